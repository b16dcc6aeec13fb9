import type {Figure, FigureRequest, FigureTable} from "../domain/figure.ts";
import {askOne, askTable, NON_EU, narrowed} from "./ask.ts";
import type {Edition} from "./site.ts";

/** What a subject page is about: one code of one of the three ways to cut research by its content. */
export interface Subject {
  readonly dimension: "theme" | "part" | "field";
  readonly code: string;
  readonly title: string;
}

/** The figures of a subject. What the open data cannot answer exactly is left out, and the page says so. */
export interface SubjectFigures {
  readonly projects: Figure | undefined;
  readonly participations: Figure | undefined;
  readonly organisations: Figure | undefined;
  readonly money: Figure | undefined;
  readonly nonEuShare: Figure | undefined;
  /** The same share over everything, to compare with. */
  readonly nonEuShareOfAll: Figure | undefined;
  readonly nonAssociated: Figure | undefined;
  readonly trend: FigureTable | undefined;
  readonly groups: FigureTable | undefined;
  readonly countries: FigureTable | undefined;
  /** Whether the countries are those outside the EU by status, or all of them. */
  readonly countriesAreOutside: boolean;
  readonly parts: FigureTable | undefined;
  readonly specialisation: Specialisation | undefined;
}

/** Countries outside the EU by how much more of their participation lies in the subject than of everybody's. */
export interface Specialisation {
  readonly table: FigureTable;
  readonly rows: readonly Figure[];
}

/** Participations in the subject below which a country's specialisation is not ranked. */
export const SPECIALISATION_FLOOR = 20;
const MOST_SPECIALISED = 15;

/** Asks everything a subject page shows. */
export async function readSubject(
  edition: Edition,
  subject: Subject,
  base: Partial<FigureRequest>
): Promise<SubjectFigures> {
  const here = narrowed(base, subject.dimension, [subject.code]);
  const outside = narrowed(here, "group", NON_EU);
  const outsideOfAll = narrowed(base, "group", NON_EU);
  const byCountry = await askTable(edition, "projects", {...outside, by: ["country"]});
  return {
    projects: await askOne(edition, "projects", here),
    participations: await askOne(edition, "participations", here),
    organisations: await askOne(edition, "organisations", here),
    money: await askOne(edition, "net-eu-contribution", outside),
    nonEuShare: await askOne(edition, "share-of-participations", outside),
    nonEuShareOfAll: await askOne(edition, "share-of-participations", outsideOfAll),
    nonAssociated: await askOne(edition, "projects-with-non-associated", here),
    trend: await askTable(edition, "projects", {...here, by: ["year"]}),
    groups: await askTable(edition, "share-of-participations", {...outside, by: ["group", "year"]}),
    countries: byCountry ?? (await askTable(edition, "projects", {...here, by: ["country"]})),
    countriesAreOutside: byCountry !== undefined,
    parts:
      subject.dimension === "field"
        ? undefined
        : await askTable(edition, "projects", {...here, by: ["part"]}),
    specialisation: subject.dimension === "field" ? undefined : await readSpecialisation(edition, outside)
  };
}

async function readSpecialisation(
  edition: Edition,
  outside: Partial<FigureRequest>
): Promise<Specialisation | undefined> {
  const table = await askTable(edition, "theme-specialisation", {...outside, by: ["country"]});
  const counts = await askTable(edition, "participations", {...outside, by: ["country"]});
  if (!table || !counts) return undefined;
  const enough = new Set(
    counts.figures
      .filter((figure) => (figure.value ?? 0) >= SPECIALISATION_FLOOR)
      .map((figure) => figure.dims.country)
  );
  const rows = table.figures.filter((figure) => enough.has(figure.dims.country) && figure.value !== null);
  return {table, rows: rows.slice(0, MOST_SPECIALISED)};
}
