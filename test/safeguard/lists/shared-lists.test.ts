import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {listById} from "../../../src/sources/lists/index.ts";
import {filesAt, readFiles, smallList} from "../../support/lists.ts";
import {describeWithScreening, SHARED_SCREENING} from "../../support/shared-data.ts";

const at = (path: string) => filesAt(SHARED_SCREENING + path);
const text = (path: string) => readFileSync(SHARED_SCREENING + path, "latin1");
const countOf = (path: string, pattern: RegExp) => [...text(path).matchAll(pattern)].length;

/** Numbers of the first column of a file without header, counted without a CSV reader. */
const numbersIn = (path: string) => new Set([...text(path).matchAll(/^(\d+),/gm)].map((match) => match[1]));

describeWithScreening("the real lists", () => {
  test("UN Security Council: as many entries and aliases as the XML has elements", () => {
    const path = "un/UN_consolidated.xml";
    const read = readFiles(listById("un-sc"), at(path));
    const persons = countOf(path, /<INDIVIDUAL>/g);
    const organisations = countOf(path, /<ENTITY>/g);
    expect([persons, organisations]).toEqual([730, 273]);
    expect(read.entities.filter(({kind}) => kind === "person")).toHaveLength(persons);
    expect(read.entities.filter(({kind}) => kind === "organisation")).toHaveLength(organisations);
    expect(read.dated).toBe("2026-02-27");
    expect(read.issues).toEqual([]);
    const weak = read.entities.flatMap(({names}) => names).filter(({quality}) => quality === "weak");
    expect(weak.length).toBeGreaterThan(500);
  });

  test("OFAC SDN: every number of the file is an entry, with all addresses and aliases", () => {
    const folder = "us_ofac_sdn/watchman-bench/";
    const {entities, issues} = readFiles(listById("us-ofac-sdn"), at(folder));
    const numbers = numbersIn(`${folder}sdn.csv`);
    expect(numbers.size).toBe(8976);
    expect(new Set(entities.map(({reference}) => reference))).toEqual(numbers);
    const persons = countOf(`${folder}sdn.csv`, /^\d+,"[^"]*","individual"/gm);
    expect(entities.filter(({kind}) => kind === "person")).toHaveLength(persons);
    const byReference = new Map(entities.map((entity) => [entity.reference, entity]));
    for (const [, number = "", alias] of text(`${folder}alt.csv`).matchAll(/^(\d+),\d+,"\w+","([^"]+)",/gm))
      expect(byReference.get(number)?.names.map((name) => name.text)).toContain(
        alias?.replace(/\s+/g, " ").trim()
      );
    expect(issues.every(({field}) => field === "country")).toBe(true);
  });

  test("OFAC persons keep no nationality, citizenship or country of a passport", () => {
    const {entities} = readFiles(smallList("us-ofac-sdn"), at("us_ofac_sdn/watchman-bench/"));
    const persons = entities.filter(({kind}) => kind === "person");
    for (const {remarks} of persons) expect(remarks ?? "").not.toMatch(/\b(?:nationality|citizen|POB) /);
    const passports = persons
      .flatMap(({identifiers}) => identifiers)
      .filter(({scheme}) => scheme === "Passport");
    expect(passports.length).toBeGreaterThan(1000);
    for (const {value} of passports) expect(value).not.toMatch(/\(/);
  });

  test("OFAC without its last rows is refused", () => {
    expect(() => readFiles(smallList("us-ofac-sdn"), at("us_ofac_sdn/watchman-static"))).toThrow(/cut short/);
  });

  test("OFAC consolidated", () => {
    const {entities} = readFiles(listById("us-ofac-consolidated"), at("us_ofac_cons"));
    expect(new Set(entities.map(({reference}) => reference))).toEqual(
      numbersIn("us_ofac_cons/cons_prim.csv")
    );
    expect(entities).toHaveLength(442);
  });

  test("BIS Entity List, MEU and DPL", () => {
    const register = (name: string) => `us_nsfreg_2026-07/${name}.json`;
    const entityList = readFiles(listById("us-bis-entity-list"), at(register("bis_entity_list")));
    expect(entityList.entities).toHaveLength(3409);
    expect(countOf(register("bis_entity_list"), /^ {3}"name":/gm)).toBe(3409);
    expect(readFiles(listById("us-bis-meu"), at(register("bis_meu"))).entities).toHaveLength(70);
    const flat = readFiles(listById("us-bis-entity-list"), at("us_nsfreg_2026-07/all_us_lists_flat.csv"));
    const references = (read: typeof flat) => read.entities.map(({reference}) => reference);
    expect(references(flat)).toEqual(references(entityList));
    const denied = readFiles(listById("us-bis-dpl"), at("us_bis/dpl.txt"));
    const twice = denied.issues.filter(({field}) => field === "entry").length;
    expect(denied.entities.length + twice).toBe(countOf("us_bis/dpl.txt", /\n/g) - 1);
  });

  test("Canada 126 organisations, in both forms the same", () => {
    const folder = "ca_named_research_orgs_seawaydigital/";
    const json = readFiles(listById("ca-nro"), at(`${folder}nroData.json`));
    expect(json.entities).toHaveLength(126);
    expect(countOf(`${folder}nroData.json`, /^ {3}"id":/gm)).toBe(126);
    expect(json.dated).toBe("2025-03-11");
    expect(readFiles(listById("ca-nro"), at(`${folder}nro_list_2025-03-11.csv`)).entities).toEqual(
      json.entities
    );
  });

  test("section 1260H and 1286: only what is in force", () => {
    expect(readFiles(listById("us-1260h"), at("us_dod_1260h")).entities).toHaveLength(216);
    expect(readFiles(listById("us-1260h"), at("us_nsfreg_2026-07/dow_1260h.json")).entities).toHaveLength(80);
    const newest = countOf("us_special_leg/section_1286.csv", /,2025,/g);
    expect(newest).toBe(156);
    expect(readFiles(listById("us-1286"), at("us_special_leg")).entities).toHaveLength(newest);
    expect(readFiles(listById("us-1286"), at("us_nsfreg_2026-07/dow_1286.json")).entities).toHaveLength(134);
  });

  test("EU acts: 6 199 asset freezes and 921 organisations of Annex IV", () => {
    const folder = "opensanctions-eu_journal/consolidated";
    expect(readFiles(listById("eu-fsf"), at(folder)).entities).toHaveLength(6199);
    const annex = readFiles(listById("eu-833-annex-iv"), at(folder));
    expect(countOf(`${folder}/32014R0833.csv`, /^32014R0833,\d+,EU-RUS,IV,/gm)).toBe(921);
    expect(annex.entities).toHaveLength(921);
    expect(annex.issues).toEqual([]);
  });

  test("raw samples of the EU XML, the UK list and the Consolidated Screening List", () => {
    const samples = "deriv-com_Data-Validate-Sanctions/";
    expect(readFiles(smallList("eu-fsf"), at(`${samples}sample_eu.xml`)).entities).toHaveLength(7);
    expect(readFiles(smallList("uk"), at(`${samples}sample_hmt.csv`)).entities).toHaveLength(6);
    expect(readFiles(smallList("us-csl"), at("us_csl/csl_2019-12-03_sample.csv")).issues).toEqual([]);
    expect(readFiles(smallList("us-csl"), at("us_csl/consolidated_2025_sample.csv")).entities).toHaveLength(
      13
    );
    expect(() => readFiles(smallList("us-csl"), at("us_csl/csl_2023-11-30.csv"))).toThrow(/cut short/);
    expect(() => readFiles(smallList("us-ofac-sdn"), at(`${samples}sdn.xml`))).toThrow(
      "8 of the 8197 entries it says it has"
    );
  });

  test("a web page saved as .csv is no list", () => {
    expect(() => readFiles(listById("eu-fsf"), at("fixtures_bad_downloads/eu_sanctions.csv"))).toThrow();
  });

  test("Japan: an entry for each address of the three documents, and those of a transcription", () => {
    const list = listById("jp-meti-specified");
    const documents = at("jp_meti_ru").filter(({name}) => name.includes("tokutei"));
    const addresses = documents.flatMap(({bytes}) => [
      ...Buffer.from(bytes)
        .toString()
        .matchAll(/所\s*在\s*地\s*[：:]/g)
    ]);
    expect(addresses).toHaveLength(644);
    const read = readFiles(list, documents);
    const twice = read.issues.filter(({field}) => field === "entry").length;
    expect(read.entities.length + twice).toBe(644);
    expect(read.dated).toBe("2025-09-12");
    expect(readFiles(list, at("fallowearthai_chainreactions/targets.simple (1).csv")).entities).toHaveLength(
      620
    );
  });

  test("Chinese countermeasures without those that ended", () => {
    const {entities} = readFiles(listById("cn-countermeasures"), at("cn_countersanctions"));
    expect(entities).toHaveLength(607);
  });
});
