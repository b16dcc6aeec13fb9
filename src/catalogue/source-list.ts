import {z} from "zod";
import type {Source} from "../domain/statement.ts";
import {yamlFiles} from "./folder.ts";
import {partialDate} from "./read-yaml.ts";
import {address, thingId, words} from "./values.ts";
import {checkYaml, openYaml, type Problem} from "./yaml-file.ts";

const sourceSchema = z.strictObject({
  id: thingId,
  title: words,
  publisher: words.optional(),
  date: partialDate.optional(),
  address: address.optional(),
  note: words.optional()
});

const sourceFile = z.strictObject({sources: z.array(sourceSchema).min(1)});

/** Reads the lists of sources that statements cite. */
export function readSources(folder: URL): {sources: readonly Source[]; problems: readonly Problem[]} {
  const sources: Source[] = [];
  const problems: Problem[] = [];
  for (const file of yamlFiles(folder)) {
    const opened = openYaml(file);
    if ("message" in opened) {
      problems.push(opened);
      continue;
    }
    const read = checkYaml(opened, sourceFile);
    if ("data" in read) sources.push(...read.data.sources.map(withoutBlanks));
    else problems.push(...read.problems);
  }
  return {sources, problems};
}

function withoutBlanks({publisher, date, address, note, ...rest}: z.infer<typeof sourceSchema>): Source {
  return {
    ...rest,
    ...(publisher && {publisher}),
    ...(date && {date}),
    ...(address && {address}),
    ...(note && {note})
  };
}
