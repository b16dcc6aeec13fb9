import {countryByCode} from "../catalogue/countries.ts";
import {regionTitle} from "../catalogue/regions.ts";
import {themeById} from "../catalogue/themes.ts";
import type {Dimension} from "../domain/dimension.ts";
import {GROUPS, isGroup} from "../domain/group.ts";
import {
  ACTIVITIES,
  isProgramme,
  PROGRAMMES,
  type Programme,
  programmeOfPart,
  ROLES
} from "../domain/programme.ts";
import type {Warehouse} from "../warehouse/open.ts";

/** Names of codes for reading; those of parts and fields come with the data. */
export interface Names {
  of(dimension: Dimension, code: string | number): string;
}

/** Reads the names of programme parts, fields and subjects from the open warehouse. */
export async function readNames({db, manifest, works}: Warehouse): Promise<Names> {
  const held = new Set(manifest.vintages.map(({ref}) => ref.programme));
  const parts = partNames(await db.rows<PartTitle>("SELECT code, title FROM ref.part"), held);
  const subjects = new Map(
    (works ? await db.rows<{code: string; title: string}>(SUBJECTS) : []).map((row) => [row.code, row.title])
  );
  const fields = new Map(
    (await db.rows<{code: string; title: string}>("SELECT code, title FROM ref.field")).map((row) => [
      row.code,
      row.title
    ])
  );
  return {
    of: (dimension, code) => {
      const text = String(code);
      if (dimension === "part" || dimension === "pillar") return parts.get(text) ?? text;
      if (dimension === "subject") return subjects.get(text) ?? FIXED.subject?.(text) ?? text;
      if (dimension === "field") return fields.get(text) ?? text;
      return fixedName(dimension, text);
    }
  };
}

export interface PartTitle {
  readonly code: string;
  readonly title: string;
}

/** Titles of parts; one that parts of several programmes held bear is followed by the programme. */
export function partNames(
  rows: readonly PartTitle[],
  held: ReadonlySet<string>
): ReadonlyMap<string, string> {
  const bearers = new Map<string, Set<Programme>>();
  for (const {code, title} of rows) {
    const programme = programmeOfPart(code);
    if (programme && held.has(programme))
      bearers.set(title, (bearers.get(title) ?? new Set()).add(programme));
  }
  return new Map(
    rows.map(({code, title}) => {
      const programme = programmeOfPart(code);
      const isShared = (bearers.get(title)?.size ?? 0) > 1;
      return [code, programme && isShared ? `${title}, ${PROGRAMMES[programme].title}` : title];
    })
  );
}

const SUBJECTS =
  "SELECT code::VARCHAR AS code, title FROM works.field UNION SELECT area::VARCHAR, area_title FROM works.field";

const FIXED: Readonly<Partial<Record<Dimension, (code: string) => string | undefined>>> = {
  programme: (code) => (isProgramme(code) ? PROGRAMMES[code].title : undefined),
  country: nameOfCountry,
  partner: nameOfCountry,
  group: (code) => (isGroup(code) ? GROUPS[code].title : undefined),
  theme: (code) => themeById(code)?.title,
  income: (code) =>
    code === "unknown"
      ? "Not classified"
      : `${code.charAt(0).toUpperCase()}${code.slice(1).replace("-", " ")} income`,
  region: regionTitle,
  role: (code) => (Object.hasOwn(ROLES, code) ? ROLES[code as keyof typeof ROLES] : undefined),
  activity: (code) =>
    Object.hasOwn(ACTIVITIES, code) ? ACTIVITIES[code as keyof typeof ACTIVITIES] : undefined,
  sme: (code) => ({yes: "SME", no: "Not an SME", unknown: "Not stated"})[code],
  year: (code) => (code === "unknown" ? "Not stated" : undefined),
  subject: (code) => (code === "unknown" ? "Not stated" : undefined),
  type: (code) => (code === "unknown" ? "Not stated" : undefined)
};

/** The name of a code that needs no data open; of parts and fields, which come with the data, the code itself. */
export function fixedName(dimension: Dimension, code: string): string {
  return FIXED[dimension]?.(code) ?? code;
}

/** The EU's name of a country, with the mark of a note where there is one. */
export function nameOfCountry(code: string): string | undefined {
  if (code === "ZZ") return "Country not stated";
  return countryByCode(code)?.name;
}
