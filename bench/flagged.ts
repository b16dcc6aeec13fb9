/**
 * How many organisations of CORDIS that are flagged are rightly so, by the findings of somebody who read each. FILE is what
 * `aperture screen --warehouse --out FILE` wrote. Run: npx tsx bench/flagged.ts FILE
 */
import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {groupBy} from "../src/base/collections.ts";
import {type Finding, readFindings, sayShare} from "./reviewed.ts";

const [, , file] = process.argv;
if (!file) throw new Error("give the file that aperture screen --warehouse --out wrote");
const rows = parse(readFileSync(file), {columns: true, bom: true}) as Record<string, string>[];
const flagged = [...groupBy(rows, (row) => row["id"] ?? "")].filter(([, hits]) => hits[0]?.["hits"] !== "0");
const findings = readFindings("flagged-participants", ["pic"]);

type Hits = (typeof flagged)[number];
const isSameCountry = ([, hits]: Hits) => hits.some(({evidence = ""}) => evidence.includes("country agrees"));

function tell(title: string, part: readonly Hits[]) {
  const found = part.map(([pic]) => findings.get(pic));
  const count = (...among: Finding[]) => found.filter((one) => one && among.includes(one)).length;
  const read = found.filter(Boolean).length;
  return {
    [title]: {
      flagged: part.length,
      read,
      "the listed one": count("true"),
      "part or group": count("part", "group"),
      another: count("false"),
      "rightly flagged, with 95 % interval": sayShare(count("true", "part", "group"), read)
    }
  };
}

console.table({
  ...tell("all", flagged),
  ...tell("country agrees", flagged.filter(isSameCountry)),
  ...tell(
    "country differs or is not known",
    flagged.filter((one) => !isSameCountry(one))
  )
});
