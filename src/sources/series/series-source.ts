import type {Unit} from "../../domain/figure.ts";

/** Whether figures of a source may be handed on. What is not known counts as "no". */
export interface SeriesLicence {
  readonly id: string;
  readonly url: string;
  readonly republish: "yes" | "no" | "unknown";
  /** What is known of it, in words. */
  readonly note: string;
}

/** One quantity a source gives for countries by year. */
export interface SeriesDeclaration {
  /** Also the id of the indicator that reads it. */
  readonly id: string;
  readonly title: string;
  readonly kind: "values" | "capacity";
  readonly unit: Unit;
  readonly definition: string;
  /** What a high value and a low one mean. */
  readonly reading: string;
  readonly caveats: readonly string[];
  /** A value outside is not believed: it is left blank and filed. */
  readonly bounds: readonly [number, number];
  /** What the bounds of a value mean, where the source gives any. */
  readonly interval?: string;
  /** How two years are compared: in the series' own unit, or in percent of the first. */
  readonly change: "difference" | "percent";
  /** The last year the publisher gave, where it has stopped. */
  readonly endedIn?: number;
  /** Whether the page of a country shows it as a picture. */
  readonly isHeadline: boolean;
}

/** The columns one series is read from. `error` is a standard error that `factor` turns into half an interval. */
export interface SeriesColumns {
  readonly series: string;
  readonly value: string;
  readonly low?: string;
  readonly high?: string;
  readonly error?: {readonly column: string; readonly factor: number};
  /** A form is still this form where the column is absent. */
  readonly optional?: true;
}

interface FormBase {
  /** Said where the form is told from others. */
  readonly title: string;
  /** Columns that hold the name and the code of the country; one of them may be left out. */
  readonly country: {readonly name?: string; readonly code?: string};
  /** Seen, and deliberately not taken; a word that ends in * stands for all columns that begin so. */
  readonly ignore: readonly string[];
  /** What the reader must take on trust, because the file does not say it. */
  readonly assumes?: string;
}

/** One row a country and year, one column a series. */
export interface WideForm extends FormBase {
  readonly kind: "wide";
  readonly year: string;
  readonly columns: readonly SeriesColumns[];
}

/** One row a country, each value of a year near the edition's own. */
export interface CrossSectionForm extends FormBase {
  readonly kind: "cross-section";
  /** A column that names the edition, where the file has it; otherwise its name does. */
  readonly edition: {readonly column: string; readonly pattern: RegExp; readonly yearsBefore: number};
  readonly columns: readonly SeriesColumns[];
}

/** One file a series, which only the file's name tells: one row a country and year. */
export interface NamedForm extends FormBase {
  readonly kind: "named";
  readonly year: string;
  readonly value: string;
  /** Publisher's codes of the series, as they stand in file names. */
  readonly codes: Readonly<Record<string, string>>;
}

/** One row a country and series, one column a year. */
export interface YearsForm extends FormBase {
  readonly kind: "years";
  readonly code: string;
  readonly codes: Readonly<Record<string, string>>;
}

export type SeriesForm = WideForm | CrossSectionForm | NamedForm | YearsForm;

/** What a source's own name or code of a place stands for, where the resolver cannot know it. */
export type PlaceRule =
  | {readonly country: string}
  /** Not a country: an aggregate. */
  | {readonly aggregate: true}
  /** Only a part of a country, or none that is held; `of` names the country it is a part of. */
  | {readonly apart: string; readonly of?: string};

/** A source of series about countries: who publishes it, in which forms, under which licence, and what it holds. */
export interface SeriesSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: {readonly name: string; readonly url: string};
  readonly licence: SeriesLicence;
  readonly attribution: string;
  readonly refresh: "yearly" | "every two years" | "never";
  /** Where a person fetches the file. */
  readonly address: string;
  readonly forms: readonly SeriesForm[];
  readonly series: readonly SeriesDeclaration[];
  /** Keyed by the source's own name or code. */
  readonly places: Readonly<Record<string, PlaceRule>>;
  /** Texts that stand for a value that is not there. */
  readonly missing: readonly string[];
  readonly caveats: readonly string[];
  /** Smallest share, in percent, of the values held that a newer file may have. */
  readonly floorPercent: number;
}

/** Checks a declaration when its module loads. */
export function defineSeriesSource(source: SeriesSource): SeriesSource {
  const ids = new Set(source.series.map((series) => series.id));
  if (ids.size < source.series.length) throw new TypeError(`series declared twice in ${source.id}`);
  for (const {id, bounds} of source.series) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(id)) throw new TypeError(`invalid series id: ${id}`);
    if (bounds[0] >= bounds[1]) throw new TypeError(`empty bounds: ${id}`);
  }
  for (const id of source.forms.flatMap(seriesOf)) {
    if (!ids.has(id)) throw new TypeError(`undeclared series in ${source.id}: ${id}`);
  }
  return source;
}

/** Ids of the series a form can hold. */
export function seriesOf(form: SeriesForm): readonly string[] {
  return "columns" in form ? form.columns.map(({series}) => series) : Object.values(form.codes);
}

/** Why figures of a source may not be handed on; undefined where they may. */
export function withheldBy({licence}: Pick<SeriesSource, "licence">): string | undefined {
  return licence.republish === "yes" ? undefined : licence.note;
}
