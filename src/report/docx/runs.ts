import {Bookmark, InternalHyperlink, type ParagraphChild, TextRun} from "docx";
import type {Figure} from "../../domain/figure.ts";
import {citationOf} from "../../exports/rows.ts";
import type {Span, Text} from "../block.ts";
import {unbroken} from "../unbroken.ts";

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

/** Writes spans as runs: figures link to their trace and carry their address, marks of a trace are bookmarks. */
export type WriteRuns = (text: Text) => ParagraphChild[];

export function runWriter(traceOf: (figure: Figure) => number): WriteRuns {
  return (text) => text.map((span) => writeSpan(span, traceOf));
}

function writeSpan(span: Span, traceOf: (figure: Figure) => number): ParagraphChild {
  switch (span.kind) {
    case "figure":
      return new InternalHyperlink({
        anchor: `${bookmarkOf(`trace-${traceOf(span.figure)}`)} ${citationOf(span.figure)}`,
        children: [new TextRun({text: span.text, style: "Figure"})]
      });
    case "place":
      return new Bookmark({id: bookmarkOf(span.target), children: [new TextRun(span.text)]});
    case "trace":
      return new TextRun({text: span.text, style: "Trace"});
    default:
      return new TextRun({
        text: unbroken(span.text),
        ...(RIGHT_TO_LEFT.test(span.text) && {rightToLeft: true})
      });
  }
}

/** A name Word takes for a bookmark: letters, digits and underscores, at most forty. */
export function bookmarkOf(id: string): string {
  return `b_${id.replace(/[^A-Za-z0-9]/g, "_")}`.slice(0, 40);
}
