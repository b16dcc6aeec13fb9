import {createWriteStream} from "node:fs";
import {mkdir, stat, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGzip} from "node:zlib";
import {draw, stateOf} from "../src/base/random.ts";

const COUNTRIES = "US US US CN CN CN GB DE FR IT ES JP IN KR CA AU BR NL CH SE PL GR TR ZA EG XK TW ZZ".split(
  " "
);
const TYPES = ["article", "article", "article", "review", "preprint", "book-chapter", "dataset", "paratext"];
const [FIRST_FIELD, FIELDS] = [11, 26];

/** How a generated snapshot is laid out. */
export interface WorksPlan {
  readonly works: number;
  readonly parts: number;
  /** Share of works made from each real object, in its order. */
  readonly shares: readonly number[];
  readonly seed?: number;
  /** Level of compression; the publisher's is the usual 6. */
  readonly level?: number;
}

/**
 * Writes a snapshot of generated works in the publisher's layout. Each is a real object with its identifiers, year,
 * type, field and countries drawn anew, so sizes and nesting are real; the same for the same seed.
 */
export async function generateWorks(
  folder: string,
  samples: readonly object[],
  {works, parts, shares, seed = 1, level = 6}: WorksPlan
): Promise<void> {
  const texts = samples.map((sample) => JSON.stringify(sample));
  const perPart = Math.ceil(works / parts);
  const entries: object[] = [];
  for (let part = 0; part < parts; part++) {
    const name = `data/works/updated_date=2025-01-01/part_${String(part).padStart(3, "0")}.gz`;
    const path = join(folder, name);
    await mkdir(dirname(path), {recursive: true});
    const [from, to] = [part * perPart, Math.min(works, (part + 1) * perPart)];
    await pipeline(
      Readable.from(linesOf(texts, shares, seed, from, to)),
      createGzip({level}),
      createWriteStream(path)
    );
    const {size} = await stat(path);
    entries.push({
      url: `s3://openalex/${name}`,
      meta: {content_length: size, record_count: to - from}
    });
  }
  await writeFile(join(folder, "data/works/manifest"), JSON.stringify({entries}));
}

function* linesOf(
  texts: readonly string[],
  shares: readonly number[],
  seed: number,
  from: number,
  to: number
) {
  for (let i = from; i < to; i++) yield `${workOf(i, texts, shares, stateOf(seed, i))}\n`;
}

function workOf(i: number, texts: readonly string[], shares: readonly number[], state: number): string {
  let key = 0;
  const next = () => draw(state, ++key);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? "";
  const text = texts[chosen(shares, next())] ?? "";
  const own = /^\{"id":"https:\/\/openalex\.org\/W(\d+)"/.exec(text)?.[1] ?? "";
  const countries = new Map<string, string>();
  const country = (code: string) => {
    if (!countries.has(code)) countries.set(code, pick(COUNTRIES));
    return countries.get(code) ?? code;
  };
  const field = FIRST_FIELD + Math.floor(next() * FIELDS);
  return text
    .replace(/(openalex\.org\/)([WAI])(\d+)/g, (_, host: string, kind: string, digits: string) =>
      kind === "W" && digits === own
        ? `${host}W${1_000_000 + i}`
        : `${host}${kind}${Math.floor(next() * 9e9) + 1e9}`
    )
    .replace(/"publication_year":\d+/, `"publication_year":${1990 + Math.floor(next() ** 0.5 * 36)}`)
    .replace(/"type":"article"/, `"type":"${pick(TYPES)}"`)
    .replace(/openalex\.org\/fields\/\d+/g, `openalex.org/fields/${field}`)
    .replace(/"country_code":"([A-Z]{2})"/g, (_, code: string) => `"country_code":"${country(code)}"`)
    .replace(/"countries":\[([^\]]*)\]/g, (_, list: string) => `"countries":[${distinct(list, country)}]`);
}

function distinct(list: string, country: (code: string) => string): string {
  const codes = [...list.matchAll(/[A-Z]{2}/g)].map(([code]) => `"${country(code)}"`);
  return [...new Set(codes)].join(",");
}

function chosen(shares: readonly number[], at: number): number {
  let sum = 0;
  const total = shares.reduce((a, b) => a + b, 0);
  const found = shares.findIndex((share) => {
    sum += share / total;
    return at < sum;
  });
  return Math.max(0, found);
}
