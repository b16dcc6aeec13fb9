import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {earlierCooperation} from "../../src/app/cases/evidence/earlier-cooperation.ts";
import type {Gathering} from "../../src/app/cases/evidence/gathering.ts";
import {organisationTable} from "../../src/app/country-organisations.ts";
import {readPublications} from "../../src/app/country-works.ts";
import {ingestCordis} from "../../src/app/ingest-cordis.ts";
import {ingestSeriesFiles} from "../../src/app/ingest-series.ts";
import {sumOpenAlexAgain} from "../../src/app/ingest-works.ts";
import {readProject} from "../../src/app/project.ts";
import {findProjects, parseProjectSearch} from "../../src/app/projects.ts";
import {readReconciliation} from "../../src/app/reconciliation.ts";
import {warehouseOrganisations} from "../../src/app/screening/warehouse-organisations.ts";
import {searchAll} from "../../src/app/search.ts";
import {readSeriesMatrix} from "../../src/app/series/series-matrix.ts";
import {type Edition, editionOf, openSite, type Site} from "../../src/app/site.ts";
import {openStore} from "../../src/app/store.ts";
import {ApertureError} from "../../src/base/errors.ts";
import {DIMENSION_IDS, type Dimension} from "../../src/domain/dimension.ts";
import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import {ALL_INDICATORS} from "../../src/monitor/indicators/index.ts";
import {LAYOUTS, tableDefinition, WORKS_LAYOUTS} from "../../src/warehouse/clickhouse/definitions.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {keepWarehousesAt} from "../../src/warehouse/place.ts";
import {filesOf, fixtureTables, type SourceTables} from "../support/cordis-csv.ts";
import {AS_OF, writeArchive} from "../support/ingest-tables.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {seeded} from "../support/seeded.ts";
import {FILES, fixtures, writeSeriesFiles} from "../support/series-files.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";
import {ingestSnapshot, jsonLines, PART, workOf, writeSnapshot} from "../support/works-files.ts";
import {type Engine, type Line, openLine, startEngine} from "./support.ts";

const root = temporaryFolder();
const [here, there] = [join(root, "here"), join(root, "there")];
let engine: Engine;
let line: Line;
let server: string;
let site: Site;
let duck: Edition;
let click: Edition;

async function ingest(dataDir: string, tables = fixtureTables()): Promise<void> {
  const from = [await writeArchive(filesOf(tables))];
  await ingestCordis(
    {programme: "HORIZON", asOf: AS_OF, dated: "2025-12-06", dataDir, from},
    recordingEffects().effects
  );
}

const PLACES = ["DE", "FR", "GB", "GR", "US", "CN", "CH", "NO"];
/** Subfields of several themes, of one, of none, and no subject at all. */
const SUBFIELDS = [1702, 2105, 1910, 1105, 2725, 1202, undefined];

/** Works of many mixtures: countries, subjects, years and types; some name grants, in several ways. */
function mixedWorks(count: number): unknown[] {
  const random = seeded(20_261_129);
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const projects = (fixtureTables()["project"] ?? []).map(({id}) => id ?? "");
  return Array.from({length: count}, (_, at) => {
    const subfield = oneOf(SUBFIELDS);
    const number = oneOf(projects);
    const grant = {
      funder_id: "https://openalex.org/F1",
      funder_display_name: oneOf(["European Commission", "H2020 Health", "National Science Foundation"]),
      funder_award_id: oneOf([number, `GA ${number}`, `H2020-${number}`])
    };
    return workOf({
      id: at + 1,
      year: oneOf([1990, 2020, 2021, 2022, 2023]),
      type: oneOf(["article", "review", "preprint", ""]),
      authors: Array.from({length: Math.floor(random() * 5)}, () =>
        random() < 0.2 ? [oneOf(PLACES), oneOf(PLACES)] : [oneOf(PLACES)]
      ),
      ...(subfield !== undefined && {field: Math.floor(subfield / 100), subfield}),
      other: {
        ...(random() < 0.4 && {awards: [grant]}),
        ...(random() < 0.1 && {publication_year: null})
      }
    });
  });
}

