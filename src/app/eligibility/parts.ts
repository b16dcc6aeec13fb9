import {isPartUnder} from "../../catalogue/parts.ts";
import {PART_TITLES} from "../../catalogue/programme-parts.ts";

/** The programme parts a question is usually asked for: pillars, and what lies directly below them. */
export const ELIGIBILITY_PARTS: readonly string[] = [
  "HORIZON.1",
  "HORIZON.1.1",
  "HORIZON.1.2",
  "HORIZON.1.3",
  "HORIZON.2",
  "HORIZON.2.1",
  "HORIZON.2.2",
  "HORIZON.2.3",
  "HORIZON.2.4",
  "HORIZON.2.5",
  "HORIZON.2.6",
  "HORIZON.3",
  "HORIZON.3.1",
  "HORIZON.3.2",
  "HORIZON.3.3",
  "HORIZON.4",
  "HORIZON.4.1",
  "HORIZON.4.2"
];

/** Parts of Horizon Europe beside those: non-nuclear direct actions of the Joint Research Centre. */
const OTHER_PARTS = ["HORIZON.2.7"];

/**
 * Whether a part is one of the programmes, or lies under one. Only the level below the pillars is checked; the
 * deeper ones, and those of Euratom, come with the data and change with them.
 */
export function isKnownPart(part: string): boolean {
  if (!part.startsWith("HORIZON")) return true;
  if (part === "HORIZON") return true;
  const pillars = Object.keys(PART_TITLES).filter((code) => /^HORIZON\.\d$/.test(code));
  const known = [...ELIGIBILITY_PARTS, ...OTHER_PARTS].filter((code) => !pillars.includes(code));
  return pillars.includes(part) || known.some((code) => isPartUnder(part, code));
}
