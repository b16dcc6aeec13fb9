import type {IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import type {CountryCode} from "../../domain/country.ts";
import {COOPERATION_KINDS} from "../../pool/mapping/columns.ts";
import type {CooperationMap} from "../../pool/mapping/cooperation-map.ts";
import {exerciseCode, isExercise} from "../../pool/mapping/exercise.ts";
import {readCodes, readCountry} from "../codes.ts";
import {type ReturnHistory, readCooperationMap, readReturnHistory} from "../national-mapping.ts";
import {readChoice} from "../read-choice.ts";

/** What is asked of the map, as a person writes it. */
export interface AskedMap {
  readonly theme?: string | undefined;
  readonly kind?: string | undefined;
  readonly exercise?: string | undefined;
}

export interface MapAnswer extends CooperationMap {
  /** How many of the Member States have answered. */
  readonly coverage: {readonly answered: number; readonly asked: number};
  /** The return in use of each country, without its rows. */
  readonly returns: readonly {
    readonly country: CountryCode;
    readonly asOf: IsoDate;
    readonly version: number;
    readonly imported: string;
    readonly sha256: string;
    readonly rows: number;
  }[];
}

/** The map of who cooperates with whom, with its coverage. */
export async function mapAnswer(dataDir: string, on: IsoDate, asked: AskedMap): Promise<MapAnswer> {
  const exercise =
    asked.exercise !== undefined && readChoice("exercise", asked.exercise, ["yes", "no"]) === "yes";
  const {returns, ...map} = await readCooperationMap(dataDir, on, {
    theme: asked.theme && readCodes("theme", asked.theme)[0],
    kind: asked.kind && readChoice("kind", asked.kind, Object.keys(COOPERATION_KINDS)),
    exercise
  });
  return {
    ...map,
    coverage: {answered: map.answered.length, asked: map.answered.length + map.missing.length},
    returns: returns
      .filter(({country}) => isExercise(country) === exercise)
      .map(({country, asOf, version, imported, sha256, cooperations}) => ({
        country,
        asOf,
        version,
        imported,
        sha256,
        rows: cooperations.length
      }))
  };
}

/** A version of a return with what changed since the one before. */
export type VersionAnswer = Omit<ReturnHistory["kept"], "country" | "file"> & Pick<ReturnHistory, "changes">;

/** Every version of a country's return, newest first. Throws where there is none. */
export async function returnsAnswer(
  dataDir: string,
  country: string
): Promise<{country: CountryCode; versions: VersionAnswer[]}> {
  const code = exerciseCode(country) ?? readCountry(country);
  const history = await readReturnHistory(dataDir, code);
  if (history.length === 0) {
    throw new ApertureError("not-found", `no return of ${code}`, {
      hint: "Import one with: npx aperture mapping import FILE"
    });
  }
  return {
    country: code,
    versions: history.map(({kept: {country: _country, file: _file, ...kept}, changes}) => ({
      ...kept,
      changes
    }))
  };
}
