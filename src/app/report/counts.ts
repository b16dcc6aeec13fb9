import {formatEur} from "../../base/numbers.ts";
import {allStatements, thingById} from "../../catalogue/catalogue.ts";
import {initiatives} from "../../catalogue/registers/initiatives.ts";
import {listCommitments} from "../catalogue/commitments.ts";
import {countriesOf, participantsOn} from "../catalogue/initiatives.ts";
import {readTeamEurope} from "../catalogue/team-europe.ts";

type Counter = (query: URLSearchParams) => string;

const COUNTERS: Readonly<Record<string, Counter>> = {
  commitments: (query) =>
    String(
      listCommitments(query.get("on") ?? "", {
        state: query.get("state") ?? undefined,
        theme: query.get("theme") ?? undefined
      }).length
    ),
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

/** Counts entries of the catalogue again; undefined where the address is none of a count. */
export function countAgain(address: string): string | undefined {
  const [name = "", query = ""] = address.split("?");
  return COUNTERS[name]?.(new URLSearchParams(query));
}
