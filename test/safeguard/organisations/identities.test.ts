import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {beforeEach, describe, expect, test} from "vitest";
import {reviewLink} from "../../../src/app/review-link.ts";
import {screenBatch} from "../../../src/app/screening/batch.ts";
import {batchCsv} from "../../../src/app/screening/batch-files.ts";
import {openScreening} from "../../../src/app/screening/open-screening.ts";
import {readQuestion} from "../../../src/app/screening/question.ts";
import {readBatch} from "../../../src/app/screening/read-batch.ts";
import {recheck} from "../../../src/app/screening/recheck.ts";
import {screen} from "../../../src/app/screening/screen.ts";
import {defaultEffects} from "../../../src/base/effects.ts";
import {saveLinks} from "../../../src/safeguard/organisations/links.ts";
import {runCli} from "../../support/run-cli.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";

const ROR = "https://ror.org/0exampl01";
const LINK = {ror: ROR, confidence: 0.8, method: "name", review: "not reviewed"} as const;
const names = ["QUAYSIDE POLYTECHNIC", "Quayside Polytechnic", "Olmin Academy of Tides"];
let data = "";

const ask = async (form: Parameters<typeof readQuestion>[0]) =>
  screen(await openScreening(data, defaultEffects), readQuestion(form));

const review = (finding: string, pic = "999999999") =>
  reviewLink(data, {pic, ror: ROR, finding, by: "A. Officer", reason: "r", on: "2026-11-28"});

beforeEach(async () => {
  data = temporaryFolder();
  const file = join(data, "ours.csv");
  mkdirSync(data, {recursive: true});
  writeFileSync(file, "name,kind,countries\nOlmin Academy of Tides,organisation,DE\n");
  await runCli(["lists", "update", "own", "--from", file, "--data", data]);
  await saveLinks(data, new Map([["999999999", {...LINK, names, country: "DE"}]]));
});

describe("an organisation that is listed under another of its names", () => {
  test("is found once somebody confirmed who it is, and the answer says by which name", async () => {
    expect(await ask({name: "Quayside Polytechnic"})).not.toHaveProperty("identity");
    await review("confirmed");
    const {hits, identity} = await ask({name: "quayside polytechnic", country: "DE"});
    expect(identity).toEqual({ror: ROR, otherNames: ["Olmin Academy of Tides"]});
    expect(hits).toMatchObject([{name: "Olmin Academy of Tides", otherName: "Olmin Academy of Tides"}]);
    expect(hits[0]?.evidence).toEqual([{what: "country", agrees: true}]);
  });

  test("is found by its PIC or ROR id whatever it is called", async () => {
    await review("confirmed");
    for (const identifier of ["PIC:999999999", "ROR:0exampl01", ROR])
      expect((await ask({name: "Quay Poly", identifier})).hits).toHaveLength(1);
    expect((await ask({name: "Quay Poly", identifier: "PIC:999999998"})).hits).toEqual([]);
    expect((await ask({name: "Quay Poly", identifier: "ROR:exampl01"})).hits).toEqual([]);
  });

  test("is not taken for a namesake in another country, for a person, or by a link that was rejected", async () => {
    await review("confirmed");
    expect((await ask({name: "Quayside Polytechnic", country: "FR"})).hits).toEqual([]);
    expect((await ask({name: "Quayside Polytechnic", kind: "person"})).hits).toEqual([]);
    await review("rejected");
    expect((await ask({name: "Quayside Polytechnic"})).hits).toEqual([]);
  });

  test("is not asked for where two confirmed organisations have the name", async () => {
    const other = "https://ror.org/0exampl02";
    await saveLinks(
      data,
      new Map([
        ["999999999", {...LINK, names}],
        ["999999998", {...LINK, ror: other, names: ["Quayside Polytechnic"]}]
      ])
    );
    await review("confirmed");
    await reviewLink(data, {
      ...{pic: "999999998", ror: other, finding: "confirmed"},
      ...{by: "A. Officer", reason: "r", on: "2026-11-28"}
    });
    expect((await ask({name: "Quayside Polytechnic"})).hits).toEqual([]);
  });

  test("is one hit where both names meet, under the name that was asked for", async () => {
    await review("confirmed");
    const {hits, identity} = await ask({name: "Olmin Academy of Tides"});
    expect(identity?.otherNames).toEqual(["QUAYSIDE POLYTECHNIC"]);
    expect(hits).toHaveLength(1);
    expect(hits[0]).not.toHaveProperty("otherName");
  });

  test("shows on the command line, in a batch, and when a past answer is asked again", async () => {
    const past = await ask({name: "Quayside Polytechnic"});
    await review("confirmed");
    const {stdout} = await runCli(["screen", "Quayside", "Polytechnic", "--data", data]);
    expect(stdout).toContain(`also asked for as Olmin Academy of Tides: the same organisation, ${ROR}`);
    expect(stdout).toContain("met by another name of the organisation: Olmin Academy of Tides");
    const open = await openScreening(data, defaultEffects);
    const table = {header: ["name"], rows: [{row: 2, cells: ["Quayside Polytechnic"]}]};
    const batch = await screenBatch(open, readBatch(table), defaultEffects);
    const [header = "", line = ""] = batchCsv(batch).split("\r\n");
    expect(header.split(",").at(-1)).toBe("other_name");
    expect(line.split(",").at(-1)).toBe("Olmin Academy of Tides");
    const again = await recheck(open, past);
    expect(again.appeared).toHaveLength(1);
    expect(again.identity).toEqual({before: "none", after: ROR});
  });

  test("is not asked for by names that the links do not have yet", async () => {
    await review("confirmed", "999999997");
    expect(JSON.parse(readFileSync(join(data, "organisations", "links.json"), "utf8"))).toHaveProperty(
      "999999999"
    );
    expect((await ask({name: "Quayside Polytechnic"})).hits).toEqual([]);
  });
});
