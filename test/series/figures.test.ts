import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readCountryStatus} from "../../src/app/country-status.ts";
import {readCountrySeries} from "../../src/app/series/country-series.ts";
import {openSite, type Site} from "../../src/app/site.ts";
import {countryByCode} from "../../src/catalogue/countries.ts";
import {requestFor} from "../../src/domain/request.ts";
import {createApp} from "../../src/server/app.tsx";
import {CountrySeriesBlock} from "../../src/server/pages/country-series.tsx";
import {recordingEffects} from "../support/recording-effects.ts";
import {runCli} from "../support/run-cli.ts";
import {fixtures, ingestFiles} from "../support/series-files.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

let dataDir: string;
let site: Site;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  const names = ["v-dem.csv", "academic.csv", "freedom.csv", "governance.csv", "sp.pop.totl.csv"] as const;
  dataDir = (await ingestFiles(fixtures(...names))).dataDir;
  site = openSite(dataDir);
  app = createApp(site, recordingEffects().effects);
});

afterAll(() => site.close());

const cli = (...args: string[]) => runCli([...args, "--data", dataDir]);
const get = async (path: string) => (await app.request(path)).text();
const figures = async (id: string, parts: Parameters<typeof requestFor>[1]) =>
  (await (await site.edition()).figures(requestFor(id, parts))).figures;

describe("a series as figures", () => {
  test("without a year gives the latest value with its year, interval and trace", async () => {
    const [figure] = await figures("liberal-democracy", {filters: {country: ["CN"]}});
    expect(figure).toMatchObject({value: 0.1, ofYear: 2022, interval: {low: 0.05, high: 0.15}, blank: null});
    expect(figure?.interval?.meaning).toContain("68 %");
    expect(figure?.trace.vintages).toEqual([
      expect.objectContaining({
        source: "v-dem",
        dated: "2024-03",
        licence: "CC-BY-SA-4.0",
        sha256: expect.any(String)
      })
    ]);
    expect(figure?.trace.warehouse.kind).toBe("series");
  });

  test("by year, by country and for a range lists every value and adds nothing up", async () => {
    const byYear = await figures("liberal-democracy", {filters: {country: ["CN"]}, by: ["year"]});
    expect(byYear.map(({dims, value}) => [dims.year, value])).toEqual([
      [2012, 0.3],
      [2021, 0.12],
      [2022, 0.1]
    ]);
    const several = await figures("liberal-democracy", {filters: {year: ["2021", "2022"], country: ["CN"]}});
    expect(several.map(({dims}) => dims)).toEqual([{year: 2021}, {year: 2022}]);
    const all = await figures("liberal-democracy", {});
    expect(all.map(({dims, ofYear}) => [dims.country, ofYear])).toEqual([
      ["TW", 2022],
      ["KR", 2022],
      ["XK", 2022],
      ["CN", 2022],
      ["DD", 1985]
    ]);
  });

  test("has the change over ten years and the median as figures of their own", async () => {
    const [change] = await figures("liberal-democracy-change", {filters: {country: ["CN"], year: ["2022"]}});
    expect(change?.value).toBeCloseTo(-0.2, 12);
    const [median] = await figures("liberal-democracy-median", {filters: {year: ["2022"]}});
    expect(median).toMatchObject({value: 0.6, basis: {held: 4, of: 5}});
    const [none] = await figures("liberal-democracy-change", {filters: {country: ["KR"], year: ["2022"]}});
    expect(none?.blank?.reason).toBe("no-denominator");
    const [people] = await figures("population-change", {filters: {country: ["CN"], year: ["2021"]}});
    expect([people?.value, people?.unit]).toEqual([20, "percent"]);
  });

  test("an honest blank says why, and names the parts a source gives apart", async () => {
    const [palestine] = await figures("liberal-democracy", {filters: {country: ["PS"]}});
    expect(palestine?.blank).toMatchObject({reason: "unknown-in-source"});
    expect(palestine?.blank?.note).toContain("it gives Gaza and the West Bank apart");
    const [brazil] = await figures("liberal-democracy", {filters: {country: ["BR"], year: ["2022"]}});
    expect(brazil?.blank?.note).toBe("Varieties of Democracy has no value for 2022 of this country");
  });

  test("is not offered by group, income or region", async () => {
    for (const by of ["group", "income", "region"] as const)
      await expect(figures("liberal-democracy", {by: [by]})).rejects.toMatchObject({code: "refused"});
    await expect(figures("liberal-democracy", {filters: {group: ["eu"]}})).rejects.toMatchObject({
      code: "refused"
    });
  });

  test("explains itself, and its address agrees when it is followed", async () => {
    const html = await get("/figures/academic-freedom?country=CN&by=year");
    expect(html).toContain("Why these numbers?");
    const cited = /academic-freedom\?[^"]*year=2022[^"]*value=0.1&amp;at=\w+/.exec(html)?.[0] ?? "";
    expect(await get(`/figures/${cited.replaceAll("&amp;", "&")}`)).toContain(
      "it agrees with the value in the address"
    );
    expect((await cli("why", "liberal-democracy?country=CN")).stdout).toContain("from 0.050 to 0.150");
  });

  test("stands in the lists of indicators and answers on the command line", async () => {
    expect(await get("/indicators")).toContain('href="/indicators/academic-freedom"');
    expect((await cli("indicators")).stdout).toContain("academic-freedom\n");
    const {stdout} = await cli("query", "liberal-democracy", "--country", "CN", "--by", "year");
    expect(stdout).toMatch(/2022 +0\.100 +0\.050 to 0\.150/);
    expect(stdout).toContain("68 % interval");
    const csv = await cli("query", "liberal-democracy", "--country", "CN", "--format", "csv");
    expect(csv.stdout.split("\r\n").slice(0, 2)).toEqual([
      "country,value,unit,low,high,of_year,figure",
      expect.stringMatching(/^CN,0\.1,index,0\.05,0\.15,2022,/)
    ]);
    for (const path of ["/indicators/liberal-democracy", "/indicators/liberal-democracy?country=CN&by=year"])
      expect((await app.request(path)).status).toBe(200);
  });
});

