import {oncePer} from "../../base/collections.ts";
import {formatEur} from "../../base/numbers.ts";
import {allStatements, thingById} from "../../catalogue/catalogue.ts";
import {commitments} from "../../catalogue/registers/commitments.ts";
import {initiatives} from "../../catalogue/registers/initiatives.ts";
import {COMMITMENT_STATES} from "../../pool/commitment-state.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import type {Assessment} from "../assessment.ts";
import {listCommitments} from "../catalogue/commitments.ts";
import {countriesOf, participantsOn} from "../catalogue/initiatives.ts";
import {readTeamEurope} from "../catalogue/team-europe.ts";
import type {Edition} from "../site.ts";
import {assessHeld, sayInterval} from "./assess-held.ts";
import {evidenceWithin} from "./lists/commitments.ts";

type Counter = (query: URLSearchParams, edition: Edition) => string | undefined | Promise<string | undefined>;

const COUNTERS: Readonly<Record<string, Counter>> = {
  assessment: scoreAgain,
  commitments: (query) =>
    String(
      listCommitments(query.get("on") ?? "", {
        state: query.get("state") ?? undefined,
        theme: query.get("theme") ?? undefined
      }).length
    ),
  "commitment-state": (query) => {
    const row = listCommitments(query.get("on") ?? "", {}).find(({thing}) => thing.id === query.get("id"));
    return row && COMMITMENT_STATES[row.turn.state];
  },
  evidence: (query) => {
    const [id, from, to, on] = ["id", "from", "to", "on"].map((name) => query.get(name) ?? "");
    const thing = thingById(commitments, id ?? "");
    return thing && String(evidenceWithin(thing, {from: from ?? "", to: to ?? "", asOf: on ?? ""}).length);
  },
  members: (query) => {
    const thing = thingById(initiatives, query.get("initiative") ?? "");
    return String(thing ? countriesOf(participantsOn(thing, query.get("on") ?? "")).length : 0);
  },
  "team-europe": (query) => formatEur(readTeamEurope(query.get("on") ?? "").drawn.amount),
  statements: (query) => {
    const [confidence, overdue] = [query.get("confidence"), query.get("overdue")];
    const found = allStatements().filter(
      (statement) =>
        (confidence === null || statement.confidence === confidence) &&
        (overdue === null || statement.review < overdue)
    );
    return String(found.length);
  }
};

/** Assessments computed for a check; one report states hundreds of scores of one. */
const assessed = oncePer((warehouse: Warehouse): Promise<Assessment | undefined> => assessHeld(warehouse));

async function scoreAgain(query: URLSearchParams, {warehouse}: Edition): Promise<string | undefined> {
  const country = (await assessed(warehouse))?.countries.find(({code}) => code === query.get("country"));
  const criterion = country?.criteria.find(({id}) => id === query.get("criterion"));
  return criterion && sayInterval(criterion.score);
}

/** Counts entries of the catalogue again, and scores of the assessment; undefined where the address is none of either. */
export async function countAgain(address: string, edition: Edition): Promise<string | undefined> {
  const [name = "", query = ""] = address.split("?");
  return COUNTERS[name]?.(new URLSearchParams(query), edition);
}
