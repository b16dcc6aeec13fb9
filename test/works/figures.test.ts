import {beforeAll, describe, expect, test} from "vitest";
import {explainFigure} from "../../src/app/explain.ts";
import {readNames} from "../../src/app/names.ts";
import {openSite} from "../../src/app/site.ts";
import {openStore} from "../../src/app/store.ts";
import {membershipOn} from "../../src/catalogue/membership.ts";
import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {citationOf} from "../../src/exports/rows.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import {createApp} from "../../src/server/app.tsx";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {runCli} from "../support/run-cli.ts";
import {ingestWorksOf, type WorkParts, workOf} from "../support/works-files.ts";

const CODES = ["DE", "FR", "EL", "CN", "US", "NO", "UK"];
const ISO: Readonly<Record<string, string>> = {EL: "GR", UK: "GB"};

/** Works of every mixture of the countries, written down so that each sum can be counted again by plain code. */
const WORKS: readonly (WorkParts & {readonly codes: readonly string[]})[] = Array.from(
  {length: 600},
  (_, i) => {
    const count = i % 5;
    const codes = Array.from(
      {length: count},
      (_, j) => CODES[(i * 3 + j * (1 + (i % 4))) % CODES.length] ?? "DE"
    );
    return {
      id: i + 1,
      year: 2018 + (Math.floor(i / 5) % 5),
      type: i % 7 === 0 ? "review" : "article",
      codes: [...new Set(codes)],
      authors: codes.map((code) => [ISO[code] ?? code]),
      ...(i % 3 !== 0 && {field: 11 + (i % 2)})
    };
  }
);

let dataDir: string;
let warehouse: Warehouse;

beforeAll(async () => {
  const sparse = Array.from({length: 40}, (_, i) =>
    workOf({id: 1000 + i, year: 1990, authors: i < 8 ? [["DE"], ["FR"]] : []})
  );
  ({dataDir} = await ingestWorksOf([...WORKS.map(workOf), ...sparse]));
  warehouse = await openStore(dataDir);
});

async function table(indicator: string, parts: Partial<FigureRequest>) {
  return (await computeFigures(warehouse, requestFor(indicator, parts))).figures;
}

async function valueIn(indicator: string, parts: Partial<FigureRequest>): Promise<number | null | undefined> {
  return (await table(indicator, parts))[0]?.value;
}

const recent = ["2018", "2019", "2020", "2021", "2022"];
const count = (isCounted: (work: (typeof WORKS)[number]) => boolean) => WORKS.filter(isCounted).length;
const isEu = (code: string, year = 2018) =>
  membershipOn(code, year <= 2020 ? "H2020" : "HORIZON", `${year}-07-01`) !== undefined;
const without = (codes: readonly string[], code: string) => codes.filter((one) => one !== code);

