import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import type {SeriesForm, SeriesSource} from "../../sources/series/series-source.ts";

/** The source and the form a header was recognised as. */
export interface Recognised {
  readonly source: SeriesSource;
  readonly form: SeriesForm;
}

/** The columns without which a file is not of a form. */
export function requiredColumns(form: SeriesForm): readonly string[] {
  const {name, code} = form.country;
  const own = [name, code].filter((column) => column !== undefined);
  if (form.kind === "named") return [...own, form.year, form.value];
  if (form.kind === "years") return [...own, form.code];
  const values = form.columns
    .filter(({optional}) => optional === undefined)
    .flatMap(({value, low, high, error}) => [value, low, high, error?.column])
    .filter((column) => column !== undefined);
  return form.kind === "wide" ? [...own, form.year, ...values] : [...own, ...values];
}

/** The form whose columns a header holds; of several the one that asks for most. */
export function recognise(
  header: readonly string[],
  sources: readonly SeriesSource[]
): Recognised | undefined {
  const held = new Set(header);
  const fitting = formsOf(sources).filter(
    ({form}) =>
      requiredColumns(form).every((column) => held.has(column)) &&
      (form.kind !== "years" || header.some(isYear))
  );
  return fitting.sort((a, b) => requiredColumns(b.form).length - requiredColumns(a.form).length)[0];
}

/** Columns of a header that the form neither takes nor ignores. */
export function unknownColumns(header: readonly string[], form: SeriesForm): readonly string[] {
  const taken = new Set(requiredColumns(form));
  if ("columns" in form)
    for (const {value, low, high, error} of form.columns)
      for (const column of [value, low, high, error?.column]) if (column !== undefined) taken.add(column);
  if (form.kind === "cross-section") taken.add(form.edition.column);
  return header.filter(
    (column) =>
      !taken.has(column) && !isIgnored(column, form.ignore) && !(form.kind === "years" && isYear(column))
  );
}

/** Refuses a header that is nearly of a form: a column was renamed or left out. */
export function refuseNearlyKnown(
  file: string,
  header: readonly string[],
  sources: readonly SeriesSource[]
): void {
  for (const {source, form} of formsOf(sources)) {
    const required = requiredColumns(form);
    const missing = required.filter((column) => !header.includes(column));
    const unknown = unknownColumns(header, form);
    if (missing.length * 3 > required.length || unknown.length > required.length) continue;
    const near = closest(missing[0] ?? "", unknown) ?? unknown[0];
    throw new ApertureError(
      "source-changed",
      `missing column in ${file} of ${source.title}: ${missing.join(", ")}`,
      {
        hint: near
          ? `The file has an unknown column ${near}. If it was renamed, the declaration of the source must follow.`
          : "Fetch the whole file from the publisher."
      }
    );
  }
}

/** Whether a column is headed by a year. */
export function isYear(column: string): boolean {
  return /^(1[789]|20)\d\d$/.test(column);
}

function isIgnored(column: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith("*") ? column.startsWith(pattern.slice(0, -1)) : column === pattern
  );
}

function formsOf(sources: readonly SeriesSource[]): Recognised[] {
  return sources.flatMap((source) => source.forms.map((form) => ({source, form})));
}
