import {groupBy} from "../../../base/collections.ts";
import type {EntityKind, NameQuality} from "../../../domain/listed-entity.ts";
import {
  type DraftEntity,
  type DraftName,
  type ListContent,
  type ListFile,
  type ListForm,
  partFiles,
  type Tell
} from "../list.ts";
import {cutShort, readRecords} from "../table.ts";
import {present, splitAt, textOfFile} from "../text.ts";
import {readOfacRemarks} from "./ofac-remarks.ts";

const KINDS: Readonly<Record<string, EntityKind>> = {
  "": "organisation",
  individual: "person",
  vessel: "vessel",
  aircraft: "aircraft"
};

const ALIASES: Readonly<Record<string, NameQuality>> = {aka: "strong", nka: "strong", fka: "former"};

/** The files end as files of MS-DOS did. */
const END_OF_FILE = new RegExp(`${String.fromCharCode(26)}$`);

/** Cells of each part; the files have no header. */
const WIDTHS: Readonly<Record<string, number>> = {primary: 12, addresses: 6, aliases: 5, comments: 2};

/** More additions than this without their entry, in percent, mean that the primary file is cut short. */
const MOST_STRAY_PERCENT = 1;

type Rows = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The legacy CSV files of the Office of Foreign Assets Control: Latin-1, no header, `-0-` for nothing. */
export function ofacLegacy(files: Readonly<Record<string, RegExp>>): ListForm {
  return {
    id: "ofac-csv",
    title: "Legacy CSV files of the Office of Foreign Assets Control",
    parts: ["primary", "addresses", "aliases"],
    partOf: ({name, start}) =>
      /^\d+,/.test(start)
        ? Object.entries(files).find(([, pattern]) => pattern.test(baseName(name)))?.[0]
        : undefined,
    read(parts, tell) {
      const rowsOf = (part: string): Rows =>
        groupBy(
          partFiles(parts, part).flatMap((file) => readPart(file, part)),
          ([number]) => number ?? ""
        );
      const [primary, addresses, aliases] = [rowsOf("primary"), rowsOf("addresses"), rowsOf("aliases")];
      const comments = rowsOf("comments");
      refuseStrays(primary, {addresses, aliases}, tell);
      return entriesOf(primary, {addresses, aliases, comments}, tell);
    }
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function readPart(file: ListFile, part: string): readonly (readonly string[])[] {
  const text = textOfFile(file, "latin1").trimEnd().replace(END_OF_FILE, "");
  const width = WIDTHS[part] ?? 0;
  const records = readRecords(text, file.name, ",");
  const wrong = records.find(({cells}) => cells.length !== width);
  if (wrong) throw cutShort(file.name, `line ${wrong.line} has ${wrong.cells.length} of ${width} cells`);
  return records.map(({cells}) => cells.map((cell) => (cell === "-0-" ? "" : cell)));
}

/** Addresses and aliases name their entry, which tells when the file of entries was cut at the end of a row. */
function refuseStrays(primary: Rows, additions: Readonly<Record<string, Rows>>, tell: Tell): void {
  for (const [part, rows] of Object.entries(additions)) {
    const stray = [...rows.keys()].filter((number) => !primary.has(number));
    if (stray.length * 100 > rows.size * MOST_STRAY_PERCENT && stray.length > 1)
      throw cutShort(part, `${stray.length} of ${rows.size} entries they belong to are missing`);
    for (const number of stray) tell(part, number, "no such entry; left out");
  }
}

function entriesOf(primary: Rows, additions: Readonly<Record<string, Rows>>, tell: Tell): ListContent {
  const entries = [...primary].map(([number, [row = []]]): DraftEntity => {
    const of = (part: string) => additions[part]?.get(number) ?? [];
    const [, name = "", type = "", programmes = ""] = row;
    const kind = KINDS[type];
    if (kind === undefined) tell("SDN_Type", type, "not known; read as of unknown kind");
    const continued = of("comments").map(([, text = ""]) => text);
    const remarks = readOfacRemarks([row[11] ?? "", ...continued].join(""), tell);
    return {
      reference: number,
      kind: kind ?? "unknown",
      names: [
        {text: name, quality: "primary"},
        ...of("aliases").map((alias) => aliasOf(alias, tell)),
        ...remarks.names
      ],
      countries: of("addresses").map(([, , , , country = ""]) => country),
      cities: of("addresses").map(([, , , city = ""]) => city),
      birthDates: remarks.birthDates,
      identifiers: remarks.identifiers,
      programmes: splitAt(programmes, /\]\s*\[|;/),
      ...present({
        address: of("addresses")
          .map(([, , street, city, country]) => [street, city, country].filter(Boolean).join(", "))
          .filter(Boolean)
          .join("; "),
        remarks: remarks.text
      })
    };
  });
  return {entries};
}

function aliasOf([, , type = "", text = ""]: readonly string[], tell: Tell): DraftName {
  const quality = ALIASES[type];
  if (quality === undefined) tell("alt_type", type, "not known; read as a strong alias");
  return {text, quality: quality ?? "strong"};
}
