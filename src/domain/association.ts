import type {Confidence} from "./confidence.ts";
import type {CountryCode} from "./country.ts";
import {PROGRAMMES} from "./programme.ts";

/** The programmes that association is agreed for: Euratom has agreements of its own, beside the framework programmes. */
export const ASSOCIATION_PROGRAMMES = {
  HORIZON: PROGRAMMES.HORIZON.title,
  EURATOM: "Euratom programme",
  H2020: PROGRAMMES.H2020.title,
  FP7: PROGRAMMES.FP7.title
} as const;

export type AssociationProgramme = keyof typeof ASSOCIATION_PROGRAMMES;

export const ASSOCIATION_PROGRAMME_IDS = Object.keys(
  ASSOCIATION_PROGRAMMES
) as readonly AssociationProgramme[];

/** Whether a part belongs to the Euratom programme, whatever programme it is listed under. */
export function isEuratomPart(part: string): boolean {
  return part.toLowerCase().includes("euratom");
}

/** `legal`: what holds after retroactive effect. `applicant`: how entities were treated while waiting. */
export type AssociationView = "legal" | "applicant";

export type AssociationStatus = "associated" | "transitional" | "non-associated" | "suspended";

/** One dated, sourced statement on a country's status towards part of a programme. */
export interface AssociationInterval {
  readonly country: CountryCode;
  readonly programme: AssociationProgramme;
  /** The scope in words, as the source has it. */
  readonly scope: string;
  /** Programme parts covered, as code prefixes; empty means every part. */
  readonly parts: readonly string[];
  /** Programme parts not covered, as code prefixes. */
  readonly except: readonly string[];
  readonly status: AssociationStatus;
  readonly view: AssociationView;
  /** Partial dates. No start: unknown. No end: still so. */
  readonly from?: string;
  readonly to?: string;
  /** Day from which it was applied, where it differs. */
  readonly applicableSince?: string;
  readonly signed?: string;
  readonly legalReference?: string;
  readonly budgetRule?: string;
  readonly source: string;
  readonly confidence: Confidence;
  readonly note?: string;
}
