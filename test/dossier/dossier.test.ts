import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {afterAll, expect, test} from "vitest";
import {composeBriefing} from "../../src/app/dossier/briefing.ts";
import {concerning} from "../../src/app/dossier/concerning.ts";
import {enterFinding} from "../../src/app/dossier/evidence.ts";
import {readDossierCountries, writeDossierForm} from "../../src/app/dossier/write-dossier.ts";
import {openSite} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {countryByCode} from "../../src/catalogue/countries.ts";
import {requestFor} from "../../src/domain/request.ts";
import {plain, type Report} from "../../src/report/block.ts";
import {createApp} from "../../src/server/app.tsx";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const ON = "2026-11-22";
const dataDir = join(temporaryFolder(), "data");
const site = openSite(dataDir);
const app = createApp(site, {...defaultEffects, now: () => new Date(`${ON}T10:00:00Z`)});
afterAll(() => site.close());

const briefing = async (code: string) =>
  composeBriefing(code, {edition: await site.edition(), dataDir, on: ON});

function textOf({blocks}: Report): string {
  return blocks
    .map((block) => {
      if (block.kind === "heading" || block.kind === "paragraph") return plain(block.text);
      if (block.kind === "list") return block.items.map(plain).join("\n");
      return block.kind === "table" ? block.rows.map((row) => row.map(plain).join(" | ")).join("\n") : "";
    })
    .join("\n");
}

/** The items of the list under a heading. */
function listUnder({blocks}: Report, id: string): string[] {
  const at = blocks.findIndex((block) => block.kind === "heading" && block.id === id);
  const list = blocks[at + 1];
  return at >= 0 && list?.kind === "list" ? list.items.map(plain) : [];
}

test("a briefing goes over all jobs and says what is not known", async () => {
  const report = await briefing("KR");
  const titles = report.blocks.filter((block) => block.kind === "heading").map(({text}) => plain(text));
  expect(titles).toEqual([
    "Status, talks and agreements",
    "Talks and events",
    "In the strategy and its documents",
    "May its entities take part, and be funded?",
    "Still to check",
    "Cooperation in Horizon Europe",
    "Reciprocity and level playing field",
    "Values and capacity, beside the status",
    "Initiatives, Member States and open commitments",
    "Evidence of experts, and what is not known",
    "Where the numbers come from"
  ]);
  const text = textOf(report);
  expect(text).toContain("associated to Horizon Europe for Pillar II only");
  expect(text).toContain("Transitional (applicants)");
  expect(text).toContain("No series is imported");
});

test("a briefing of a country hardly known says in each section where to look", async () => {
  const report = await briefing("TV");
  expect(listUnder(report, "eligibility-checks")).toContainEqual(
    expect.stringContaining("annex B of the general annexes")
  );
  const text = textOf(report);
  for (const place of ["EUR-Lex", "Funding and Tenders Portal", "delegation of the Union", "ministries"]) {
    expect(text).toContain(place);
  }
  expect(text).toContain("aperture evidence add");
  expect(text).toContain("Access2Markets");
  expect(textOf(await briefing("AX"))).toContain("the command aperture commitments lists them");
});

test("a territory within the Union is not said to be outside its programmes", async () => {
  const text = textOf(await briefing("AX"));
  expect(text).toContain("Åland Islands: part of the Union, as a part of Finland.");
  expect(text).toContain("Horizon Europe: part of the Union");
  expect(text).toContain("Article 355(4) of the Treaty");
  expect(text).not.toMatch(/non-associated|not associated|Horizon Europe: eu/);
});

test("an answer that rests on a list nobody read is marked, with what to look up", async () => {
  const text = textOf(await briefing("KE"));
  expect(text).toContain("may take part, funded (unverified)");
  expect(text).toContain("rests on a rule or a list that was not read");
  expect(textOf(await briefing("TN"))).not.toContain("(unverified) |");
});

test("parts that answer alike share a row, and the exclusions of China show", async () => {
  expect(textOf(await briefing("CN"))).toMatch(
    /Health; Civil Security[^\n]*\| may not take part \| may not take part \| may take part, at its own cost/
  );
});

test("restrictions have their day, the newest first, and what has no day last", async () => {
  const items = listUnder(await briefing("CN"), "restrictions");
  expect(items).toContainEqual(
    expect.stringMatching(/^From 17 April 2024: Work programme 2023-2025: entities established in China/)
  );
  const years = items.map((item) => Number(/^(?:From|As of) (?:\d+ \w+ )?(\d{4}):/.exec(item)?.[1] ?? 0));
  expect(years.length).toBeGreaterThan(3);
  expect(years).toEqual([...years].sort((a, b) => b - a));
  expect(years.at(-1)).toBe(0);
});

