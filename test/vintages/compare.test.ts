import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {openSite} from "../../src/app/site.ts";
import {causesBy, changedProjects, type Piece, type VintageRecords} from "../../src/app/vintage-changes.ts";
import {compareVintages, type VintageComparison} from "../../src/app/vintage-comparison.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {distinctBy, type Participation, participationsOf, sumBy} from "../support/recompute.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";
import {FATES, firstTables, secondTables, twoVintages} from "../support/two-vintages.ts";

let dataDir: string;
let comparison: VintageComparison;
beforeAll(async () => {
  dataDir = await twoVintages();
  comparison = await compareVintages(
    dataDir,
    {from: "2025-06-05", to: "2025-12-06"},
    recordingEffects().effects
  );
});

const ROWS = {before: participationsOf(firstTables()), after: participationsOf(secondTables())};

/** The values of one side by code, as the comparison has them; zeros left out. */
function valuesOf(side: "before" | "after", split: "country" | "part", indicator: string) {
  const own = comparison.cells.filter((cell) => cell.split === split && cell.indicator === indicator);
  return Object.fromEntries(
    own.filter((cell) => cell[side].value !== 0).map((cell) => [cell.code, cell[side].value])
  );
}

describe("the two sides of a comparison", () => {
  test.each(["before", "after"] as const)("%s are what plain TypeScript counts in the rows", (side) => {
    for (const split of ["country", "part"] as const) {
      const key = (row: Participation) => row[split];
      expect(valuesOf(side, split, "participations")).toEqual(sumBy(ROWS[side], key));
      expect(valuesOf(side, split, "projects")).toEqual(distinctBy(ROWS[side], key, (row) => row.project));
      expect(valuesOf(side, split, "organisations")).toEqual(
        distinctBy(ROWS[side], key, (row) => row.organisation)
      );
    }
  });

  test("differ by what the causes add up to, in every cell", () => {
    expect(comparison.cells.some(({difference}) => difference > 0)).toBe(true);
    expect(comparison.cells.some(({difference}) => difference < 0)).toBe(true);
    for (const {causes, difference, indicator} of comparison.cells) {
      if (!causes) expect(indicator).toBe("organisations");
      else expect(causes.added + causes.gone + causes.changed).toBeCloseTo(difference, 2);
    }
  });

  test("carry the trace of their own vintage", () => {
    for (const {before, after} of comparison.cells) {
      expect(before.trace.vintages.map(({sha256}) => sha256)).toEqual([comparison.from.sha256]);
      expect(after.trace.vintages.map(({sha256}) => sha256)).toEqual([comparison.to.sha256]);
    }
  });
});

describe("the projects behind a difference", () => {
  test("are told by what became of them", () => {
    const {added, gone, changed} = comparison.projects;
    expect(added.map(({project}) => project)).toEqual([FATES.added]);
    expect(gone.map(({project}) => project)).toEqual([FATES.gone]);
    expect(Object.fromEntries(changed.map(({project, kinds}) => [project, kinds]))).toEqual({
      [FATES.moreMoney]: ["contribution"],
      [FATES.otherPart]: ["part"],
      [FATES.otherRole]: ["participants"]
    });
    expect(comparison.unchanged).toBe(5);
  });

  test("come with the largest change of money first", () => {
    expect(comparison.projects.changed[0]?.project).toBe(FATES.moreMoney);
  });
});

const piece: fc.Arbitrary<Piece> = fc.record({
  project: fc.constantFrom("1", "2", "3", "4"),
  part: fc.constantFrom("A", "B"),
  country: fc.constantFrom("DE", "FR", "CN"),
  participations: fc.integer({min: 1, max: 9}),
  net: fc.integer({min: 0, max: 10_000}).map((cents) => cents / 100)
});

const records: fc.Arbitrary<VintageRecords> = fc
  .uniqueArray(piece, {selector: ({project, country}) => `${project} ${country}`})
  .map((pieces) => ({pieces, projects: [...new Set(pieces.map(({project}) => project))].map(stateOf)}));

function stateOf(project: string) {
  return {project, acronym: null, part: "A", participations: 1, net: 0, members: ""};
}

const byCountry = ({country}: Piece) => country;

describe("causes of any two sets of records", () => {
  test("add up to the difference", () => {
    fc.assert(
      fc.property(records, records, (before, after) => {
        for (const [country, sums] of causesBy(before, after, byCountry)) {
          const total = ({pieces}: VintageRecords, value: (one: Piece) => number) =>
            pieces.filter((one) => one.country === country).reduce((sum, one) => sum + value(one), 0);
          const {participations, projects, "net-eu-contribution": money} = sums;
          const difference = (value: (one: Piece) => number) => total(after, value) - total(before, value);
          expect(sumOf(participations)).toBe(difference((one) => one.participations));
          expect(sumOf(projects)).toBe(difference(() => 1));
          expect(sumOf(money)).toBeCloseTo(
            difference((one) => one.net),
            6
          );
        }
      }),
      {seed: 8}
    );
  });

  test("turn round with the order of the vintages", () => {
    fc.assert(
      fc.property(records, records, (before, after) => {
        const [there, back] = [causesBy(before, after, byCountry), causesBy(after, before, byCountry)];
        for (const [country, {participations}] of there) {
          const turned = back.get(country)?.participations;
          expect([participations.added, participations.changed]).toEqual(
            [turned?.gone, turned?.changed].map((value) => 0 - (value ?? Number.NaN))
          );
        }
      }),
      {seed: 8}
    );
  });

  test("a vintage compared with itself has none", () => {
    fc.assert(
      fc.property(records, (same) => {
        for (const [, sums] of causesBy(same, same, byCountry))
          for (const causes of Object.values(sums))
            expect(Object.values(causes).every((value) => value === 0)).toBe(true);
        expect(Object.values(changedProjects(same, same)).flat()).toEqual([]);
      }),
      {seed: 8}
    );
  });
});

