import type {SeriesSource} from "../../sources/series/series-source.ts";

/** What is to be read as series about countries. */
export interface SeriesRequest {
  /** Files, folders or zips of the publishers. */
  readonly from: readonly string[];
  readonly dataDir: string;
  /** Sources a file may be of. */
  readonly sources: readonly SeriesSource[];
  /** Date of the edition, where a person knows it better than the file. */
  readonly dated?: string;
  /** Accept a file with much fewer values than the one in use. */
  readonly allowSmaller?: boolean;
  /** Where the first file was downloaded from, and its date there. */
  readonly origin?: {readonly address: string; readonly dated?: string};
}