test("talks and events stand in order of time, none later than the day asked for", async () => {
  const days = (items: readonly string[]) => items.map((item) => item.slice(0, item.indexOf(":")));
  expect(days(listUnder(await briefing("KR"), "talks"))).toEqual([
    "14 February 2022",
    "22 May 2023",
    "25 March 2024",
    "17 July 2025",
    "September 2026"
  ]);
  const report = await composeBriefing("KR", {edition: await site.edition(), dataDir, on: "2024-01-01"});
  expect(days(listUnder(report, "talks"))).toEqual(["14 February 2022", "22 May 2023"]);
});

test("a picture stands beside the table of its figures, under the row of all projects", async () => {
  const {blocks} = await briefing("CN");
  const picture = blocks.find((block) => block.kind === "picture");
  expect(picture?.description).toMatch(/2022: \d+/);
  const table = blocks.find((block) => block.kind === "table" && block.id === picture?.table);
  const all = table?.kind === "table" ? table.rows[0]?.map(plain) : undefined;
  expect(all?.[0]).toBe("All projects");
  expect(picture?.description).toContain(`2022: ${all?.[2]}`);
});

test("the trend begins with the first whole year of the programme, not with its start", async () => {
  const edition = await site.edition();
  const trend = (await briefing("CN")).blocks.find(
    (block) => block.kind === "paragraph" && block.tone === "plain"
  );
  const text = trend?.kind === "paragraph" ? trend.text : [];
  expect(text.flatMap((span) => (span.kind === "date" ? span.date : []))).toEqual(["2022", "2024"]);
  const {figures} = await edition.figures(
    requestFor("participations", {filters: {programme: ["HORIZON"], country: ["CN"]}, by: ["year"]})
  );
  const valueIn = (year: number) => figures.find(({dims}) => dims.year === year)?.value;
  expect(text.flatMap((span) => (span.kind === "figure" ? span.figure.value : []))).toEqual([
    valueIn(2022),
    valueIn(2024)
  ]);
  expect(plain(text)).toMatch(/They fell\.$/);
});

test("too few participations make no trend", async () => {
  const text = textOf(await briefing("NA"));
  expect(text).toContain("They are too few for a trend.");
});

test("the figures of the head are those of the whole programme, as the country's page has them", async () => {
  const edition = await site.edition();
  const [finding] = (await briefing("CN")).blocks;
  const projects =
    finding?.kind === "paragraph" ? finding.text.find(({kind}) => kind === "figure") : undefined;
  const {figures} = await edition.figures(requestFor("projects", {filters: {country: ["CN"]}}));
  expect(projects?.kind === "figure" && projects.figure.value).toBe(figures[0]?.value);
});

test("open commitments are those that name the country or its region, with what was found of it", () => {
  const namesOf = (code: string) => {
    const country = countryByCode(code);
    if (!country) throw new TypeError(`no country: ${code}`);
    return concerning(country, ON).map(({thing, found}) => `${thing.id} ${found}`);
  };
  expect(namesOf("CN")).toContainEqual(expect.stringMatching(/^ga-20 .*wider work with Africa and China/));
  expect(namesOf("TN").map((row) => row.split(" ")[0])).toContain("ga-17");
  expect(namesOf("BR")).toContainEqual(expect.stringMatching(/^ga-24 /));
  expect(namesOf("CN")).not.toContainEqual(expect.stringContaining("vaccines"));
});

test("both sides of an arrangement show, with day and source", async () => {
  const text = textOf(await briefing("KR"));
  expect(text).toContain(
    "Teams of the European Research Council open to visitors, since 8 November 2013, source:"
  );
  expect(text).not.toContain("Not named in the source");
});

test("what a partner no longer pays shows, with its years, only where nothing in force is known", async () => {
  const china = textOf(await briefing("CN"));
  expect(china).toMatch(/Ended: MOST, Administrative Arrangement 2021-2024, 2021 to 2024, source:/);
  expect(china).toContain("EU-China Co-Funding Mechanism");
  expect(textOf(await briefing("BR"))).not.toContain("Ended: ");
});

test("what is still to check of China and the United States is said once", async () => {
  const china = listUnder(await briefing("CN"), "eligibility-checks");
  expect(china.filter((item) => item.includes("destination"))).toHaveLength(1);
  const states = listUnder(await briefing("US"), "eligibility-checks");
  expect(states.filter((item) => item.includes("the topic makes"))).toHaveLength(1);
  expect(states.filter((item) => item.includes("United States by reciprocity"))).toHaveLength(1);
});

