/**
 * One million generated participations: ingest, and the queries of every page.
 * Run: npx tsx bench/million.ts [participations]
 */
import {join} from "node:path";
import {openSite} from "../src/app/site.ts";
import {defaultEffects} from "../src/base/effects.ts";
import {createApp} from "../src/server/app.tsx";
import {generateProgramme} from "./generate-programme.ts";
import {inFolder, quantile, runProgram} from "./measure.ts";

const PAGES = [
  "/",
  "/?theme=green",
  "/?status=now",
  "/countries",
  "/countries?sort=money",
  "/countries/CN",
  "/countries/US",
  "/countries/DE",
  "/countries/NA",
  "/compare?country=CN,IN,JP,KR",
  "/compare?country=US,CA",
  "/themes",
  "/themes/health",
  "/themes/digital",
  "/projects",
  "/projects?country=CN&q=climate",
  "/indicators",
  "/indicators/participations",
  "/indicators/share-of-contribution",
  "/figures/participations?country=CN",
  "/data",
  "/search?q=ocean"
];

interface PageCost {
  readonly page: string;
  readonly queries: number;
  readonly queriesMs: number;
  readonly slowestMs: number;
  readonly pageMs: number;
}

/** What the queries of a page cost when nothing was computed before. */
async function costOf(page: string, dataDir: string): Promise<PageCost> {
  const site = openSite(dataDir);
  const {warehouse} = await site.edition();
  const times: number[] = [];
  const rows = warehouse.db.rows.bind(warehouse.db);
  warehouse.db.rows = async <T>(sql: string, params?: readonly (string | number)[]) => {
    const start = performance.now();
    const answer = await rows<T>(sql, params);
    times.push(performance.now() - start);
    return answer;
  };
  const app = createApp(site, defaultEffects);
  const start = performance.now();
  const response = await app.request(page);
  await response.text();
  const pageMs = performance.now() - start;
  site.close();
  if (response.status !== 200) process.stderr.write(`${page}: ${response.status}\n`);
  const sum = times.reduce((total, ms) => total + ms, 0);
  return {
    page,
    queries: times.length,
    queriesMs: Math.round(sum),
    slowestMs: Math.round(Math.max(0, ...times)),
    pageMs: Math.round(pageMs)
  };
}

await inFolder(async (folder) => {
  const participations = Number(process.argv[2] ?? 1_000_000);
  const zip = join(folder, "generated-2025-12-06.zip");
  await generateProgramme(zip, participations);
  const data = join(folder, "data");
  const {elapsedMs, peakMb} = runProgram([
    "ingest",
    "cordis",
    "--programme",
    "HORIZON",
    "--from",
    zip,
    "--data",
    data
  ]);
  await costOf("/", data);
  const costs: PageCost[] = [];
  for (let i = 0; i < 3; i++) for (const page of PAGES) costs.push(await costOf(page, data));
  console.table(costs.slice(0, PAGES.length));
  const column = (name: "queriesMs" | "slowestMs" | "pageMs") =>
    quantile(
      costs.map((cost) => cost[name]),
      0.95
    );
  console.table({
    participations,
    ingestSeconds: elapsedMs / 1000,
    peakMb,
    allQueriesOfAPageP95Ms: column("queriesMs"),
    slowestQueryP95Ms: column("slowestMs"),
    pageP95Ms: column("pageMs")
  });
});
