import {formatDate} from "../../../base/dates.ts";
import {formatNumber} from "../../../base/numbers.ts";
import type {Statement, Thing} from "../../../domain/statement.ts";
import {type Column, type Span, type Table, type Text, words} from "../../../report/block.ts";
import {type Fact, factOf} from "../../catalogue/facts.ts";

/** A date of the catalogue; partial dates keep their precision. */
export function dateSpan(date: string): Span {
  return {kind: "date", text: formatDate(date), date};
}

/** A statement as a reader reads it, with how well it is known where that is not at first hand. */
export function factSpan(statement: Statement | Fact): Span {
  const fact = "statement" in statement ? statement : factOf(statement);
  const {place, confidence} = fact.statement;
  const mark = confidence === "unverified" ? " (unverified)" : "";
  return {kind: "fact", text: `${fact.text}${mark}`, place};
}

/** The name of an entry. */
export function thingSpan(thing: Thing): Span {
  return {kind: "name", text: thing.shortName ?? thing.name, of: `${thing.register}:${thing.id}`};
}

/** A name from a closed list of the catalogue, or of somebody it names. */
export function nameSpan(text: string, of: string): Span {
  return {kind: "name", text, of};
}

/** Spans with words between them. */
export function joinSpans(spans: readonly Span[], between = ", "): Text {
  return spans.flatMap((span, at) => (at > 0 ? [words(between), span] : [span]));
}

/** A number of entries, with the address that counts them again. */
export function countSpan(count: number, address: string): Span {
  return {kind: "count", text: formatNumber(count), address};
}

/** A column of a table of facts. */
export function column(title: string, width: number): Column {
  return {title: [words(title)], align: "start", width};
}

/** A column of numbers. */
export function columnEnd(title: string, width: number): Column {
  return {title: [words(title)], align: "end", width};
}

/** A table of facts, whose sources are in the catalogue. */
export function factTable(
  id: string,
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Text[])[]
): Table {
  return {
    kind: "table",
    id,
    number: "",
    caption: [words(caption)],
    columns,
    rows,
    source: [words("Source: catalogue of the workbench; each statement with its source and confidence.")]
  };
}

/** A dash where nothing is stated. */
export const NOTHING: Text = [words("–")];