test.each(["XK", "TW", "PS", "UK", "NA", "RU", "LI"])("%s has no holes and no wrong name", async (code) => {
  const report = await briefing(code);
  expect(`${report.title}\n${textOf(report)}`).not.toMatch(/undefined|NaN|\[object|null/);
});

test("what is not there is said once, with the name of the country", async () => {
  const text = textOf(await briefing("NR"));
  expect(text).toContain("The data hold no project with Nauru.");
  expect(text).not.toContain("often enough to be named");
  expect(textOf(await briefing("TW"))).not.toMatch(/(?:with|names) the country/);
});

test("an associated country is not said to be funded by the list of others", async () => {
  const text = textOf(await briefing("XK"));
  expect(text).toContain("Horizon Europe: associated");
  expect(text).not.toContain("Automatically eligible for funding");
  expect(textOf(await briefing("NA"))).toContain("Automatically eligible for funding");
});

test("the European Union's note stands under the name of Kosovo*", async () => {
  const {title, front} = await briefing("XK");
  expect(title).toContain("Kosovo*");
  expect(front.map(plain).join(" ")).toContain("status");
});

test("experts who disagree are both kept", async () => {
  const form = {country: "KR", criterion: "values", source: "A study", expires: "2027-11-22"};
  await enterFinding({...form, leaning: "favours", text: "Labs are open.", author: "A. One"}, dataDir, ON);
  await enterFinding({...form, leaning: "cautions", text: "Labs are closed.", author: "B. Two"}, dataDir, ON);
  const text = textOf(await briefing("KR"));
  expect(text).toContain("Experts disagree on fundamental rights and shared values");
  expect(text).toContain("Labs are open.");
  expect(text).toContain("Labs are closed.");
});

test("the page hands the briefing out as web page, PDF and Word", async () => {
  for (const [form, start] of [
    ["html", "<!doctype"],
    ["pdf", "%PDF"],
    ["docx", "PK"]
  ] as const) {
    const response = await app.request(`/countries/CN/dossier/briefing.${form}`);
    expect(response.status, form).toBe(200);
    expect(
      Buffer.from(await response.arrayBuffer())
        .toString("latin1")
        .slice(0, start.length)
    ).toBe(start);
  }
  expect((await app.request("/countries/CN/dossier/briefing.exe")).status).toBe(404);
});

test("a briefing is set close in Word too", async () => {
  const files = unzipSync(await writeDossierForm(await briefing("CN"), "docx"));
  const styles = strFromU8(files["word/styles.xml"] ?? new Uint8Array());
  const normal = /<w:docDefaults>.*?<w:sz w:val="(\d+)"/s.exec(styles)?.[1];
  expect(Number(normal)).toBeLessThanOrEqual(18);
});

test.each([
  ["CN", 2, 4],
  ["KR", 2, 4],
  ["US", 2, 4],
  ["AX", 1, 2]
])("the briefing of %s has %i to %i pages", async (code, least, most) => {
  const pdf = Buffer.from(await writeDossierForm(await briefing(code), "pdf")).toString("latin1");
  const pages = Number(
    /\/Type\s*\/Pages[^>]*?\/Count (\d+)/s.exec(pdf)?.[1] ?? /\/Count (\d+)/.exec(pdf)?.[1]
  );
  expect(pages).toBeGreaterThanOrEqual(least);
  expect(pages).toBeLessThanOrEqual(most);
});

test("one command writes the dossiers of several countries", async () => {
  const out = join(temporaryFolder(), "out");
  const {code} = await runCli([
    "dossier",
    "TN",
    "Brazil",
    "--out",
    out,
    "--forms",
    "html",
    "--data",
    dataDir,
    "--on",
    ON
  ]);
  expect(code).toBe(0);
  expect(readdirSync(out).sort()).toEqual(["dossier-br.html", "dossier-tn.html"]);
  expect(statSync(join(out, "dossier-br.html")).size).toBeGreaterThan(10_000);
  expect(readFileSync(join(out, "dossier-tn.html"), "utf8")).toContain("Tunisia: country dossier");
});

test("all are the countries that exist and are no Member State", () => {
  const codes = readDossierCountries(["all"]);
  expect(codes).toEqual(expect.arrayContaining(["KR", "XK", "UK", "TW", "PS"]));
  expect(codes).not.toContain("FR");
  expect(() => readDossierCountries([])).toThrow("missing country");
});

test("every country has a briefing that can be written", async () => {
  const edition = await site.edition();
  for (const code of readDossierCountries(["all"])) {
    const report = await composeBriefing(code, {edition, dataDir, on: ON});
    expect(Buffer.from(await writeDossierForm(report, "html")).length, code).toBeGreaterThan(5000);
  }
}, 300_000);
