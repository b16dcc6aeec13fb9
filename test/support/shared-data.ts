import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe} from "vitest";

/** Real files of the publishers, kept beside the repository and never in it. */
export const SHARED = fileURLToPath(new URL("../../../shared/data/cordis/", import.meta.url));

export const HORIZON_ZIP = `${SHARED}cordis-HORIZONprojects-2025-12-06-csv.zip`;

export const hasShared = existsSync(HORIZON_ZIP);

/** A suite that needs real files; skipped, and saying so, where they are not there. */
export function describeWhere(isThere: boolean, name: string, body: () => void): void {
  if (isThere) describe(name, body);
  else describe.skip(`${name} (skipped: no shared data)`, body);
}

export function describeWithShared(name: string, body: () => void): void {
  describeWhere(hasShared, name, body);
}

/** Restrictive lists as published or transcribed; for tests alone, and never copied from here. */
export const SHARED_SCREENING = fileURLToPath(new URL("../../../shared/data/screening/", import.meta.url));

export function describeWithScreening(name: string, body: () => void): void {
  describeWhere(existsSync(SHARED_SCREENING), name, body);
}

/** Real objects of the API of OpenAlex. */
export const SHARED_WORKS = fileURLToPath(
  new URL(
    "../../../shared/data/bibliometrics/openalex_works_samples/openalexR_entity_list_samples.json",
    import.meta.url
  )
);

export function describeWithWorks(name: string, body: () => void): void {
  describeWhere(existsSync(SHARED_WORKS), name, body);
}

/** Co-authored works by year and pair of countries, CC0. */
export const SHARED_PAIRS = fileURLToPath(
  new URL(
    "../../../shared/data/bibliometrics/openalex-country-coauthorship/world_coauthorship_1990_2023_long.csv",
    import.meta.url
  )
);
