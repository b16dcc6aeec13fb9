import {type IsoDate, isoDay} from "../base/dates.ts";
import type {Effects} from "../base/effects.ts";
import {associationRows} from "../catalogue/association.ts";
import {countries} from "../catalogue/countries.ts";
import {PART_ALIASES, PART_TITLES} from "../catalogue/programme-parts.ts";
import {catalogueRevision} from "../catalogue/revision.ts";
import {THEMES} from "../catalogue/themes.ts";
import type {Reference} from "../warehouse/reference.ts";

/** What the catalogue says today, in the form the warehouse takes it. */
export function readReference(effects: Effects, asOf: IsoDate = isoDay(effects.now())): Reference {
  return {
    countries: countries(),
    statuses: associationRows(),
    themes: THEMES,
    partTitles: PART_TITLES,
    partAliases: PART_ALIASES,
    revision: catalogueRevision(),
    asOf
  };
}
