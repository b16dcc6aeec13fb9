import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {type OrganisationRow, organisationTable} from "../../src/app/country-organisations.ts";
import {reviewLink} from "../../src/app/review-link.ts";
import {openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {readLinks} from "../../src/safeguard/organisations/links.ts";
import {createApp} from "../../src/server/app.tsx";
import {ingestFixture} from "../support/ingest-tables.ts";

const [CENTRE, LARGE, SMALL, GERMAN] = ["912000011", "912000012", "912000010", "912000001"];
let site: Site;
let dataDir = "";

beforeAll(async () => {
  const ingested = await ingestFixture();
  ingested.warehouse.db.close();
  dataDir = ingested.dataDir;
  site = openSite(dataDir);
});
afterAll(() => site.close());

const review = (pic: string, finding: string) =>
  reviewLink(dataDir, {pic, ror: "0exampl01", finding, by: "A. Officer", reason: "r", on: "2026-11-28"});
const table = async (limit: number) =>
  organisationTable(await site.edition(), "FR", {limit, links: await readLinks(dataDir)});
const counts = ({codes, participations, projects, coordinated, netEur}: OrganisationRow) => [
  codes.join(" "),
  ...[participations, projects, coordinated, netEur].map(({value}) => value)
];

describe("codes of one organisation of ROR", () => {
  test("stay apart until somebody confirmed that they are one", async () => {
    await review(CENTRE, "confirmed");
    await review(LARGE, "rejected");
    const {rows} = await table(10);
    expect(rows.map(({codes}) => codes)).toEqual([[CENTRE], [LARGE], [SMALL]]);
  });

  test("are one row then, in which a project of both counts once; one of another country is not among them", async () => {
    await review(LARGE, "confirmed");
    await review(GERMAN, "confirmed");
    const {rows} = await table(10);
    expect(rows.map(counts)).toEqual([
      [`${CENTRE} ${LARGE}`, 4, 3, 2, 1_200_000],
      [SMALL, 2, 2, 1, 360_000]
    ]);
    expect((await table(1)).rows.map(counts)).toEqual([[`${CENTRE} ${LARGE}`, 4, 3, 2, 1_200_000]]);
  });

  test("are named on the page, whose counts lead to what both have", async () => {
    const app = createApp(site, defaultEffects);
    const html = await (await app.request("/countries/FR")).text();
    expect(html).toContain(`2 participant codes counted as one organisation: ${CENTRE}, ${LARGE}`);
    const [, why = ""] =
      /href="(\/figures\/projects\?organisation=912000011,912000012[^"]*)"/.exec(html) ?? [];
    const answer = await app.request(why.replaceAll("&amp;", "&"));
    expect(await answer.text()).toContain("it agrees with the value in the address");
  });
});