describe("co-publications", () => {
  test("of each pair are the works that name both, whole and in parts that add up to one a work", async () => {
    const by = {by: ["country", "partner"], filters: {year: recent}} as const;
    const whole = await table("co-publications", by);
    expect(whole.length).toBe(CODES.length * (CODES.length - 1));
    for (const {dims, value} of whole)
      expect(value).toBe(
        count(({codes}) => codes.includes(String(dims.country)) && codes.includes(String(dims.partner)))
      );
    const parts = await table("co-publications", {...by, counting: "fractional"});
    const total = parts.reduce((sum, {value}) => sum + (value ?? 0), 0);
    expect(total / 2).toBeCloseTo(
      count(({codes}) => codes.length > 1),
      6
    );
  });

  test("by year, subject and type", async () => {
    const filters = {country: ["DE"], partner: ["CN"], subject: ["12"], type: ["article"]};
    for (const {dims, value} of await table("co-publications", {filters, by: ["year"]})) {
      const expected = count(
        ({codes, year, field, type}) =>
          codes.includes("DE") &&
          codes.includes("CN") &&
          year === dims.year &&
          field === 12 &&
          type === "article"
      );
      expect(value).toBe(expected);
    }
    const domain = await valueIn("co-publications", {filters: {...filters, subject: ["1"]}});
    expect(domain).toBe(
      count(
        ({codes, field, type}) =>
          codes.includes("DE") && codes.includes("CN") && field !== undefined && type === "article"
      )
    );
  });

  test("of a country with a group, and of the Union with the rest, count a work once", async () => {
    const group = ["associated", "non-associated", "transitional"];
    const outside = (codes: readonly string[], year?: number) => codes.some((code) => !isEu(code, year));
    expect(await valueIn("co-publications", {filters: {country: ["DE"], group, year: recent}})).toBe(
      count(({codes, year}) => codes.includes("DE") && outside(without(codes, "DE"), year))
    );
    expect(await valueIn("co-publications", {filters: {country: ["CN"], group: ["eu"], year: recent}})).toBe(
      count(({codes, year}) => codes.includes("CN") && codes.some((code) => isEu(code, year)))
    );
    expect(await valueIn("co-publications", {filters: {group, year: recent}})).toBe(
      count(({codes, year}) => codes.some((code) => isEu(code, year)) && outside(codes, year))
    );
    const associated = await valueIn("co-publications", {filters: {group: ["associated"], year: ["2022"]}});
    expect(associated).toBe(
      count(
        ({codes, year}) => year === 2022 && codes.includes("NO") && codes.some((code) => isEu(code, year))
      )
    );
  });

  test("of a country and of the Union with groups, in parts that are those of the pairs", async () => {
    const group = ["associated", "non-associated", "transitional"];
    const pairs = ({codes}: (typeof WORKS)[number]) => (codes.length * (codes.length - 1)) / 2;
    const sumOf = (linked: (codes: readonly string[], year: number) => number) =>
      WORKS.reduce((sum, work) => sum + linked(work.codes, work.year ?? 0) / Math.max(1, pairs(work)), 0);
    const ask = (filters: FigureRequest["filters"]) =>
      valueIn("co-publications", {filters: {...filters, year: recent}, counting: "fractional"});
    const outside = (codes: readonly string[], year: number) =>
      codes.filter((code) => !isEu(code, year)).length;
    const inside = (codes: readonly string[], year: number) => codes.length - outside(codes, year);
    expect(await ask({country: ["DE"], group})).toBeCloseTo(
      sumOf((codes, year) => (codes.includes("DE") ? outside(codes, year) : 0)),
      9
    );
    expect(await ask({group})).toBeCloseTo(
      sumOf((codes, year) => inside(codes, year) * outside(codes, year)),
      9
    );
    expect(await ask({group: ["eu"]})).toBeCloseTo(
      sumOf((codes, year) => (inside(codes, year) * (inside(codes, year) - 1)) / 2),
      9
    );
  });

  test("that would not add up are listed or refused", async () => {
    const listed = await table("co-publications", {filters: {country: ["DE", "FR"], partner: ["CN"]}});
    expect(listed.map(({dims}) => dims.country).sort()).toEqual(["DE", "FR"]);
    const both = {filters: {country: ["DE"], partner: ["CN"], group: ["eu"]}};
    await expect(table("co-publications", both)).rejects.toMatchObject({code: "refused"});
    await expect(table("co-publications", {filters: {country: ["DE"]}, status: "now"})).rejects.toMatchObject(
      {
        code: "refused"
      }
    );
  });

  test("nobody has are zero, and of another country held nowhere too", async () => {
    expect(
      await valueIn("co-publications", {filters: {country: ["DE"], partner: ["JP"], year: recent}})
    ).toBe(0);
  });
});

describe("what works tell of a country", () => {
  test("publications, alone or with others, in parts that add up to the works that name a country", async () => {
    const placed = count(({codes}) => codes.length > 0);
    expect(await valueIn("publications", {filters: {year: recent}})).toBe(placed);
    const parts = await table("publications", {
      by: ["country"],
      filters: {year: recent},
      counting: "fractional"
    });
    expect(parts.reduce((sum, {value}) => sum + (value ?? 0), 0)).toBeCloseTo(placed, 6);
  });

  test("the share with others, of the country and of all", async () => {
    const own = count(({codes}) => codes.includes("DE"));
    const shared = count(({codes}) => codes.includes("DE") && codes.length > 1);
    const filters = {country: ["DE"], year: recent};
    expect(await valueIn("international-share", {filters})).toBeCloseTo((100 * shared) / own, 9);
    const placed = count(({codes}) => codes.length > 0);
    expect(await valueIn("international-share", {filters: {year: recent}})).toBeCloseTo(
      (100 * count(({codes}) => codes.length > 1)) / placed,
      9
    );
  });

  test("specialisation by subject", async () => {
    const filters = {country: ["DE"], year: recent};
    const shareIn = (isOwn: (codes: readonly string[]) => boolean) =>
      count(({codes, field}) => isOwn(codes) && field === 11) /
      count(({codes, field}) => isOwn(codes) && field !== undefined);
    const figures = await table("publication-specialisation", {filters});
    const found = figures.find(({dims}) => String(dims.subject) === "11");
    const expected = shareIn((codes) => codes.includes("DE")) / shareIn((codes) => codes.length > 0);
    expect(found?.value).toBeCloseTo(expected, 9);
    expect(figures).toHaveLength(2);
  });

  test("intensity against partners chosen at random", async () => {
    const pairs = (a?: string, b?: string) =>
      WORKS.reduce((sum, {codes}) => {
        const firsts = codes.filter((code) => a === undefined || code === a);
        return (
          sum +
          firsts.reduce(
            (own, first) =>
              own + without(codes, first).filter((code) => b === undefined || code === b).length,
            0
          )
        );
      }, 0);
    const figures = await table("co-publication-intensity", {filters: {country: ["DE"], year: recent}});
    for (const {dims, value, blank} of figures) {
      const partner = String(dims.partner);
      if (blank) expect(pairs("DE", partner)).toBeLessThan(30);
      else
        expect(value).toBeCloseTo(
          (pairs("DE", partner) * pairs()) / (pairs("DE") * pairs(undefined, partner)),
          9
        );
    }
    expect(figures.some(({value}) => value !== null)).toBe(true);
  });
});

