import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {beforeAll, describe, expect, test} from "vitest";
import {openSite} from "../../src/app/site.ts";
import {openStore} from "../../src/app/store.ts";
import {THEMES} from "../../src/catalogue/themes.ts";
import {isField, WORK_THEMES} from "../../src/catalogue/work-themes.ts";
import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import {createApp} from "../../src/server/app.tsx";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {runCli} from "../support/run-cli.ts";
import {ingestWorksOf, workOf} from "../support/works-files.ts";

/** Subfields of none, one, two and three themes, by field and by subfield. */
const SUBFIELDS = [1702, 2105, 1910, 1104, 2725, 1202, 1801, 2103];

const WORKS = Array.from({length: 640}, (_, i) => ({
  id: i + 1,
  year: 2019 + (Math.floor(i / 8) % 3),
  authors: [["DE"], ...(i % 3 ? [["CN"]] : []), ...(i % 5 === 0 ? [["US"]] : [])],
  subfield: SUBFIELDS[i % SUBFIELDS.length] ?? 1202,
  field: Math.floor((SUBFIELDS[i % SUBFIELDS.length] ?? 1202) / 100)
}));

let dataDir: string;
let warehouse: Warehouse;

beforeAll(async () => {
  ({dataDir} = await ingestWorksOf([...WORKS.map(workOf), workOf({id: 9999, authors: [["DE"], ["CN"]]})]));
  warehouse = await openStore(dataDir);
});

/** Themes of a subfield, straight from the lines of the mapping. */
function themesOf(subfield: number): string[] {
  const lines = WORK_THEMES.lines.filter(
    ({code}) => code === subfield || code === Math.floor(subfield / 100)
  );
  return [...new Set(lines.flatMap(({themes}) => themes))];
}

async function table(indicator: string, parts: Partial<FigureRequest>) {
  return (await computeFigures(warehouse, requestFor(indicator, parts))).figures;
}

const isShared = ({authors}: (typeof WORKS)[number]) => authors.some(([code]) => code === "CN");

