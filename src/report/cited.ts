/** Something a written report states, with what it rests on. */
export interface Cited {
  readonly kind: "figure" | "count" | "fact";
  /** A figure's address with value and warehouse, a count's address, or the place of a statement. */
  readonly source: string;
  /** The text a reader sees; the value as written in a data file. */
  readonly text: string;
  /** How the value is written; a Word document does not say which. */
  readonly form: "short" | "exact" | "value" | "either";
}

const ELEMENT =
  /<(?:a|span|bdi)[^>]*? data-(figure|count|fact)="([^"]*)"( data-form="exact")?[^>]*>([^<]*)<\/(?:a|span|bdi)>/g;

/** Everything a report as a web page states of figures and the catalogue. */
export function citedInHtml(html: string): Cited[] {
  return [...html.matchAll(ELEMENT)].map(([, kind = "", source = "", exact, text = ""]) => ({
    kind: kind as Cited["kind"],
    source: withoutEntities(source),
    text: withoutEntities(text),
    form: exact ? "exact" : "short"
  }));
}

const WORD_LINK = /<w:hyperlink(?=[^>]* w:tooltip="([^"]*)")[^>]*>(.*?)<\/w:hyperlink>/gs;

/** Every figure that the text of a Word document states, by the tips of its links. */
export function citedInWord(xml: string): Cited[] {
  return [...xml.matchAll(WORD_LINK)].map(([, source = "", runs = ""]) => ({
    kind: "figure",
    source: withoutEntities(source),
    text: withoutEntities(
      [...runs.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")
    ),
    form: "either"
  }));
}

/** Everything rows of data state: those with a value and the address of a figure. */
export function citedInRows(rows: readonly (readonly unknown[])[]): Cited[] {
  const [head = [], ...body] = rows;
  const [valueAt, figureAt] = [head.indexOf("value"), head.indexOf("figure")];
  if (valueAt < 0 || figureAt < 0) return [];
  return body.map((row) => ({
    kind: "figure",
    source: String(row[figureAt] ?? ""),
    text: String(row[valueAt] ?? ""),
    form: "value"
  }));
}

/** A count without the spaces between its thousands: 4 988 is the same count as 4988. */
export function ungrouped(count: string): string {
  return count.replace(/(?<=\d)\u00a0(?=\d{3})/g, "");
}

function withoutEntities(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
