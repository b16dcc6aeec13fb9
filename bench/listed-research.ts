/**
 * How many research organisations on lists of Canada and the United States are found among the names of ROR, at each probability, and
 * how many of them by the same text. LIST=1 prints every find, so that somebody can read it: one line with both names, whether
 * the text is the same, and the countries. A find whose country differs is a namesake and is counted apart. Run: npx tsx bench/listed-research.ts
 */
import {readFileSync} from "node:fs";
import {readRegistry} from "../src/app/read-registry.ts";
import {defaultEffects} from "../src/base/effects.ts";
import {fold} from "../src/base/text.ts";
import type {ListedEntity} from "../src/domain/listed-entity.ts";
import {readList} from "../src/safeguard/lists/read-list.ts";
import {recogniseList} from "../src/safeguard/lists/recognise.ts";
import type {RegistryEntry} from "../src/safeguard/organisations/registry.ts";
import {buildIndex, type ScreeningIndex} from "../src/safeguard/screening/index/screening-index.ts";
import {search} from "../src/safeguard/screening/index/search.ts";
import {listById} from "../src/sources/lists/index.ts";
import {sharedFile} from "./measure.ts";
import {readFindings, sayShare} from "./reviewed.ts";

const LEAST = [0.97, 0.9, 0.7] as const;
/** Aliases shorter than this are acronyms and nicknames that many share. */
const SHORTEST_ALIAS = 12;

const fileOf = (path: string) => {
  const found = sharedFile(path);
  if (!found) throw new Error("no shared data");
  return found;
};

function asListed({id, names, countries, cities}: RegistryEntry): ListedEntity {
  const full = names.filter(({isAcronym}) => !isAcronym);
  return {
    list: "ror",
    reference: id,
    kind: "organisation",
    names: full.map(({text}, i) => ({text, quality: i === 0 ? "primary" : "strong"})),
    ...{countries, cities, birthDates: [], identifiers: [], programmes: [], parents: []}
  };
}

function readListed(id: string, path: string): readonly ListedEntity[] {
  const bytes = readFileSync(fileOf(path));
  const [set] = recogniseList(listById(id), [
    {name: path, bytes, start: bytes.subarray(0, 4096).toString("utf8")}
  ]);
  if (!set) throw new Error(`not ${id}: ${path}`);
  return readList(listById(id), set).entities;
}

interface Find {
  readonly ror: string;
  readonly entity: ListedEntity;
  readonly asked: string;
  readonly found: string;
  readonly score: number;
  readonly isSame: boolean;
  readonly isElsewhere: boolean;
  readonly countries: string;
}

/** The best find by name and longer aliases; of finds as sure, one whose country agrees. */
function bestFind(index: ScreeningIndex, entity: ListedEntity): Find | undefined {
  const asked = entity.names
    .map(({text}) => text)
    .filter((text, i) => i === 0 || text.length >= SHORTEST_ALIAS);
  const finds = asked.flatMap((name) =>
    search(index, {name, kind: "organisation", countries: entity.countries})
      .filter(({isPart}) => !isPart)
      .slice(0, 1)
      .map((hit): Find => {
        const found = hit.name.text;
        const countries = `${entity.countries.join(" ")} ~ ${hit.entity.countries.join(" ")}`;
        return {
          entity,
          ...{ror: hit.entity.reference, asked: name, found, score: hit.score, countries},
          isSame: fold(name) === fold(found),
          isElsewhere: hit.evidence.some(({what, agrees}) => what === "country" && !agrees)
        };
      })
  );
  return finds.sort((a, b) => b.score - a.score || Number(b.isSame) - Number(a.isSame))[0];
}

const registry = await readRegistry(fileOf("organisations/ror_latest_subset.jsonl.gz"), defaultEffects);
const index = buildIndex(registry.map(asListed).filter(({names}) => names.length > 0));
const lists = {
  "Canada, named research organisations": readListed(
    "ca-nro",
    "screening/ca_named_research_orgs_seawaydigital/nroData.json"
  ),
  "section 1286, newest edition": readListed("us-1286", "screening/us_special_leg/section_1286.csv")
};
const findings = readFindings("listed-research", ["list", "ror"]);
const findingOf = ({entity, ror}: Find) => findings.get(`${entity.list} ${ror}`);
const all: Find[] = [];
for (const [title, entities] of Object.entries(lists)) {
  const finds = entities.flatMap((entity) => bestFind(index, entity) ?? []);
  const counts = LEAST.map((least) => {
    const sure = finds.filter(({score}) => score >= least);
    const here = sure.filter(({isElsewhere}) => !isElsewhere);
    const same = here.filter(({isSame}) => isSame).length;
    return `${here.length} at ${least} (${same} the same text; ${sure.length - here.length} more in another country)`;
  });
  console.log(`${title}: ${entities.length} organisations; ${counts.join(", ")}`);
  all.push(...finds);
  if (process.env["LIST"] !== "1") continue;
  for (const find of finds)
    console.log(
      `  ${find.score.toFixed(3)} ${find.isSame ? "same" : "other"} ${findingOf(find) ?? "not read"} | ` +
        `${find.asked} | ${find.found} | ${find.countries} | ${find.ror}`
    );
}

/** How many finds are right, of those that were read. */
function right(finds: readonly Find[]): string {
  const read = finds.flatMap((find) => findingOf(find) ?? []);
  const unread = finds.length - read.length;
  return (
    sayShare(read.filter((one) => one === "true").length, read.length) +
    (unread ? `; ${unread} not read` : "")
  );
}
const [strict] = LEAST;
const sure = all.filter(({score}) => score >= strict);
console.table({
  [`right at ${strict}, country not differing`]: right(sure.filter(({isElsewhere}) => !isElsewhere)),
  [`right at ${strict}, any country`]: right(sure),
  "right at the threshold, country not differing": right(all.filter(({isElsewhere}) => !isElsewhere)),
  "right at the threshold, any country": right(all)
});