beforeAll(async () => {
  engine = await startEngine(root);
  line = await openLine(engine.port);
  server = `clickhouse://127.0.0.1:${line.port}/aperture`;
  const series = await writeSeriesFiles(fixtures(...(Object.keys(FILES) as (keyof typeof FILES)[])));
  const works = await writeSnapshot({[PART]: jsonLines(mixedWorks(600))});
  for (const [dataDir, address] of [
    [here, undefined],
    [there, server]
  ] as const) {
    keepWarehousesAt(address);
    await mkdir(dataDir, {recursive: true});
    await ingest(dataDir);
    await ingestSeriesFiles({dataDir, from: [series]} as never, recordingEffects().effects);
    await ingestSnapshot(works, dataDir);
  }
  click = await editionOf(await openStore(there));
  site = openSite(there);
  keepWarehousesAt(undefined);
  duck = await editionOf(await openStore(here));
});

afterAll(() => {
  site?.close();
  click?.warehouse.db.close();
  duck?.warehouse.db.close();
  line?.close();
  engine?.stop();
});

/** Everything a request answers: figures with their basis and blanks, or the kind of refusal. */
async function answer(warehouse: Warehouse, request: FigureRequest): Promise<unknown> {
  try {
    const {figures, trace, unit} = await computeFigures(warehouse, request);
    const shown = figures.map(({value, blank, basis, dims, interval, ofYear}) => ({
      value,
      blank,
      basis,
      dims,
      interval,
      ofYear
    }));
    return {unit, figures: shown, caveats: trace.caveats, coverage: trace.coverage};
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    return error.code;
  }
}

const VALUES: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  country: ["DE", "FR", "UK", "EL", "US", "CN", "CH"],
  partner: ["DE", "US"],
  group: ["eu", "associated", "non-associated", "unknown"],
  income: ["high", "unknown"],
  region: ["europe-central-asia", "unknown"],
  role: ["coordinator", "participant"],
  activity: ["PRC", "HES", "unknown"],
  sme: ["yes", "no", "unknown"],
  year: ["2021", "2022", "unknown"],
  part: ["HORIZON.2", "HORIZON.2.5", "HORIZON.2.5.2"],
  pillar: ["HORIZON.2"],
  theme: ["health", "digital"],
  field: ["/23", "/25"],
  scheme: ["HORIZON-RIA"],
  subject: ["11", "17", "23", "1", "unknown"],
  type: ["article", "review", "unknown"],
  programme: ["HORIZON", "H2020"]
};

/** Requests drawn at random, the same in every run; those an indicator does not take must be refused alike. */
function samplesFor(
  indicator: (typeof ALL_INDICATORS)[number],
  seed: number,
  count: number
): FigureRequest[] {
  const random = seeded(seed);
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const known = indicator.dimensions.length ? indicator.dimensions : DIMENSION_IDS;
  return Array.from({length: count}, (_, at) => {
    if (at === 0) return requestFor(indicator.id, {});
    const narrowed = [...new Set(Array.from({length: Math.floor(random() * 3)}, () => oneOf(known)))];
    const filters = Object.fromEntries(
      narrowed.flatMap((dimension) => {
        const values = VALUES[dimension];
        return values
          ? [[dimension, [...new Set([oneOf(values), ...(random() < 0.4 ? [oneOf(values)] : [])])]]]
          : [];
      })
    );
    const by = [...new Set(Array.from({length: Math.floor(random() * 3)}, () => oneOf(known)))];
    return requestFor(indicator.id, {
      filters,
      by,
      // Works know countries only as they were in the year.
      status: oneOf(
        indicator.reads === "works" ? (["was"] as const) : (["was", "now", "applicant"] as const)
      ),
      counting: oneOf(indicator.counting),
      yearOf: oneOf(["start", "signature"] as const)
    });
  });
}