function sumOf(causes: Readonly<Record<string, number>>): number {
  return Object.values(causes).reduce((sum, value) => sum + value, 0);
}

describe("aperture vintages compare", () => {
  const compare = (...words: string[]) => runCli(["vintages", "compare", ...words, "--data", dataDir]);

  test("writes every cell as CSV, and the same as JSON", async () => {
    const csv = await compare("2025-06", "2025-12", "--format", "csv");
    const [header, ...lines] = csv.stdout.trimEnd().split("\r\n");
    expect(header).toBe("by,code,name,indicator,unit,before,after,difference,added,gone,changed");
    expect(lines).toHaveLength(comparison.cells.length);
    expect(lines[0]).toBe("all,,,projects,projects,9,9,0,1,-1,0");
    const json = JSON.parse((await compare("2025-06", "2025-12", "--format", "json")).stdout);
    expect(json.rows).toHaveLength(lines.length);
    expect(json.projects).toMatchObject({unchanged: 5, changed: {count: 3}});
  });

  test("writes as a table what differs, and from which files", async () => {
    const {stdout, code} = await compare("2025-06", "2025-12");
    expect(code).toBe(0);
    expect(stdout).toContain(comparison.from.sha256);
    expect(stdout).toMatch(/190000008 .*\+EUR.2.500 .*another net EU contribution/);
    expect(stdout).toMatch(/Whole programme.*projects +9 +9 +0 +\+1 +−1 +0$/ms);
  });

  test.each([
    [["2025", "2025-12"], 2, "ambiguous vintage: 2025"],
    [["2019", "2025-12"], 3, "unknown vintage: 2019"],
    [["2025-12", "2025-12-06"], 2, "the same vintage twice"],
    [["2025-12"], 2, "two vintages are needed"]
  ])("refuses %j with exit code %i", async (words, code, message) => {
    const outcome = await compare(...words);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toContain(message);
  });

  test("the list of vintages names those that are kept and not in use", async () => {
    const {stdout} = await runCli(["vintages", "--data", dataDir]);
    expect(stdout).toContain(`${comparison.from.id}\n  kept, not in use`);
    expect(stdout).not.toContain(`${comparison.to.id}\n  kept`);
  });
});

describe("on the web", () => {
  const sites = {kept: () => dataDir, none: () => temporaryFolder()};
  const opened: {close(): void}[] = [];
  const open = (which: keyof typeof sites) => {
    const site = openSite(sites[which]());
    opened.push(site);
    return createApp(site, defaultEffects);
  };
  afterAll(() => {
    for (const site of opened) site.close();
  });
  const QUERY = "from=2025-06-05&to=2025-12-06";

  test("the page shows totals, causes, countries, parts and projects", async () => {
    const response = await open("kept").request(`/data/compare?${QUERY}&indicator=projects`);
    expect(response.status).toBe(200);
    const html = await response.text();
    for (const id of ["totals", "causes", "country", "part", "projects", "why"])
      expect(html).toContain(`<section id="${id}"`);
    expect(html).toContain("Projects added: 1; gone: 1; changed: 3.");
    expect(html).toContain(comparison.from.sha256);
    expect(html).toContain("190000008");
  });

  test("a mistaken choice is said beside the form", async () => {
    const response = await open("kept").request("/data/compare?from=2019&to=2025-12-06");
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Unknown vintage: 2019");
  });

  test("over the snapshot the page says what is missing, and how to get it", async () => {
    const html = await (await open("none").request("/data/compare")).text();
    expect(html).toContain("No vintage is kept here");
    expect(html).toContain("aperture ingest cordis");
  });

  test("the API answers with the rows, or with a problem", async () => {
    const app = open("kept");
    const answer = await app.request(`/api/v1/compare?${QUERY}`);
    expect(await answer.json()).toMatchObject({
      from: {sha256: comparison.from.sha256},
      projects: {added: {count: 1}, gone: {count: 1}, changed: {count: 3}, unchanged: 5}
    });
    const csv = await app.request(`/api/v1/compare?${QUERY}&format=csv`);
    expect(csv.headers.get("Content-Type")).toContain("text/csv");
    expect((await app.request("/api/v1/compare?from=2025-06-05")).status).toBe(400);
    expect((await app.request(`/api/v1/compare?${QUERY}&fromat=csv`)).status).toBe(400);
    expect((await open("none").request(`/api/v1/compare?${QUERY}`)).status).toBe(409);
  });
});