describe("works by theme", () => {
  test("belong to each theme whose lines name their field or subfield", async () => {
    const pair = {country: ["DE"], partner: ["CN"]};
    const figures = await table("co-publications", {filters: pair, by: ["theme"]});
    const counted = new Map(figures.map(({dims, value}) => [dims.theme, value]));
    for (const {id} of THEMES) {
      const expected = WORKS.filter((work) => isShared(work) && themesOf(work.subfield).includes(id)).length;
      expect(counted.get(id) ?? 0, id).toBe(expected);
      if (WORK_THEMES.without.has(id)) continue;
      const [alone] = await table("co-publications", {filters: {...pair, theme: [id]}});
      expect(alone?.value, id).toBe(expected);
    }
    expect([...counted.values()].filter((value) => value).length).toBeGreaterThan(4);
  });

  test("of several themes at once are counted once", async () => {
    const theme = ["green", "oceans"];
    const [figure] = await table("co-publications", {filters: {country: ["DE"], partner: ["CN"], theme}});
    const expected = WORKS.filter(
      (work) => isShared(work) && themesOf(work.subfield).some((id) => theme.includes(id))
    ).length;
    expect(figure?.value).toBe(expected);
  });

  test("by year and partner, in parts, and with the coverage of the theme alone", async () => {
    const filters = {country: ["DE"], theme: ["digital"]};
    const figures = await table("co-publications", {
      filters,
      by: ["partner", "year"],
      counting: "fractional"
    });
    for (const {dims, value, basis} of figures) {
      const inYear = WORKS.filter(({subfield, year}) => subfield === 1702 && year === dims.year);
      const shared = inYear.filter(({authors}) => authors.some(([code]) => code === dims.partner));
      const expected = shared.reduce(
        (sum, {authors}) => sum + 2 / (authors.length * (authors.length - 1)),
        0
      );
      expect(value).toBeCloseTo(expected, 9);
      expect(basis).toMatchObject({held: inYear.length, of: inYear.length});
    }
    expect(figures.length).toBeGreaterThan(2);
  });

  test("have shares, specialisation and intensity too", async () => {
    const [share] = await table("international-share", {filters: {country: ["DE"], theme: ["clean-energy"]}});
    const own = WORKS.filter(({subfield}) => subfield === 2105);
    expect(share?.value).toBeCloseTo(
      (100 * own.filter(({authors}) => authors.length > 1).length) / own.length,
      9
    );
    const special = await table("publication-specialisation", {filters: {country: ["CN"]}, by: ["theme"]});
    const digital = special.find(({dims}) => dims.theme === "digital");
    const shareOf = (works: typeof WORKS) =>
      works.filter(({subfield}) => subfield === 1702).length / works.length;
    const expected = shareOf(WORKS.filter(isShared)) / shareOf(WORKS);
    expect(digital?.value ?? 0).toBeCloseTo(expected, 9);
    const intensity = await table("co-publication-intensity", {filters: {country: ["DE"], theme: ["green"]}});
    expect(intensity.some(({value}) => value !== null)).toBe(true);
  });

  test("say by which mapping, and refuse a theme that no subject tells of", async () => {
    const {trace} = await computeFigures(
      warehouse,
      requestFor("publications", {filters: {theme: ["health"]}})
    );
    expect(trace.caveats.join(" ")).toContain(
      `mapping of OpenAlex's subjects, version ${WORK_THEMES.version}`
    );
    await expect(table("publications", {filters: {theme: ["innovation"]}})).rejects.toMatchObject({
      code: "refused",
      hint: expect.stringContaining("close to the market")
    });
  });

  test("stand on the pages of a theme and of a country, but for a theme that no subject tells of", async () => {
    const site = openSite(dataDir);
    const app = createApp(site, recordingEffects().effects);
    const page = async (path: string) => (await app.request(path)).text();
    const [energy, innovation, china] = [
      await page("/themes/clean-energy?year=2020"),
      await page("/themes/innovation"),
      await page("/countries/CN")
    ];
    site.close();
    expect(energy).toContain("Countries outside the Union, by publications with it");
    expect(energy).toContain("/figures/publications?theme=clean-energy&amp;year=2020");
    expect(energy).toContain("publications: OpenAlex (OurResearch), CC0");
    expect(innovation).not.toContain('id="publications"');
    expect(china).toContain("Publications with the European Union by theme");
  });

  test("are summed up again from the vintage that is kept", async () => {
    const request = {filters: {country: ["DE"]}, by: ["theme", "year"]} as const;
    const {dataDir: folder} = await ingestWorksOf(WORKS.map(workOf));
    const db = await openDuckDb(join(folder, "works.duckdb"));
    await db.run("UPDATE manifest SET json = json_merge_patch(json, '{\"tables\": 1}')");
    db.close();
    await expect(openStore(folder)).rejects.toMatchObject({
      code: "source-changed",
      hint: expect.stringContaining("--again")
    });
    const again = await runCli(["ingest", "openalex", "--again", "--data", folder]);
    expect(again.stdout).toContain("Published OpenAlex, works");
    const reopened = await openStore(folder);
    const expected = (await table("publications", request)).map(({dims, value}) => [dims, value]);
    const {figures} = await computeFigures(reopened, requestFor("publications", request));
    expect(figures.map(({dims, value}) => [dims, value])).toEqual(expected);
    reopened.db.close();
  });
});

const TOPICS = "../shared/data/bibliometrics/openalex_topics/openalex_topics_taxonomy.csv";

test.skipIf(!existsSync(TOPICS))("every line of the mapping names a subject that OpenAlex has", () => {
  const topics = parse(readFileSync(TOPICS), {columns: true}) as {field: string; subfield: string}[];
  const fields = new Set(topics.map(({field}) => field));
  const subfields = new Set(topics.map(({subfield}) => subfield));
  const lines = [...WORK_THEMES.lines, ...WORK_THEMES.leftOut];
  for (const {code, title} of lines)
    expect((isField(code) ? fields : subfields).has(title), `${code} ${title}`).toBe(true);
});