describe("DuckDB and ClickHouse give the same rows", () => {
  for (const [at, indicator] of ALL_INDICATORS.entries()) {
    test(`for ${indicator.id}`, async () => {
      let answered = 0;
      const count = {series: 6, records: 30, network: 30, works: 60}[indicator.reads];
      for (const request of samplesFor(indicator, 20_261_128 + at, count)) {
        const expected = await answer(duck.warehouse, request);
        expect(await answer(click.warehouse, request), JSON.stringify(request)).toEqual(expected);
        if (typeof expected !== "string") answered++;
      }
      expect(answered).toBeGreaterThan(0);
    });
  }

  const pages: Readonly<Record<string, (edition: Edition) => Promise<unknown>>> = {
    "names and choices": async ({choices, names}) => [choices, names.of("part", "HORIZON.2.5")],
    "lists of projects": (edition) =>
      Promise.all(
        [
          "",
          "q=project",
          "country=DE&year=2022",
          "theme=health",
          "part=HORIZON.2",
          "field=/23",
          "sort=contribution",
          "page=9",
          "role=coordinator&partner=FR",
          "q=%C3%A9"
        ].map((query) => findProjects(edition, parseProjectSearch(new URLSearchParams(query))))
      ),
    "one project": async (edition) => {
      const {rows} = await findProjects(edition, parseProjectSearch(new URLSearchParams()));
      return Promise.all(rows.map(({programme, id}) => readProject(edition, programme, id)));
    },
    reconciliation: ({warehouse}) => readReconciliation(warehouse),
    "the matrix of series": ({warehouse}) => readSeriesMatrix(warehouse, {year: "latest", isLocal: true}),
    "organisations to screen": ({warehouse}) => warehouseOrganisations(warehouse),
    "earlier cooperation of a partner": (edition) =>
      earlierCooperation({
        plan: {
          partners: [
            {name: "uni", country: "DE"},
            {name: "É", country: "FR"}
          ]
        },
        site: {edition: async () => edition},
        today: AS_OF
      } as unknown as Gathering),
    "publications on the page of a country": async (edition) =>
      withoutQueries(await Promise.all(["DE", "CN"].map((code) => readPublications(edition, code)))),
    "names of subjects": async ({names}) => ["11", "1", "unknown"].map((code) => names.of("subject", code)),
    "the search": (edition) =>
      Promise.all(["uni", "health", "Germany", "a"].map((words) => searchAll(edition, words))),
    "organisations of a country": async (edition) => {
      const tables = await Promise.all(
        ["DE", "FR", "US"].map((code) => organisationTable(edition, code, {limit: 20}))
      );
      return tables.map(({rows}) =>
        rows.map((row) => ({
          ...row,
          participations: row.participations.value,
          projects: row.projects.value,
          coordinated: row.coordinated.value,
          netEur: row.netEur.value
        }))
      );
    }
  };
  for (const [name, read] of Object.entries(pages)) {
    test(`for ${name}`, async () => {
      const expected = await read(duck);
      expect(await read(click)).toEqual(withoutPaths(expected));
    });
  }
});

/** The fixtures with one participation in another country. */
function movedTables(): SourceTables {
  const tables = fixtureTables();
  const [first, ...others] = tables["organization"] ?? [];
  return {...tables, organization: [{...first, country: "JP"}, ...others]};
}

/** Engines write some functions differently, so the query in a trace is the engine's own. */
function withoutQueries(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, held: unknown) => (key === "query" ? undefined : held)));
}

/** The two data folders differ in nothing but their place. */
function withoutPaths(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(here, there));
}

