import {groupBy} from "../../../base/collections.ts";
import type {EntityKind, NameQuality} from "../../../domain/listed-entity.ts";
import {type DraftEntity, type DraftName, type ListForm, partFiles, type Tell} from "../list.ts";
import {dateOf, datesOf, readPartialDate} from "../partial-date.ts";
import {hasColumns, readTable, type TableRow} from "../table.ts";
import {present, splitAt} from "../text.ts";

const KINDS: Readonly<Record<string, EntityKind>> = {
  individual: "person",
  entity: "organisation",
  ship: "vessel"
};

/** Where each thing stands in one of the two layouts the United Kingdom has used. */
export interface UkLayout {
  readonly reference: readonly string[];
  readonly kind: readonly string[];
  readonly aliasType: string;
  readonly aliasStrength: string;
  readonly script: string;
  readonly scriptType: string;
  readonly birth: string;
  readonly address: readonly string[];
  readonly country: string;
  readonly regime: string;
  readonly listed: readonly string[];
  readonly identifiers: readonly string[];
  readonly remarks: readonly string[];
  readonly parent: string;
  readonly ignored: readonly string[];
}

const NAME_PARTS = ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6"];
const SCRIPTS: Readonly<Record<string, string>> = {
  arabic: "Arab",
  persian: "Arab",
  cyrillic: "Cyrl",
  russian: "Cyrl",
  ukrainian: "Cyrl",
  chinese: "Hani",
  latin: "Latn",
  korean: "Kore",
  hebrew: "Hebr"
};

/** A form of the United Kingdom's list: a line with its date, a header, a row for each name, birth or address. */
export function ukForm(id: string, title: string, layout: UkLayout): ListForm {
  const columns = columnsOf(layout);
  const required = ["Name 6", "Name 1", layout.regime, layout.birth];
  return {
    id,
    title,
    parts: ["list"],
    partOf: ({start}) => (hasColumns(start, required) ? "list" : undefined),
    read(parts, tell) {
      const [file] = partFiles(parts, "list");
      if (!file) return {entries: []};
      const rule = {columns, ignored: layout.ignored, required, linesBefore: 1};
      const {rows, linesBefore} = readTable(file, rule, tell);
      const groups = groupBy(rows, (row) => firstOf(row, layout.reference));
      const entries = [...groups.values()].map((group) => entryOf(group, layout, tell));
      const dated = readPartialDate(/(\d[\dA-Za-z/-]+\d{4})/.exec(linesBefore[0] ?? "")?.[1] ?? "");
      return {entries, ...present({dated})};
    }
  };
}

function columnsOf(layout: UkLayout): readonly string[] {
  const {reference, kind, address, listed, identifiers, remarks} = layout;
  const single = [layout.aliasType, layout.aliasStrength, layout.script, layout.scriptType, layout.birth];
  const place = [...address, layout.country, layout.regime, layout.parent];
  return [...NAME_PARTS, ...reference, ...kind, ...single, ...place, ...listed, ...identifiers, ...remarks];
}

function entryOf(rows: readonly TableRow[], layout: UkLayout, tell: Tell): DraftEntity {
  const all = (column: string) => rows.map((row) => row.get(column)).filter(Boolean);
  const [first] = rows;
  const kind = first ? firstOf(first, layout.kind) : "";
  if (KINDS[kind.toLowerCase()] === undefined) tell("kind", kind, "not known; read as of unknown kind");
  return {
    kind: KINDS[kind.toLowerCase()] ?? "unknown",
    names: rows.flatMap((row) => namesOfRow(row, layout, tell)),
    countries: all(layout.country),
    birthDates: all(layout.birth).flatMap((text) => birthDatesOf(text, tell)),
    identifiers: layout.identifiers.flatMap((scheme) => all(scheme).map((value) => ({scheme, value}))),
    programmes: all(layout.regime),
    parents: all(layout.parent),
    ...present({
      reference: first && firstOf(first, layout.reference),
      listedOn: first && dateOf("listed", firstOf(first, layout.listed), tell),
      address: [...new Set(rows.map((row) => addressOf(row, layout)))].filter(Boolean).join("; "),
      remarks: [...new Set(layout.remarks.flatMap(all))].join("\n")
    })
  };
}

function namesOfRow(row: TableRow, layout: UkLayout, tell: Tell): DraftName[] {
  const text = NAME_PARTS.map((part) => row.get(part))
    .filter((part) => part !== "" && part !== "0")
    .join(" ");
  const scriptType = row.get(layout.scriptType).toLowerCase();
  const script = SCRIPTS[scriptType];
  if (scriptType !== "" && script === undefined)
    tell(layout.scriptType, scriptType, "not known; told from the characters");
  return [
    {text, quality: qualityOf(row, layout, tell)},
    {text: row.get(layout.script), quality: "strong", ...present({script})}
  ];
}

function qualityOf(row: TableRow, layout: UkLayout, tell: Tell): NameQuality {
  if (/weak|low/i.test(row.get(layout.aliasStrength))) return "weak";
  const type = row.get(layout.aliasType);
  if (/^(?:primary name|prime alias)$/i.test(type)) return "primary";
  if (/^fka$|former/i.test(type)) return "former";
  if (!/^(?:aka|alias|primary name variation|)$/i.test(type))
    tell(layout.aliasType, type, "not known; read as a strong alias");
  return "strong";
}

function birthDatesOf(text: string, tell: Tell): string[] {
  return splitAt(text.replaceAll(/\bdd\/mm\//gi, "00/00/").replaceAll(/\bdd\//gi, "00/"), /;|,/).flatMap(
    (part) => datesOf("birth", part, tell)
  );
}

function addressOf(row: TableRow, layout: UkLayout): string {
  return [...layout.address, layout.country]
    .map((column) => row.get(column))
    .filter(Boolean)
    .join(", ");
}

function firstOf(row: TableRow, columns: readonly string[]): string {
  return columns.map((column) => row.get(column)).find(Boolean) ?? "";
}
