import {formatNumber} from "../../base/numbers.ts";
import {LEGAL_EFFECTS} from "../../domain/listed-entity.ts";
import {OWN_COLUMNS} from "../../sources/lists/forms/own-csv.ts";
import {LISTS} from "../../sources/lists/index.ts";
import type {ListDeclaration, ListForm} from "../../sources/lists/list.ts";

/** The reference of restrictive lists, written from their declarations. */
export function listReference(): string {
  const columns = Object.entries(OWN_COLUMNS).map(([column, meaning]) => `| ${column} | ${meaning} |`);
  return [
    "# Lists",
    "",
    "What partners are screened against. A list that is not held, or is past its age, is named in every answer: not screened against it.",
    "",
    ...LISTS.flatMap(listEntry),
    "## Columns of an own list",
    "",
    "| column | what stands in it |",
    "|---|---|",
    ...columns,
    ""
  ].join("\n");
}

function listEntry(list: ListDeclaration): readonly string[] {
  const {id, title, authority, publisher, licence, legalEffect, kinds, downloads, caveats} = list;
  return [
    `## ${id}`,
    "",
    `**${title}**, of: ${authority}. ${LEGAL_EFFECTS[legalEffect]}.`,
    "",
    `- Published by ${publisher.name}, ${publisher.url}, ${licence.id}`,
    `- Fetched from: ${downloads.join(" ") || "nowhere; a file is given with --from"}`,
    `- Holds: ${kinds.join(", ")}; at least ${formatNumber(list.floor)} entries; outdated after ${list.mostAgeDays} days`,
    ...(list.within === undefined ? [] : [`- Also within: ${list.within}`]),
    ...list.forms.map(formLine),
    ...caveats.map((caveat) => `- ${caveat}`),
    ""
  ];
}

function formLine({id, title, transcription}: ListForm): string {
  const by = transcription
    ? ` (not the authority's own: ${transcription.by}, licence ${transcription.licence}, not for republication)`
    : "";
  return `- Form \`${id}\`: ${title}${by}`;
}
