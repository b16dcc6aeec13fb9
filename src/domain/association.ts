import type {Confidence} from "./confidence.ts";
import type {CountryCode} from "./country.ts";

/** `legal`: what holds after retroactive effect. `applicant`: how entities were treated while waiting. */
export type AssociationView = "legal" | "applicant";

export type AssociationStatus = "associated" | "transitional" | "non-associated" | "suspended";

/** One dated, sourced statement on a country's status towards part of a programme. */
export interface AssociationInterval {
  readonly country: CountryCode;
  /** HORIZON, H2020, FP7 or EURATOM. */
  readonly programme: string;
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
