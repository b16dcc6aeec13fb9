import {createHmac, randomBytes} from "node:crypto";
import {appendFile, mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {isMissingFile} from "../../../base/errors.ts";
import {readJsonLines} from "../../../base/json-lines.ts";
import {fold} from "../../../base/text.ts";
import type {ScreeningQuery} from "../index/search.ts";
import type {AnswerHit, ClearedHit} from "./answer.ts";

/**
 * A person's finding that a hit is somebody else. The name asked for is not written down: only a keyed hash of it,
 * which nobody can read back and which finds the pair again.
 */
export interface Clearance extends ClearedHit {
  readonly asked: string;
  /** Hash of what else was known of the one asked for; a change reopens the hit. */
  readonly askedFacts: string;
  /** Hash of what the list said of the entry. */
  readonly facts: string;
}

const FOLDER = "screening";

/** Appends a clearance; nothing is ever deleted. */
export async function clearHit(
  dataDir: string,
  query: ScreeningQuery,
  hit: Pick<AnswerHit, "list" | "reference" | "facts">,
  finding: Pick<ClearedHit, "by" | "on" | "reason">
): Promise<void> {
  const key = await readKey(dataDir);
  const {list, reference, facts} = hit;
  const clearance: Clearance = {
    list,
    reference,
    facts,
    ...finding,
    asked: hashOf(key, nameOf(query)),
    askedFacts: hashOf(key, factsOf(query))
  };
  await appendFile(join(dataDir, FOLDER, "clearances.jsonl"), `${JSON.stringify(clearance)}\n`);
}

/** Hits parted into those to look at, those that stay cleared, and those that a change brought back. */
export interface Sorted {
  readonly hits: readonly AnswerHit[];
  readonly cleared: readonly ClearedHit[];
  readonly reopened: readonly {readonly list: string; readonly reference: string; readonly because: string}[];
}

export async function sortHits(
  dataDir: string,
  query: ScreeningQuery,
  found: readonly AnswerHit[]
): Promise<Sorted> {
  const all = await readClearances(dataDir);
  if (all.length === 0) return {hits: found, cleared: [], reopened: []};
  const key = await readKey(dataDir);
  const [asked, askedFacts] = [hashOf(key, nameOf(query)), hashOf(key, factsOf(query))];
  const ofName = all.filter((one) => one.asked === asked);
  const fits = (one: Clearance) => one.askedFacts === askedFacts;
  const byFit = [...ofName.filter((one) => !fits(one)), ...ofName.filter(fits)];
  const latest = new Map(byFit.map((one) => [pairOf(one), one]));
  const seen = found.map((hit) => ({hit, clearance: latest.get(pairOf(hit))}));
  const reasonOf = (hit: AnswerHit, one: Clearance | undefined) => one && changeSince(one, hit, askedFacts);
  return {
    hits: seen.filter(({hit, clearance}) => !clearance || reasonOf(hit, clearance)).map(({hit}) => hit),
    cleared: seen.flatMap(({hit, clearance}) =>
      clearance && !reasonOf(hit, clearance) ? [withoutHashes(clearance)] : []
    ),
    reopened: seen.flatMap(({hit, clearance}) => {
      const because = reasonOf(hit, clearance);
      return because ? [{list: hit.list, reference: hit.reference, because}] : [];
    })
  };
}

function changeSince(clearance: Clearance, hit: AnswerHit, askedFacts: string): string | undefined {
  if (clearance.facts !== hit.facts) return "the list now says something else of the entry";
  if (clearance.askedFacts !== askedFacts) return "something else is known of the one asked for";
  return undefined;
}

function withoutHashes({list, reference, by, on, reason}: Clearance): ClearedHit {
  return {list, reference, by, on, reason};
}

function pairOf({list, reference}: {readonly list: string; readonly reference: string}): string {
  return `${list} ${reference}`;
}

function nameOf({name}: ScreeningQuery): string {
  return fold(name);
}

function factsOf({
  kind,
  countries = [],
  cities = [],
  identifiers = [],
  birthDate = ""
}: ScreeningQuery): string {
  const ids = identifiers.map(({scheme, value}) => `${scheme}:${value}`);
  return JSON.stringify([kind ?? "", [...countries].sort(), [...cities].sort(), ids.sort(), birthDate]);
}

function readClearances(dataDir: string): Promise<Clearance[]> {
  return readJsonLines(join(dataDir, FOLDER, "clearances.jsonl"), "clearance", (value) => value as Clearance);
}

/** The key of this installation, made when it is first needed and readable by its owner alone. */
async function readKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, FOLDER, "pairs.key");
  try {
    return await readFile(path);
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
  await mkdir(join(dataDir, FOLDER), {recursive: true});
  const key = randomBytes(32);
  await writeFile(path, key, {mode: 0o600, flag: "wx"});
  return key;
}

function hashOf(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex").slice(0, 32);
}
