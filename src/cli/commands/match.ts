import {matchPairs} from "../../app/match-pairs.ts";
import {countOf} from "../../base/text.ts";
import {type Command, requiredFlag} from "../command.ts";

export const matchCommand: Command = {
  name: "match",
  words: "",
  summary: "Score pairs of names: the probability that they name one person or organisation",
  flags: {
    pairs: {
      type: "string",
      value: "IN.csv",
      help: "columns schema (Person, Organization, Company, LegalEntity), name1, name2"
    },
    out: {type: "string", value: "OUT.csv", help: "the same rows with score (0 to 1) and match (true, false)"}
  },
  examples: ["aperture match --pairs pairs.csv --out scored.csv"],
  async run(given, {effects}) {
    const out = requiredFlag(given, "out");
    const count = await matchPairs(requiredFlag(given, "pairs"), out, effects);
    effects.log(`${countOf(count, "pair")} scored: ${out}`);
  }
};