describe("when the connection breaks off", () => {
  const request = requestFor("participations", {by: ["country"]});

  test("during a question, the error says what to do, and the next question is answered", async () => {
    const before = await answer(click.warehouse, request);
    line.cutAt("mart_participation");
    await expect(computeFigures(click.warehouse, request)).rejects.toMatchObject({
      code: "warehouse-unavailable",
      hint: expect.stringContaining("Run it again")
    });
    line.mend();
    expect(await answer(click.warehouse, request)).toEqual(before);
  });

  for (const step of [
    "CREATE DATABASE aperture_records",
    "core_participation",
    "core_project_field",
    "INSERT INTO aperture.edition"
  ]) {
    test(`during an ingest at "${step}", what is published stays whole`, async () => {
      const before = await answer((await site.edition()).warehouse, request);
      keepWarehousesAt(server);
      line.cutAt(step);
      const tables = movedTables();
      await expect(ingest(there, tables)).rejects.toMatchObject({code: "warehouse-unavailable"});
      line.mend();
      const reopened = await openStore(there);
      expect(await answer(reopened, request)).toEqual(before);
      reopened.db.close();
      keepWarehousesAt(undefined);
    });
  }

  for (const step of ["CREATE DATABASE aperture_works", "works_pair", "INSERT INTO aperture.edition"]) {
    test(`during an ingest of works at "${step}", what is published stays whole`, async () => {
      const asked = requestFor("co-publications", {by: ["country", "partner"]});
      const before = await answer((await site.edition()).warehouse, asked);
      keepWarehousesAt(server);
      line.cutAt(step);
      const works = await writeSnapshot({[PART]: jsonLines(mixedWorks(900))});
      await expect(ingestSnapshot(works, there)).rejects.toMatchObject({code: "warehouse-unavailable"});
      line.mend();
      const reopened = await openStore(there);
      expect(await answer(reopened, asked)).toEqual(before);
      reopened.db.close();
      keepWarehousesAt(undefined);
    });
  }

  test("a server that is not there is named, without the password", async () => {
    keepWarehousesAt("clickhouse://me:secret@127.0.0.1:1/aperture");
    const error = await openStore(there).catch((thrown: unknown) => thrown);
    keepWarehousesAt(undefined);
    expect(error).toMatchObject({
      code: "warehouse-unavailable",
      message: "ClickHouse at http://127.0.0.1:1 cannot be reached"
    });
    expect(JSON.stringify(error)).not.toContain("secret");
  });
});

test("a new edition is read once it is complete, and only the last replaced one is kept", async () => {
  const request = requestFor("participations", {by: ["country"]});
  const before = await answer((await site.edition()).warehouse, request);
  keepWarehousesAt(server);
  const tables = movedTables();
  for (let times = 0; times < 3; times++) await ingest(there, tables);
  const reopened = await openStore(there);
  expect(await answer(reopened, request)).not.toEqual(before);
  const [kept] = await reopened.db.rows<{n: number}>(
    "SELECT count(*) AS n FROM system.databases WHERE startsWith(name, 'aperture_records_') AND name IN (SELECT database FROM aperture.edition)"
  );
  expect(kept?.n).toBe(2);
  reopened.db.close();
  keepWarehousesAt(undefined);
});

test("other works are read once they are complete, and can be summed up again", async () => {
  const request = requestFor("co-publications", {by: ["country", "partner"]});
  const before = await answer((await site.edition()).warehouse, request);
  keepWarehousesAt(server);
  const works = await writeSnapshot({[PART]: jsonLines(mixedWorks(900))});
  await ingestSnapshot(works, there);
  const reopened = await openStore(there);
  const after = await answer(reopened, request);
  expect(after).not.toEqual(before);
  reopened.db.close();
  await sumOpenAlexAgain(there, recordingEffects().effects);
  const again = await openStore(there);
  expect(await answer(again, request)).toEqual(after);
  again.db.close();
  keepWarehousesAt(undefined);
});

test("the definitions for a cluster are statements that the engine understands", async () => {
  for (const [name, layout] of Object.entries({...LAYOUTS, ...WORKS_LAYOUTS})) {
    const columns = [...new Set([...layout.order, "year", "pid"])].map((column) => ({
      name: column,
      type: "INTEGER",
      hasBlanks: column === "year",
      distinct: 5
    }));
    const statements = tableDefinition("aperture_records_1", name, layout, columns, "main");
    expect(statements).toHaveLength(layout.isSharded ? 2 : 1);
    for (const statement of statements) {
      expect(statement).toContain("ON CLUSTER main");
      const [row] = await click.warehouse.db.rows<{text: string}>("SELECT formatQuery($1) AS text", [
        statement
      ]);
      expect(row?.text).toMatch(/ENGINE = (ReplicatedMergeTree|Distributed)/);
    }
  }
});
