import type {Figure} from "../../domain/figure.ts";
import type {Span, Text} from "../block.ts";
import {unbroken} from "../unbroken.ts";
import {romanise} from "./romanise.ts";

/** Writes spans as Typst code: a figure links to its trace, a mark of a trace can be linked to. */
export type WriteTypst = (text: Text) => string;

export function typstWriter(traceOf: (figure: Figure) => number): WriteTypst {
  return (text) => (text.length ? `{${text.map((span) => writeSpan(span, traceOf)).join(";")}}` : "[]");
}

function writeSpan(span: Span, traceOf: (figure: Figure) => number): string {
  switch (span.kind) {
    case "figure":
      return `link(<trace-${traceOf(span.figure)}>, text(fill: blue, ${quote(span.text)}))`;
    case "place":
      return `[#box(${quote(span.text)})<${span.target}>]`;
    case "trace":
      return `text(size: 0.9em, ${quote(breakable(span.text))})`;
    default:
      return `text(${quote(span.text)})`;
  }
}

/** A Typst string; its lines do not end within a number. */
export function quote(text: string): string {
  return quoteMarkup(unbroken(text));
}

/** A Typst string of markup, such as a picture, in which a mark between two characters would break a number. */
export function quoteMarkup(text: string): string {
  return `"${romanise(text)
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replace(/\s+/g, (space) => (space.includes("\u00a0") ? space : " "))}"`;
}

/** Addresses and hashes may be broken after their joints, and anywhere every eight characters of a hash. */
function breakable(text: string): string {
  return text.replace(/[?&,=/;]|[0-9a-f]{16}/g, "$&\u200b");
}
