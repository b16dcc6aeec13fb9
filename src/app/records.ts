import {ApertureError} from "../base/errors.ts";
import type {Edition} from "./site.ts";

/** Refuses a question that only records of single projects answer, where aggregates are all there is. */
export function refuseWithoutRecords({warehouse}: Edition, programme = "HORIZON"): void {
  if (warehouse.holdings.hasRecords) return;
  throw new ApertureError("no-records", "the shipped aggregates hold no project records", {
    hint: `Fetch them with: aperture ingest cordis --programme ${programme.toUpperCase()}`
  });
}
