import {formatDate} from "../base/dates.ts";
import type {Block, RecurringValue, Report, Text} from "./block.ts";
import {plain, words} from "./block.ts";
import {composeChecks} from "./compose-checks.ts";
import {composeMatrix} from "./compose-matrix.ts";
import {composeRecurring} from "./compose-recurring.ts";
import {composeShow} from "./compose-show.ts";
import {composeText, fill} from "./compose-text.ts";
import type {Composer} from "./composer.ts";
import {methodBlocks} from "./method.ts";
import {numbered} from "./numbering.ts";
import type {Leaf, Section, SectionBlock} from "./outline-schema.ts";
import {firstDay, lastDay, sayPeriod} from "./period.ts";
import {type EditorsNote, signedBlock} from "./signed.ts";
import type {ListScope} from "./sources.ts";
import {traceBlocks} from "./trace-annex.ts";

/** The dates of an edition, each of which can differ from the others. */
export interface EditionDates {
  readonly due: string | undefined;
  readonly published: string | undefined;
}

export interface ComposeOptions {
  readonly dates: EditionDates;
  readonly notes: readonly EditorsNote[];
  /** Told before each section, for the progress bar. */
  readonly onSection: (title: string, at: number, of: number) => void;
}

interface Collected {
  readonly blocks: Block[];
  readonly recurring: RecurringValue[];
}

/** Composes a report from its outline; the same sources always give the same report. */
export async function composeReport(composer: Composer, options: ComposeOptions): Promise<Report> {
  const {outline} = composer;
  const collected: Collected = {blocks: [], recurring: []};
  for (const [at, section] of outline.sections.entries()) {
    const title = fill(section.title, composer);
    options.onSection(plain(title), at, outline.sections.length);
    collected.blocks.push({
      kind: "heading",
      level: 1,
      id: section.id,
      number: annexMark(section),
      text: title
    });
    await composeSection(section, composer, collected);
    for (const note of options.notes.filter(({section: where}) => where === section.id))
      collected.blocks.push(await signedBlock(note, composer));
  }
  const tables = composer.register.cited();
  collected.blocks.push(...methodBlocks(composer), ...traceBlocks(tables));
  return {
    title: plain(fill(outline.title, composer)),
    subtitle: plain(fill(outline.subtitle, composer)),
    front: frontMatter(composer, options.dates),
    blocks: numbered(collected.blocks),
    tables,
    recurring: collected.recurring,
    opening: outline.opening,
    asOf: composer.asOf,
    keywords: ["research and innovation", "international cooperation", "Global Approach"]
  };
}

/** Sections of the annex are lettered; the mark is replaced when the report is numbered. */
function annexMark({annex}: Section): string {
  return annex ? "annex" : "";
}

async function composeSection(section: Section, composer: Composer, collected: Collected): Promise<void> {
  for (const [at, block] of section.blocks.entries())
    await composeBlock(block, composer, `${section.id}-${at + 1}`, collected);
}

async function composeBlock(
  block: SectionBlock,
  composer: Composer,
  id: string,
  collected: Collected
): Promise<void> {
  if (!("each" in block)) return composeLeaf(block, composer, id, 2, collected);
  for (const code of block.of) {
    const name = composer.sources.wording.name(block.each, code);
    const within = composer.with({[block.each]: code});
    collected.blocks.push({
      kind: "heading",
      level: 2,
      id: `${id}-${code.toLowerCase()}`,
      number: "",
      text: [{kind: "name", text: name, of: `${block.each}:${code}`}]
    });
    for (const [at, leaf] of block.blocks.entries())
      await composeLeaf(leaf, within, `${id}-${code.toLowerCase()}-${at + 1}`, 3, collected);
  }
}

async function composeLeaf(
  block: Leaf,
  composer: Composer,
  id: string,
  level: 2 | 3,
  {blocks, recurring}: Collected
): Promise<void> {
  if ("text" in block) blocks.push(await composeText(block, composer));
  else if ("show" in block) blocks.push(...(await composeShow(block, composer, id)));
  else if ("matrix" in block) blocks.push(...(await composeMatrix(block, composer, id)));
  else if ("checks" in block) blocks.push(...(await composeChecks(block, composer, id)));
  else if ("recurring" in block) {
    const composed = await composeRecurring(block, composer, id);
    blocks.push(...composed.blocks);
    recurring.push(...composed.values);
  } else blocks.push(...(await listBlocks(block, composer, {id, level, occurs: occursIn(blocks)})));
}

/** Looks in everything a block holds, words in a picture too. */
function occursIn(blocks: readonly Block[]): ListScope["occurs"] {
  return (name) => blocks.some((block) => JSON.stringify(block).includes(name));
}

function listBlocks(
  {list, only}: Extract<Leaf, {list: string}>,
  {sources, period, asOf, variables}: Composer,
  place: Pick<ListScope, "id" | "level" | "occurs">
): Promise<readonly Block[]> {
  const {country, theme} = variables;
  return sources.list(list, {
    from: firstDay(period),
    to: lastDay(period),
    asOf,
    only,
    ...place,
    ...(country && {country}),
    ...(theme && {theme})
  });
}

function frontMatter({period, asOf}: Composer, {due, published}: EditionDates): Text[] {
  const dated = (title: string, day: string | undefined): Text => [
    words(`${title}: `),
    day === undefined ? words("not stated") : {kind: "date", text: formatDate(day), date: day}
  ];
  return [
    [
      words("Reporting period: "),
      {kind: "date", text: sayPeriod(period), date: `${period.from}/${period.to}`}
    ],
    dated("Due", due),
    dated("Published", published),
    dated("Facts as of", asOf)
  ];
}
