import {canonical} from "../../base/canonical.ts";
import {sha256} from "../../base/hash.ts";
import type {ListedEntity} from "../../domain/listed-entity.ts";
import {MATCHER_VERSION, PROBABILITY_THRESHOLD} from "../../safeguard/screening/compare/calibration.ts";
import {type ScreeningHit, type ScreeningQuery, search} from "../../safeguard/screening/index/search.ts";
import type {AnswerHit, ScreeningAnswer} from "../../safeguard/screening/use/answer.ts";
import {sortHits} from "../../safeguard/screening/use/clearances.ts";
import type {OpenScreening} from "./open-screening.ts";

/** Screens one name against every list held. What was cleared before stays cleared until something changes. */
export async function screen(open: OpenScreening, asked: ScreeningQuery): Promise<ScreeningAnswer> {
  const found = search(open.index, asked).map((hit) => answerHit(hit, open));
  return {
    asked,
    matcher: MATCHER_VERSION,
    threshold: PROBABILITY_THRESHOLD,
    screened: open.screened,
    notScreened: open.notScreened,
    ...(await sortHits(open.dataDir, asked, found))
  };
}

function answerHit(
  {entity, name, score, band, query, isPart, features, evidence}: ScreeningHit,
  open: OpenScreening
): AnswerHit {
  const {list, reference, kind, countries, programmes, legalReference, listedOn} = entity;
  return {
    list,
    reference,
    effect: open.effectOf(entity),
    name: name.text,
    primaryName: entity.names[0]?.text ?? name.text,
    kind,
    countries,
    programmes,
    ...(legalReference && {legalReference}),
    ...(listedOn && {listedOn}),
    score,
    band,
    ...(isPart && {part: query}),
    features,
    evidence,
    facts: factsHash(entity)
  };
}

/** What the list says of an entry, as one hash; by it a cleared hit is known to be about the same facts. */
export function factsHash({list: _, reference: __, ...facts}: ListedEntity): string {
  return sha256(canonical(facts)).slice(0, 32);
}
