import {z} from "zod";
import {formatDate} from "../base/dates.ts";
import type {Citation, Source} from "../domain/statement.ts";
import {yamlFiles} from "./folder.ts";
import {partialDate} from "./read-yaml.ts";
import {address, joined, thingId, words} from "./values.ts";
import {checkYaml, openYaml, type Problem, problemAt} from "./yaml-file.ts";

const sourceSchema = z.strictObject({
  id: thingId,
  title: words,
  publisher: words.optional(),
  date: partialDate.optional(),
  address: address.optional(),
  note: words.optional()
});

const sourceFile = z.strictObject({sources: z.array(sourceSchema).min(1)});

/** A source with a way to report what is wrong with it, at the place where it is listed. */
export interface ListedSource {
  readonly source: Source;
  problem(field: string, message: string): Problem;
}

/** Reads the lists of sources that statements cite. */
export function readSources(folder: URL): {
  listed: readonly ListedSource[];
  problems: readonly Problem[];
  /** Whether every list could be read; if not, sources may be missing for no other reason. */
  isWhole: boolean;
} {
  const listed: ListedSource[] = [];
  const problems: Problem[] = [];
  for (const file of yamlFiles(folder)) {
    const opened = openYaml(file);
    if ("message" in opened) {
      problems.push(opened);
      continue;
    }
    const read = checkYaml(opened, sourceFile);
    if (!("data" in read)) {
      problems.push(...read.problems);
      continue;
    }
    for (const [at, entry] of read.data.sources.entries()) {
      const problem = (field: string, message: string) => problemAt(opened, ["sources", at, field], message);
      listed.push({source: withoutBlanks(entry), problem});
    }
  }
  return {listed, problems: [...problems, ...twice(listed)], isWhole: problems.length === 0};
}

/** Sources listed twice: under one id, or as one page with one title. */
function twice(listed: readonly ListedSource[]): Problem[] {
  const ids = new Set<string>();
  const pages = new Map<string, string>();
  return listed.flatMap(({source: {id, title, address: page}, problem}) => {
    const known = ids.has(id);
    ids.add(id);
    if (known) return problem("id", "two sources have this id");
    if (page === undefined) return [];
    const key = `${title.toLowerCase()} ${page.toLowerCase().replace(/^https?:\/\/(www\.)?|\/$/g, "")}`;
    const other = pages.get(key);
    pages.set(key, other ?? id);
    return other === undefined ? [] : problem("title", `listed already as ${other}, with the same address`);
  });
}

/** A citation as a reader of plain text finds it: title, publisher, date, address, and the remark. */
export function sayCitation(citation: Citation, sources: ReadonlyMap<string, Source>): string {
  const {title, publisher, date, address: page} = sources.get(citation.source) ?? {title: citation.source};
  const name = joined(title, publisher, date && formatDate(date));
  return [name, page, citation.remark && `(${citation.remark})`].filter(Boolean).join(" ");
}

function withoutBlanks({
  publisher,
  date,
  address: page,
  note,
  ...rest
}: z.infer<typeof sourceSchema>): Source {
  return {
    ...rest,
    ...(publisher && {publisher}),
    ...(date && {date}),
    ...(page && {address: page}),
    ...(note && {note})
  };
}
