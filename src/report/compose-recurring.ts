import {type Block, plain, type RecurringValue, type Span, type Text, words} from "./block.ts";
import {splitCitation} from "./citation.ts";
import {figureSpan, fill} from "./compose-text.ts";
import type {Composer, LastEdition} from "./composer.ts";
import {causeBetween} from "./difference.ts";
import type {RecurringBlock} from "./outline-schema.ts";

interface Composed {
  readonly blocks: readonly Block[];
  readonly values: readonly RecurringValue[];
}

/** The indicators every edition has, each beside its value in the editions before and the reason it differs. */
export async function composeRecurring(
  block: RecurringBlock,
  composer: Composer,
  id: string
): Promise<Composed> {
  const rows: (readonly Text[])[] = [];
  const values: RecurringValue[] = [];
  for (const [at, entry] of block.recurring.entries()) {
    const figure = await composer.register.figure(composer.expand(entry.figures));
    const title = fill(entry.title, composer);
    if (figure) values.push({id: entry.id, title: plain(title), figure});
    rows.push([
      title,
      [figureSpan(figure, composer.sources.wording)],
      ...(composer.lastEdition ? [lastValue(entry.id, composer.lastEdition)] : []),
      precedentsOf(entry, `${composer.file.name}:${lineOf(composer, "recurring", at)}`, composer),
      [...(await lastReason(entry.id, composer)), ...fill(entry.reason, composer)]
    ]);
  }
  const columns = [
    {title: [words("Indicator")], align: "start" as const, width: 3},
    {title: [words("This edition")], align: "start" as const, width: 3},
    ...(composer.lastEdition
      ? [{title: [words("Last edition built here")], align: "start" as const, width: 3}]
      : []),
    {title: [words("Earlier reports of the Commission")], align: "start" as const, width: 5},
    {title: [words("Why they differ")], align: "start" as const, width: 5}
  ];
  const table = {
    kind: "table" as const,
    id,
    number: "",
    caption: fill(block.title, composer),
    columns,
    rows,
    source: composer.lastEdition ? [] : [words("No edition before this one has been built here.")]
  };
  return {blocks: [table], values};
}

function lastValue(id: string, {name, values}: LastEdition): Text {
  const value = values[id];
  if (!value) return [words("– (not in it)")];
  return [{kind: "fact", text: `${value.text} (${name})`, place: `edition:${name}`}];
}

const CAUSES: Readonly<Record<ReturnType<typeof causeBetween>, string>> = {
  method: "as the method has changed since",
  "new data": "as newer files were read",
  correction: "as the files were corrected at the source",
  catalogue: "as the catalogue has changed since",
  "same sources": "from the same sources, which needs a look"
};

/** Parts what is new in this period from what would be different in the last edition too, were it built today. */
async function lastReason(id: string, composer: Composer): Promise<Text> {
  const {lastEdition, register, pins} = composer;
  const last = lastEdition?.values[id];
  if (!last) return [];
  const {address, value} = splitCitation(last.citation);
  const again = await register.figure(address);
  if (!again) return [words("The last edition's value cannot be computed from the data held. ")];
  if (String(again.value ?? "blank") === value)
    return [
      words("For the last edition's period the value is still the same: the difference is the period. ")
    ];
  return [
    words("For the last edition's period the value is now "),
    figureSpan(again, composer.sources.wording),
    words(`, ${CAUSES[causeBetween(lastEdition.pins, pins)]}; the rest is the period. `)
  ];
}

/** What earlier reports said, each source named once after the values it is the source of. */
function precedentsOf(
  {precedents}: RecurringBlock["recurring"][number],
  place: string,
  {sources}: Composer
): Text {
  if (precedents.length === 0) return [words("none found")];
  return precedents.flatMap(({edition, value, confidence, source}, at): Span[] => {
    const mark = confidence === "seen" ? "" : ` (${confidence})`;
    const isLastOfSource = precedents[at + 1]?.source !== source;
    return [
      ...(at > 0 ? [words("; ")] : []),
      {kind: "fact", text: `${edition}: ${value}${mark}`, place},
      ...(isLastOfSource ? [words(" "), sourceMark(sources.named(`source:${source}`))] : [])
    ];
  });
}

function sourceMark(span: Span): Span {
  return {...span, text: `[${span.text}]`};
}

/** The line of the outline on which an entry of the block begins; there is one such block in an outline. */
export function lineOf({file, outline}: Composer, key: "recurring" | "checks", at: number): number {
  for (const [sectionAt, section] of outline.sections.entries()) {
    const blockAt = section.blocks.findIndex((block) => key in block);
    if (blockAt >= 0) return file.lineOf(["sections", sectionAt, "blocks", blockAt, key, at]);
  }
  return 1;
}
