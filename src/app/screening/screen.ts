import {canonical} from "../../base/canonical.ts";
import {sha256} from "../../base/hash.ts";
import type {ListedEntity} from "../../domain/listed-entity.ts";
import {identityOf, otherNames} from "../../safeguard/organisations/identities.ts";
import {MATCHER_VERSION, PROBABILITY_THRESHOLD} from "../../safeguard/screening/compare/calibration.ts";
import {type ScreeningHit, type ScreeningQuery, search} from "../../safeguard/screening/index/search.ts";
import type {AnswerHit, ScreeningAnswer} from "../../safeguard/screening/use/answer.ts";
import {sortHits} from "../../safeguard/screening/use/clearances.ts";
import type {OpenScreening} from "./open-screening.ts";

/**
 * Screens one name against every list held, and the other names of an organisation that a person confirmed it to be. What was
 * cleared before stays cleared until something changes.
 */
export async function screen(open: OpenScreening, asked: ScreeningQuery): Promise<ScreeningAnswer> {
  const identity = identityOf(open.identities, asked);
  const others = identity ? otherNames(identity, asked.name) : [];
  const found = [
    ...search(open.index, asked).map((hit) => answerHit(hit, open)),
    ...others.flatMap((name) => hitsOfOther(name, asked, open))
  ];
  return {
    asked,
    ...(identity && {identity: {ror: identity.ror, otherNames: others}}),
    matcher: MATCHER_VERSION,
    threshold: PROBABILITY_THRESHOLD,
    screened: open.screened,
    notScreened: open.notScreened,
    ...(await sortHits(open.dataDir, asked, withoutRepeats(found)))
  };
}

function hitsOfOther(name: string, asked: ScreeningQuery, open: OpenScreening): readonly AnswerHit[] {
  const hits = search(open.index, {...asked, name, kind: "organisation"});
  return hits.map((hit) => ({...answerHit(hit, open), otherName: name}));
}

/** An entry once, under the name that was asked for first, else under the other that met it best. */
function withoutRepeats(hits: readonly AnswerHit[]): readonly AnswerHit[] {
  const best = new Map<string, AnswerHit>();
  for (const hit of hits) {
    const key = `${hit.list} ${hit.reference}`;
    const known = best.get(key);
    if (!known || (known.otherName !== undefined && hit.score > known.score)) best.set(key, hit);
  }
  return [...best.values()];
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
