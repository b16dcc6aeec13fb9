import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {composeBriefing} from "../../src/app/dossier/briefing.ts";
import {writeDossierForm} from "../../src/app/dossier/write-dossier.ts";
import {assessHeld} from "../../src/app/report/assess-held.ts";
import {makeReport} from "../../src/app/report/build.ts";
import {openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {hasPdfToText, pdfText, wordText} from "../support/office-text.ts";
import {runCli} from "../support/run-cli.ts";
import {FILES, fixtures, ingestFiles} from "../support/series-files.ts";
import {describeWhere} from "../support/shared-data.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

/** South Korea has values of Freedom House and of the Quality of Government, which may not be handed on. */
const FREEDOM = `${FILES["freedom.csv"]}\nSouth Korea,c,2023.0,2022.0,3.9,15.0,13.0,33.0,50.0,83.7`;

let dataDir: string;
let site: Site;
beforeAll(async () => {
  const open = fixtures("v-dem.csv", "academic.csv", "governance.csv", "qog_std_cs_jan25.csv");
  ({dataDir} = await ingestFiles({...open, "freedom.csv": FREEDOM}));
  site = openSite(dataDir);
});
afterAll(() => site.close());

const OUTLINE = [
  "id: values",
  "version: 1",
  "entered: 2026-11-29",
  "title: Values of {country}",
  "subtitle: A test",
  "scales: []",
  "sections:",
  "  - id: values",
  "    title: Values",
  "    blocks:",
  '      - text: "An index of {v}."',
  "        figures:",
  "          v: SERIES?country=$country",
  '        empty: "None ({reason})."'
].join("\n");

async function reportOn(series: string): Promise<string> {
  const outline = join(temporaryFolder(), "outline.yaml");
  writeFileSync(outline, OUTLINE.replace("SERIES", series));
  const subject = {country: "KR"};
  const options = {
    period: "2023-01..2025-12",
    asOf: "2026-11-22",
    without: ["docx", "pdf"],
    outline,
    subject
  };
  const {files} = await makeReport(options, await site.edition(), defaultEffects);
  return files.map(({data}) => new TextDecoder().decode(data)).join("\n");
}

describe("a report", () => {
  test("is refused where its outline cites what may not be handed on", async () => {
    expect(await reportOn("academic-freedom")).toContain("An index of");
    await expect(reportOn("freedom-house-total")).rejects.toMatchObject({
      code: "refused",
      message: "not for republication: freedom-house-total"
    });
  });

  test("assesses countries without it, whatever the scheme says of its licence", async () => {
    const assessment = await assessHeld((await site.edition()).warehouse);
    expect(assessment?.restricted).toEqual([]);
    expect(assessment?.countries.map(({code}) => code)).toContain("KR");
    expect(assessment?.countries[0]?.criteria.map(({id}) => id)).toEqual(["rights-and-values"]);
  });
});

test.each([
  ["assess", "--format", "json"],
  ["assess", "--format", "csv"],
  ["assess", "break-even", "KR", "CN", "--format", "json"]
])("%s %s %s gives nothing away", async (...words) => {
  const outcome = await runCli([...words, "--data", dataDir]);
  expect([outcome.code, outcome.stdout]).toEqual([11, ""]);
  expect(outcome.stderr).toContain("licence forbids republication: rule-of-law");
  expect(outcome.stderr).toContain("freedom-house-academic-freedom");
});

describe("a dossier", () => {
  const written = async (form: "html" | "pdf" | "docx") => {
    const report = await composeBriefing("KR", {edition: await site.edition(), dataDir, on: "2026-11-22"});
    return writeDossierForm(report, form);
  };
  const expectWithheld = (text: string) => {
    expect(text).toContain("Liberal democracy");
    expect(text).toContain("they may not be handed on: Freedom in the World");
    expect(text).not.toMatch(/83\.7|Freedom House, D3|Rule of law \(/);
  };

  test("leaves it out as a web page and in Word, and says so", async () => {
    const html = new TextDecoder().decode(await written("html"));
    expectWithheld(html.replace(/<[^>]+>/g, ""));
    expectWithheld(wordText(await written("docx")));
  });

  describeWhere(hasPdfToText, "as PDF", () => {
    test("leaves it out too", async () => expectWithheld(pdfText(await written("pdf"))));
  });
});
