import type {IsoDate} from "../base/dates.ts";
import type {CountryCode} from "../domain/country.ts";
import {countriesAsked} from "../pool/mapping/cooperation-map.ts";
import {isExercise} from "../pool/mapping/exercise.ts";
import {latestOf, readReturns} from "../pool/mapping/return-store.ts";
import {openComments, type ReviewStage, signOffOf, stageOf} from "../pool/mapping/review.ts";
import {readReview} from "./mapping-review.ts";
import {DEFAULT_DATA_DIR} from "./store.ts";

/** How far one country has come: its return in use, what is said of it, and whether the country stands by it. */
export interface MappingProgress {
  readonly country: CountryCode;
  readonly stage: ReviewStage;
  readonly version: number | null;
  readonly asOf: IsoDate | null;
  readonly rows: number | null;
  readonly comments: number;
  readonly openComments: number;
  /** The last sign-off that was not withdrawn, whatever version it is of. */
  readonly signedOff: {readonly version: number; readonly by: string; readonly at: string} | null;
}

/** The progress of every country asked, and of those that answered without being asked. */
export async function readProgress(
  dataDir: string = DEFAULT_DATA_DIR,
  on: IsoDate,
  exercise = false
): Promise<MappingProgress[]> {
  const latest = new Map(latestOf(await readReturns(dataDir)).map((one) => [one.country, one]));
  const asked = countriesAsked(on, exercise);
  const others = [...latest.keys()].filter((code) => isExercise(code) === exercise && !asked.includes(code));
  return Promise.all(
    [...asked, ...others.sort()].map(async (country) => {
      const [kept, review] = [latest.get(country), await readReview(dataDir, country)];
      const signOff =
        (kept && signOffOf(review, kept)) ?? review.signOffs.findLast(({withdrawn}) => !withdrawn);
      return {
        country,
        stage: stageOf(kept, review),
        version: kept?.version ?? null,
        asOf: kept?.asOf ?? null,
        rows: kept?.cooperations.length ?? null,
        comments: review.comments.length,
        openComments: openComments(review).length,
        signedOff: signOff ? {version: signOff.version, by: signOff.by, at: signOff.at} : null
      };
    })
  );
}
