import {ApertureError} from "../base/errors.ts";
import {associationIntervals} from "../catalogue/association.ts";
import {thingsOf} from "../catalogue/catalogue.ts";
import {countryByCode} from "../catalogue/countries.ts";
import {firstOf} from "../catalogue/register.ts";
import {agreements} from "../catalogue/registers/agreements.ts";
import type {CountryCode} from "../domain/country.ts";
import type {Figure} from "../domain/figure.ts";
import {withheldIn} from "../exports/refuse-withheld.ts";
import {type Cell, type Matrix, matrixOf} from "../modulate/assessment/matrix.ts";
import {groupOf} from "../modulate/assessment/read-matrix.ts";
import type {Scheme} from "../modulate/assessment/scheme.ts";
import {SERIES_SOURCES} from "../sources/series/index.ts";
import {readReciprocity} from "./dossier/reciprocity.ts";
import {readSeriesMatrix} from "./series/series-matrix.ts";
import type {Edition} from "./site.ts";

const RESIDENTS = "patents-by-residents";
const NON_RESIDENTS = "patents-by-non-residents";

/** Indicators that are no series: what follows from series, and what the register of reciprocity counts. */
const SHARE_OF_NON_RESIDENTS = "patents-non-resident";
const DOMAINS_COUNTED: Readonly<Record<string, readonly string[]>> = {
  "reciprocity-programmes": ["programmes", "agreements", "mobility"],
  "reciprocity-infrastructures": ["infrastructures"]
};

/** Every indicator whose values Aperture can find by itself once a publisher's file was read. */
export function knownIndicators(): string[] {
  const series = SERIES_SOURCES.flatMap((source) => source.series.map(({id}) => id));
  return [...series, SHARE_OF_NON_RESIDENTS, ...Object.keys(DOMAINS_COUNTED)];
}

/**
 * The values a scheme asks for, as far as this machine holds them: imported series, what follows from them, and what
 * the register of reciprocity counts. Of the countries outside the Union, those with an agreement or an association.
 */
export async function heldMatrix(edition: Edition, scheme: Scheme, on: string): Promise<Matrix> {
  const partners = partnerCodes();
  const wanted = scheme.criteria.flatMap(({indicators}) => indicators.map(({id}) => id));
  const held = [...edition.warehouse.series.pinOf.keys()];
  const series = [...wanted, RESIDENTS, NON_RESIDENTS].filter((id) => held.includes(id));
  const {figures} =
    series.length === 0
      ? {figures: []}
      : await readSeriesMatrix(edition.warehouse, {
          series: [...new Set(series)],
          year: "latest",
          isLocal: true
        });
  const cells = figures.flatMap((figure) => cellOf(figure, partners));
  const all = [...cells, ...patentShares(cells), ...partners.flatMap((code) => grantsOf(code, on))];
  const known = all.filter(({indicator}) => wanted.includes(indicator));
  if (cells.length > 0) {
    return {...matrixOf(known, (unit) => groupOf(unit, scheme.groups)), withheld: withheldAmong(figures)};
  }
  throw new ApertureError("not-found", "no values to assess: no series of the scheme is imported", {
    hint: "Read the files of V-Dem, Freedom House or the World Bank with aperture ingest series, or give --matrix FILE.csv."
  });
}

/** Licences that forbid to hand values on come with the values, whatever a scheme says. */
function withheldAmong(figures: readonly Figure[]): Map<string, string> {
  const withheld = new Map(
    figures.flatMap(({trace}) => {
      const licence = withheldIn(trace);
      return licence === undefined ? [] : [[trace.indicator.id, licence] as const];
    })
  );
  const ofShare = withheld.get(NON_RESIDENTS) ?? withheld.get(RESIDENTS);
  return ofShare === undefined ? withheld : withheld.set(SHARE_OF_NON_RESIDENTS, ofShare);
}

function partnerCodes(): CountryCode[] {
  const agreed = thingsOf(agreements).map((thing) => firstOf(agreements, thing, "partner"));
  const associated = associationIntervals()
    .filter(({programme}) => programme === "HORIZON")
    .map(({country}) => country);
  const codes = new Set([...agreed, ...associated].filter((code) => code !== undefined));
  return [...codes].filter((code) => isPartner(code)).sort();
}

function isPartner(code: CountryCode): boolean {
  const country = countryByCode(code);
  return country !== undefined && !country.historic && (!country.member || country.member.to !== undefined);
}

function cellOf({value, dims, interval, trace}: Figure, partners: readonly CountryCode[]): Cell[] {
  const unit = String(dims.country);
  if (value === null || !partners.includes(unit)) return [];
  return [
    {unit, indicator: trace.indicator.id, value, ...(interval && {low: interval.low, high: interval.high})}
  ];
}

/** Patent applications by non-residents, percent of all. */
function patentShares(cells: readonly Cell[]): Cell[] {
  const own = new Map(
    cells.filter(({indicator}) => indicator === RESIDENTS).map(({unit, value}) => [unit, value])
  );
  return cells
    .filter(({indicator, unit}) => indicator === NON_RESIDENTS && own.has(unit))
    .map(({unit, value}) => ({
      unit,
      indicator: SHARE_OF_NON_RESIDENTS,
      value: (100 * value) / (value + (own.get(unit) ?? 0))
    }))
    .filter(({value}) => Number.isFinite(value));
}

/** What the partner is known to grant, counted; none known is missing, which is not none. */
function grantsOf(code: CountryCode, on: string): Cell[] {
  const rows = readReciprocity(code, on);
  const count = (domains: readonly string[]) =>
    rows.filter(({domain}) => domains.includes(domain)).reduce((sum, {partner}) => sum + partner.length, 0);
  return Object.entries(DOMAINS_COUNTED).flatMap(([indicator, domains]) => {
    const value = count(domains);
    return value > 0 ? [{unit: code, indicator, value}] : [];
  });
}
