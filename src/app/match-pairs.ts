import {defaultEffects, type Effects} from "../base/effects.ts";
import {compare} from "../safeguard/screening/compare/compare.ts";
import {kindsOfSchema} from "../safeguard/screening/compare/schema.ts";
import {transformCsv} from "./transform-csv.ts";

const SCORE_DECIMALS = 4;

/** Scores the pairs of names in a CSV (schema, name1, name2) and writes it with score and match; answers with the count. */
export function matchPairs(from: string, to: string, effects: Effects = defaultEffects): Promise<number> {
  return transformCsv(
    from,
    to,
    {
      needs: ["schema", "name1", "name2"],
      adds: ["score", "match"],
      valuesOf(row) {
        const kinds = kindsOfSchema(row["schema"] ?? "");
        const {score, isMatch} = compare(row["name1"] ?? "", row["name2"] ?? "", kinds);
        return [score.toFixed(SCORE_DECIMALS), String(isMatch)];
      }
    },
    effects
  );
}
