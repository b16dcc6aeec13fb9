import {beforeAll, describe, expect, test} from "vitest";
import {openStore} from "../../src/app/store.ts";
import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {ingestFixture} from "../support/ingest-tables.ts";
import {ingestSnapshot, jsonLines, PART, workOf, writeSnapshot} from "../support/works-files.ts";

let warehouse: Warehouse;

const EUROPEAN = "European Commission";

beforeAll(async () => {
  const {dataDir} = await ingestFixture();
  const projects = await projectNumbers(dataDir);
  const [own = "", other = ""] = projects;
  const work = (id: number, countries: readonly string[], number: string, name = EUROPEAN) =>
    workOf({
      id,
      year: 2023,
      authors: countries.map((code) => [code]),
      other: {
        awards: [{funder_id: "https://openalex.org/F1", funder_display_name: name, funder_award_id: number}]
      }
    });
  const works = [
    work(1, ["DE", "CN"], own),
    work(2, ["DE"], own),
    work(3, ["CN", "US"], other, "H2020 European Research Council"),
    work(4, [], other),
    work(5, ["CN"], own, "National Science Foundation"),
    work(6, ["CN"], "99999999"),
    work(7, ["CN"], "not a number"),
    work(8, ["JP"], `H2020-MSCA-ITN-2016-${own}`),
    work(9, ["JP"], `GA ${other}`),
    work(10, ["JP"], `10.3030/${other}; ${own}`),
    work(11, ["JP"], `${own}${other}`),
    work(12, ["JP"], `No. ${own}`, "Natural Environment Research Council")
  ];
  await ingestSnapshot(await writeSnapshot({[PART]: jsonLines(works)}), dataDir);
  warehouse = await openStore(dataDir);
});

async function projectNumbers(dataDir: string): Promise<string[]> {
  const {db} = await openStore(dataDir);
  const rows = await db.rows<{number: string}>(
    "SELECT project_id AS number FROM core.project WHERE regexp_matches(project_id, '^[0-9]{6,9}$') ORDER BY 1 LIMIT 2"
  );
  db.close();
  return rows.map(({number}) => number);
}

async function ask(parts: Partial<FigureRequest>) {
  return computeFigures(warehouse, requestFor("programme-publications", parts));
}

describe("publications of projects", () => {
  test("are works that name a project's number under a European funder, each once", async () => {
    const {figures, trace} = await ask({});
    expect(figures.map(({value, basis}) => [value, basis?.held, basis?.of])).toEqual([[7, 6, 7]]);
    expect(trace.vintages.map(({source}) => source)).toEqual(["openalex", "cordis"]);
  });

  test("are found by the number among whatever authors wrote around it, and by no part of a longer one", async () => {
    expect((await ask({filters: {country: ["JP"]}})).figures[0]?.value).toBe(3);
  });

  test("with authors outside the Union, by country and by programme", async () => {
    const group = ["associated", "non-associated", "transitional"];
    expect((await ask({filters: {group}})).figures[0]?.value).toBe(5);
    const byCountry = (await ask({by: ["country"]})).figures.map(({dims, value}) => [dims.country, value]);
    expect(byCountry).toEqual([
      ["JP", 3],
      ["CN", 2],
      ["DE", 2],
      ["US", 1]
    ]);
    expect((await ask({by: ["programme"]})).figures.map(({dims, value}) => [dims.programme, value])).toEqual([
      ["HORIZON", 7]
    ]);
    expect((await ask({filters: {country: ["CN"], year: ["2022"]}})).figures[0]?.value).toBe(0);
  });

  test("are not in the shipped snapshot", async () => {
    const shipped = await openStore(undefined);
    const asked = computeFigures({...shipped, works: warehouse.works}, requestFor("programme-publications"));
    await expect(asked).rejects.toMatchObject({code: "no-records"});
    shipped.db.close();
  });
});
