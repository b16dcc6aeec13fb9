import {type AffiliationLink, linkAffiliation} from "./link-affiliation.ts";
import type {RegistryIndex} from "./registry-index.ts";
import type {LinkReview} from "./reviews.ts";

/** An organisation as a programme registers it. */
export interface Participant {
  readonly pic: string;
  readonly name: string;
  /** EU code of its country. */
  readonly country: string | null;
  readonly city: string | null;
}

/** Whether a person looked at a link: a rejected one is shown and never used. */
export type ReviewState = "not reviewed" | LinkReview["finding"];

export interface ParticipantLink {
  readonly ror: string;
  readonly confidence: number;
  readonly method: AffiliationLink["method"] | "review";
  readonly review: ReviewState;
  /** Names of the participant and of the organisation in the registry, without acronyms. */
  readonly names?: readonly string[];
  /** EU code of the participant's country. */
  readonly country?: string;
}

/**
 * The organisation of the registry that a participant is, by its name, city and country. What a person confirmed holds
 * whatever the matcher says; undefined where nothing is sure enough.
 */
export function linkParticipant(
  index: RegistryIndex,
  {name, country, city}: Participant,
  reviews: readonly LinkReview[]
): ParticipantLink | undefined {
  const confirmed = reviews.findLast(({finding}) => finding === "confirmed");
  if (confirmed) return {ror: confirmed.ror, confidence: 1, method: "review", review: "confirmed"};
  const text = [name, city].filter(Boolean).join(", ");
  const link = linkAffiliation(index, text, country ?? undefined);
  if (!link) return undefined;
  const review = reviews.find(({ror}) => ror === link.id)?.finding ?? "not reviewed";
  return {ror: link.id, confidence: link.confidence, method: link.method, review};
}