describe("where nothing was imported", () => {
  test("pages and commands say so and name the command", async () => {
    const empty = openSite(join(temporaryFolder(), "none"));
    const pages = createApp(empty, recordingEffects().effects);
    for (const path of [
      "/figures/academic-freedom?country=CN",
      "/indicators/academic-freedom?country=CN&by=year"
    ]) {
      const response = await pages.request(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain("npx aperture ingest series --from FILE");
    }
    const {values, capacity} = await readCountrySeries(await empty.edition(), "CN");
    expect(new Set([...values, ...capacity].map(({latest}) => latest.blank?.reason))).toEqual(
      new Set(["not-held"])
    );
    empty.close();
  });
});

describe("a source whose licence forbids republication", () => {
  test("is read here, in pages and tables", async () => {
    expect((await cli("query", "freedom-house-total", "--country", "XK")).stdout).toContain("55");
    const html = await get("/indicators/freedom-house-total?country=XK,CN");
    expect(html).toContain("Not for republication");
    expect(html).not.toContain("/api/v1/data/freedom-house-total.csv");
  });

  test.each(["csv", "json", "sdmx-csv", "parquet"])("is refused as %s", async (format) => {
    const outcome = await cli("query", "freedom-house-total", "--country", "XK", "--format", format);
    expect([outcome.code, outcome.stdout]).toEqual([4, ""]);
    expect(outcome.stderr).toMatch(/not for republication: freedom-house-total\n {2}Freedom House restricts/);
  });

  test.each([
    "/api/v1/figures/freedom-house-total?country=XK",
    "/api/v1/why/freedom-house-total?country=XK",
    "/api/v1/figures/freedom-house-total-median?year=2022",
    "/api/v1/data/freedom-house-total.csv?country=XK",
    "/api/v1/data/freedom-house-total.csv-metadata.json?country=XK"
  ])("is refused by %s", async (path) => {
    const response = await app.request(path);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({
      title: "refused",
      detail: expect.stringContaining("not for republication")
    });
    expect(body).not.toContain("55");
  });

  test("is refused as JSON of an explanation", async () => {
    expect((await cli("why", "freedom-house-total?country=XK", "--format", "json")).code).toBe(4);
  });
});

describe("the matrix for an assessment", () => {
  test("holds what may be handed on, one row a country and series", async () => {
    const {stdout, stderr} = await cli("series", "matrix");
    const lines = stdout.trim().split("\r\n");
    expect(lines[0]).toBe("country,indicator,value,low,high,year,licence");
    expect(lines).toContain("CN,liberal-democracy,0.1,0.05,0.15,2022,CC-BY-SA-4.0");
    expect(lines).toContain("CN,population,1200,,,2021,CC-BY-4.0");
    expect(stdout).not.toContain("freedom-house");
    expect(stdout).not.toMatch(/^DD,/m);
    expect(stderr).toContain("Left out, not for republication: freedom-house-academic-freedom");
  });

  test("is refused where it names what may not be handed on, and holds it for this machine alone on demand", async () => {
    expect((await cli("series", "matrix", "--series", "freedom-house-total")).code).toBe(4);
    const local = await cli(
      "series",
      "matrix",
      "--series",
      "freedom-house-total",
      "--local",
      "--year",
      "2022"
    );
    expect(local.stdout).toContain(
      "XK,freedom-house-total,55,,,2022,Freedom House terms of use (not for republication)"
    );
    expect((await cli("series", "matrix", "--series", "academic-fredom")).stderr).toContain(
      "Did you mean academic-freedom?"
    );
    expect((await cli("series", "matrix", "--year", "1800")).code).toBe(3);
  });
});

describe("a country's series", () => {
  test("are each for itself, beside the median, their intervals considered", async () => {
    const {values} = await readCountrySeries(await site.edition(), "XK");
    const democracy = values.find(({series}) => series.id === "liberal-democracy");
    expect([democracy?.latest.value, democracy?.median?.value, democracy?.standing]).toEqual([
      0.5,
      0.6,
      "about"
    ]);
    const china = await readCountrySeries(await site.edition(), "CN");
    const own = china.values.find(({series}) => series.id === "liberal-democracy");
    expect([own?.standing, own?.change?.value, own?.isWithinInterval]).toEqual(["below", -0.2, false]);
  });
});

describe("the block of a country's values and capacity", () => {
  const render = async (code: string, from: Site) => {
    const country = countryByCode(code);
    if (!country) throw new TypeError(code);
    const {values, capacity} = await readCountrySeries(await from.edition(), code);
    const status = readCountryStatus(country, "2026-01-15");
    return String(await CountrySeriesBlock({country, status, values, capacity}));
  };

  test("shows each value beside the association status, with interval, source, licence and why", async () => {
    const html = await render("CN", site);
    expect(html).toContain("Not associated to Horizon Europe");
    expect(html).toContain("Nothing here is added up to a score");
    expect(html).toContain("from 0.050 to 0.150");
    expect(html).toContain("CC-BY-SA-4.0");
    expect(html).toContain("Not for republication");
    expect(html).toMatch(/href="\/figures\/liberal-democracy\?[^"]*value=0\.1&amp;at=/);
    expect(html).not.toMatch(/\brank(ed|ing)? \d/i);
  });

  test("says of Palestine* which parts a source judges apart, and of sources not read where they are", async () => {
    const html = await render("PS", site);
    expect(html).toContain("it gives Gaza and the West Bank apart");
    expect(html).toContain("Not imported");
    expect(html).toContain("https://bti-project.org/en/downloads");
  });

  test("is an honest blank where nothing was imported", async () => {
    const empty = openSite(join(temporaryFolder(), "none"));
    const html = await render("KR", empty);
    expect(html).toContain("No series are imported yet");
    expect(html).toContain("npx aperture ingest series --from FILE");
    empty.close();
  });
});
