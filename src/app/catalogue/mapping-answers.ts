import type {IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import type {CountryCode} from "../../domain/country.ts";
import {COOPERATION_KINDS} from "../../pool/mapping/columns.ts";
import type {CooperationMap} from "../../pool/mapping/cooperation-map.ts";
import {exerciseCode, isExercise} from "../../pool/mapping/exercise.ts";
import {type ReturnReview, type ReviewStage, stageOf} from "../../pool/mapping/review.ts";
import {readCodes, readCountry} from "../codes.ts";
import {type MappingProgress, readProgress} from "../mapping-progress.ts";
import {readReview} from "../mapping-review.ts";
import {type ReturnHistory, readCooperationMap, readReturnHistory} from "../national-mapping.ts";
import {readChoice} from "../read-choice.ts";

/** What is asked of the map, as a person writes it. */
export interface AskedMap {
  readonly theme?: string | undefined;
  readonly kind?: string | undefined;
  readonly exercise?: string | undefined;
}

export interface MapAnswer extends CooperationMap {
  /** How many of the countries asked have answered, and how many stand by the return in use. */
  readonly coverage: {readonly answered: number; readonly asked: number; readonly signedOff: number};
  readonly progress: readonly MappingProgress[];
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
  const progress = await readProgress(dataDir, on, exercise);
  const called = [...map.answered, ...map.missing];
  return {
    ...map,
    coverage: {
      answered: map.answered.length,
      asked: called.length,
      signedOff: progress.filter(({country, stage}) => stage === "signed-off" && called.includes(country))
        .length
    },
    progress,
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

export interface ReturnsAnswer extends ReturnReview {
  readonly country: CountryCode;
  readonly stage: ReviewStage;
  readonly versions: readonly VersionAnswer[];
}

/** Every version of a country's return, newest first, with its review. Throws where there is none. */
export async function returnsAnswer(dataDir: string, country: string): Promise<ReturnsAnswer> {
  const code = exerciseCode(country) ?? readCountry(country);
  const history = await readReturnHistory(dataDir, code);
  if (history.length === 0) {
    throw new ApertureError("not-found", `no return of ${code}`, {
      hint: "Import one with: npx aperture mapping import FILE"
    });
  }
  const review = await readReview(dataDir, code);
  return {
    country: code,
    stage: stageOf(history[0]?.kept, review),
    ...review,
    versions: history.map(({kept: {country: _country, file: _file, ...kept}, changes}) => ({
      ...kept,
      changes
    }))
  };
}