describe("coverage", () => {
  test("stands beside each figure as works that name a country, with the band it leaves", async () => {
    const [figure] = await table("co-publications", {
      filters: {country: ["DE"], partner: ["FR"], year: recent}
    });
    const placed = count(({codes}) => codes.length > 0);
    expect(figure?.basis).toMatchObject({held: placed, of: WORKS.length});
    expect(figure?.interval?.high).toBeCloseTo(((figure?.value ?? 0) * WORKS.length) / placed, 6);
    expect(figure?.interval?.meaning).toContain("coverage band");
  });

  test("below the floor withholds the figure and says how little it is", async () => {
    const [figure] = await table("co-publications", {
      filters: {country: ["DE"], partner: ["FR"], year: ["1990"]}
    });
    expect(figure).toMatchObject({value: null, basis: {held: 8, of: 40}});
    expect(figure?.blank).toEqual({
      reason: "too-few",
      note: "only 20 % of these works name a country; withheld below 30 %"
    });
  });

  test("a share that rests on a handful of works is withheld too", async () => {
    const filters = {country: ["DE"], year: ["2020"], type: ["review"], subject: ["11"]};
    const [figure] = await table("international-share", {filters});
    expect(figure?.blank?.reason).toBe("too-few");
  });

  test("works that were never read are not zero", async () => {
    const request = requestFor("publications", {filters: {country: ["DE"]}});
    const {figures} = await computeFigures({...warehouse, works: undefined}, request);
    expect(figures[0]?.blank).toMatchObject({
      reason: "not-held",
      note: expect.stringContaining("ingest openalex")
    });
  });
});

describe("a figure of works explains itself", () => {
  test("with its snapshot, its query and its place, and agrees when followed again", async () => {
    const [figure] = await table("co-publications", {
      filters: {country: ["DE"], partner: ["CN"], year: ["2020"]}
    });
    if (!figure) throw new Error("no figure");
    expect(figure.trace).toMatchObject({
      warehouse: {kind: "works"},
      vintages: [{source: "openalex", licence: "CC0-1.0"}],
      coverage: [{unit: "works whose affiliations name a country"}]
    });
    expect(await explainFigure(warehouse, citationOf(figure))).toMatchObject({
      verdict: "agrees",
      citedFrom: "same"
    });
  });

  test("subjects have the names the source gives them", async () => {
    const names = await readNames(warehouse);
    expect([names.of("subject", "11"), names.of("subject", "1"), names.of("subject", "unknown")]).toEqual([
      "Field 11",
      "Life Sciences",
      "Not stated"
    ]);
  });

  test("on the page of a country, with the Union or for a Member State with everybody else", async () => {
    const site = openSite(dataDir);
    const app = createApp(site, recordingEffects().effects);
    const page = async (code: string) => (await app.request(`/countries/${code}`)).text();
    const [china, germany] = [await page("CN"), await page("DE")];
    site.close();
    expect(china).toContain("Publications with the European Union by year");
    expect(china).toContain("Countries China publishes with");
    expect(germany).toContain("Publications with countries outside the European Union by year");
    expect(germany).toContain("/figures/publications?");
  });

  test("with their vintage on the page of data, and a credit in the footer where they are shown", async () => {
    const site = openSite(dataDir);
    const app = createApp(site, recordingEffects().effects);
    const textOf = async (path: string) => (await app.request(path)).text();
    const data = await textOf("/data");
    expect(data).toContain(warehouse.works?.ref.sha256);
    expect(data).toContain("https://openalex.org");
    const credit = "publications: OpenAlex (OurResearch), CC0";
    expect(await textOf("/countries/DE")).toContain(credit);
    expect(await textOf("/indicators/publications")).toContain(credit);
    expect(await textOf("/figures/publications?country=DE&year=2020")).toContain(credit);
    expect(await textOf("/indicators/participations")).not.toContain(credit);
    site.close();
  });

  test("on the command line, with why and the list of vintages", async () => {
    const asked = await runCli([
      "query",
      "co-publications",
      "--country",
      "China",
      "--partner",
      "DE",
      "--year",
      "2020",
      "--data",
      dataDir
    ]);
    expect(asked.stdout).toContain("Interval: coverage band");
    expect(asked.stdout).toContain("OpenAlex, works, 2026-01-13 (works openalex-works-2026-01-13-");
    const why = await runCli(["why", "co-publications?country=CN&partner=DE&year=2020", "--data", dataDir]);
    expect(why.stdout).toContain("FROM works.pair");
    const vintages = await runCli(["vintages", "--data", dataDir]);
    expect(vintages.stdout).toContain("openalex-works-2026-01-13-");
    const wrong = await runCli(["query", "publications", "--subject", "chemistry", "--data", dataDir]);
    expect(wrong.stderr).toContain("17 (Computer Science)");
  });
});
