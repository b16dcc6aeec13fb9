import {ApertureError} from "../../../base/errors.ts";
import {type DraftEntity, type DraftName, type ListFile, type ListForm, partFiles} from "../list.ts";
import {readPartialDate} from "../partial-date.ts";
import {namesOf, present, splitAt, textOfFile} from "../text.ts";

const ADDRESS = /所\s*在\s*地\s*[：:]/;
const JAPANESE = "[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}]";

/**
 * The text of the ministry's documents (as `pdftotext` gives it): a number, the name in Japanese, the name in Latin
 * letters with aliases, the address. A number may stand right behind the address before it.
 */
export const metiDocument: ListForm = {
  id: "meti-document",
  title: "Text of the ministry's documents",
  parts: ["list"],
  several: true,
  partOf: ({start}) => (ADDRESS.test(start) && start.includes("最終更新日") ? "list" : undefined),
  read(parts) {
    const read = partFiles(parts, "list").map(readDocument);
    const days = read.flatMap(({dated}) => dated ?? []).sort();
    return {entries: read.flatMap(({entries}) => entries), ...present({dated: days.at(-1)})};
  }
};

function readDocument(file: ListFile): {readonly entries: readonly DraftEntity[]; readonly dated?: string} {
  const text = textOfFile(file).replace(/[０-９]/g, (digit) => digit.normalize("NFKC"));
  const [before = "", ...rest] = text.split(ADDRESS);
  const act = /（(令和[^）]+号)）/.exec(before.replace(/\s/g, ""))?.[1];
  const entries: DraftEntity[] = [];
  let head = entriesIn(before).slice(startOf(entriesIn(before), 1, file.name));
  for (const [i, segment] of rest.entries()) {
    const end = i === rest.length - 1 ? segment.length : startOf(segment, i + 2, file.name);
    entries.push(entryOf(head.replace(/^\d+/, ""), segment.slice(0, end), act));
    head = segment.slice(end);
  }
  return {entries, ...present({dated: dayOf(before)})};
}

/** What follows the line with the day of the last change. */
function entriesIn(text: string): string {
  return text.slice(text.indexOf("\n", text.indexOf("最終更新日")));
}

/** Where an entry begins: its number, before Japanese letters, or before any on a line that has some. */
function startOf(text: string, number: number, file: string): number {
  const close = new RegExp(`(?<!\\d)${number}[ \\u3000]*(?=\\S*${JAPANESE})`, "u").exec(text);
  const loose = close ?? new RegExp(`(?<!\\d)${number}[ \\u3000]+(?=.*${JAPANESE})`, "u").exec(text);
  if (loose) return loose.index;
  throw new ApertureError("source-changed", `entry ${number} not found in ${file}`, {
    hint: "The document has another form, or its text was taken out in another order of columns."
  });
}

function entryOf(head: string, address: string, act: string | undefined): DraftEntity {
  const lines = head
    .replace(/[(（]別称、/, "（別称、")
    .split("\n")
    .map((line) => line.trim());
  const isJapanese = (line: string) => new RegExp(JAPANESE, "u").test(line);
  const latinFrom = lines.findIndex(
    (line, i) => /\p{Script=Latin}/u.test(line) && !isJapanese(line) && !isOpen(lines.slice(0, i).join(""))
  );
  const [japanese, rest] = latinFrom < 0 ? [lines, []] : [lines.slice(0, latinFrom), lines.slice(latinFrom)];
  const place = address.replace(/\s+/g, " ").trim();
  const country =
    place
      .replace(/[.;]+$/, "")
      .split(",")
      .at(-1)
      ?.trim() ?? "";
  return {
    kind: "organisation",
    names: [...latinNames(rest, isJapanese), ...japaneseNames(japanese.join(""))],
    countries: /^\p{L}[\p{L}' ]{1,40}$/u.test(country) ? [country] : [],
    ...present({address: place, legalReference: act})
  };
}

/** Whether a bracket of the Japanese name is still open: Latin letters in it are part of that name. */
function isOpen(text: string): boolean {
  return text.split("（").length > text.split("）").length;
}

/** Aliases follow in Latin letters, by dashes, or behind a line of aliases in Japanese, by semicolons. */
function latinNames(lines: readonly string[], isJapanese: (line: string) => boolean): DraftName[] {
  const between = lines.findIndex(isJapanese);
  const first = between < 0 ? lines : lines.slice(0, between);
  const further = between < 0 ? [] : lines.slice(between);
  const [main = "", aliases = ""] = first
    .join("\n")
    .split(/,?\s*a\.k\.a\.\s*,?\s*the\s*following\s*\w+?\s*alias(?:es)?\s*:?/i);
  const others = [
    ...splitAt(aliases, /\n\s*[-–—]\s*|^\s*[-–—]\s*/),
    ...splitAt(further.filter((line) => !isJapanese(line)).join(" "), ";")
  ];
  const japanese = further
    .filter(isJapanese)
    .join("")
    .replace(/^.*別称：/, "");
  return [
    ...namesOf([main.trim()], "primary"),
    ...namesOf(others.map(withoutMark), "strong"),
    ...splitAt(japanese, /;|及び/).map((text): DraftName => ({text, quality: "strong", language: "ja"}))
  ];
}

function withoutMark(alias: string): string {
  return alias.replace(/\s+/g, " ").replace(/(?:[;,]\s*(?:and)?|\.)$/i, "");
}

function japaneseNames(text: string): DraftName[] {
  const [main = "", aliases = ""] = text.split("（別称、");
  return [main, ...splitAt(aliases.replace(/[）)][^）)]*$/, ""), /、|及び/)].map((name) => ({
    text: name.trim(),
    quality: "strong",
    language: "ja"
  }));
}

function dayOf(text: string): string | undefined {
  const [, year = "", month = "", day = ""] =
    /最終更新日：(\d{4})\s*年\s*(\d+)\s*月\s*(\d+)\s*日/.exec(text) ?? [];
  return readPartialDate([year, month, day].join("-"));
}
