import {appendFileSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeEach, describe, expect, test} from "vitest";
import {readProgress} from "../../src/app/mapping-progress.ts";
import {addToReview, type ReviewAction, type ReviewForm, readReview} from "../../src/app/mapping-review.ts";
import {importMappingFile} from "../../src/app/national-mapping.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {csvReturn, row} from "../support/mapping-return.ts";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const effects = {...defaultEffects, now: () => new Date("2026-11-22T10:00:00Z")};
const EXAMPLIA = "Delegation of Examplia";
let data: string;
let folder: string;

beforeEach(async () => {
  folder = temporaryFolder();
  data = join(folder, "data");
  await keep("Agreement on tides");
});

const keep = (title: string) => importMappingFile(csvReturn(folder, [row({title})]), data, effects);
const say = (action: ReviewAction, form: Omit<ReviewForm, "country">) =>
  addToReview(action, {country: "Examplia", ...form}, data, effects);
const stage = async () =>
  (await readProgress(data, "2026-11-22", true)).find(({country}) => country === "XX")?.stage;

async function comment(): Promise<string> {
  const {event} = await say("comment", {row: "1", text: "Since when?", by: "Delegation of Farland"});
  if (event.type !== "commented") throw new Error("no comment was kept");
  return event.id;
}

describe("a return is on its way to being signed off", () => {
  test("from answered over its comments to signed off, and back when it changes", async () => {
    expect(await stage()).toBe("answered");
    const id = await comment();
    expect(await stage()).toBe("comments-open");
    await say("answer", {comment: id, text: "Since 2021.", by: EXAMPLIA});
    expect(await stage()).toBe("answered");
    await say("sign-off", {by: EXAMPLIA});
    expect(await stage()).toBe("signed-off");
    await keep("Agreement on tides and winds");
    expect(await stage()).toBe("changed");
    await say("sign-off", {by: EXAMPLIA});
    expect(await stage()).toBe("signed-off");
    await say("withdraw", {text: "A row is missing.", by: EXAMPLIA});
    expect(await stage()).toBe("changed");
  });

  test("and the progress of every country asked is seen, with who signed what", async () => {
    await say("sign-off", {by: EXAMPLIA});
    expect(await readProgress(data, "2026-11-22")).toHaveLength(27);
    expect(await readProgress(data, "2026-11-22", true)).toEqual([
      expect.objectContaining({
        country: "XX",
        stage: "signed-off",
        version: 1,
        signedOff: {version: 1, by: EXAMPLIA, at: "2026-11-22T10:00:00.000Z"}
      }),
      expect.objectContaining({country: "XY", stage: "not-answered", version: null, signedOff: null}),
      expect.objectContaining({country: "XZ", stage: "not-answered"})
    ]);
  });

  test("a sign-off holds for the content it was given for", async () => {
    const {event} = await say("sign-off", {by: EXAMPLIA});
    const kept = JSON.parse(readFileSync(join(data, "national-mapping", "XX", "1.json"), "utf8")) as object;
    expect(event).toMatchObject({version: 1, sha256: (kept as {sha256: string}).sha256});
  });
});

describe("what cannot be said is refused with what to do, and nothing is kept", () => {
  test.each<[ReviewAction, Omit<ReviewForm, "country">, string]>([
    ["comment", {text: "Why?"}, "missing by"],
    ["comment", {by: EXAMPLIA, text: "  "}, "missing text"],
    ["comment", {by: EXAMPLIA, text: "Why?", row: "9"}, "no row 9 in version 1 of XX"],
    ["comment", {by: EXAMPLIA, text: "x".repeat(2001)}, "text is longer than 2000 characters"],
    ["answer", {by: EXAMPLIA, text: "So.", comment: "00000000"}, "no comment 00000000"],
    ["withdraw", {by: EXAMPLIA, text: "So."}, "version 1 is not signed off"]
  ])("%s %j", async (action, form, message) => {
    await expect(say(action, form)).rejects.toThrow(message);
    expect(await readReview(data, "XX")).toEqual({comments: [], signOffs: []});
  });

  test("a sign-off while comments are open, and one given twice", async () => {
    const id = await comment();
    await expect(say("sign-off", {by: EXAMPLIA})).rejects.toThrow(`1 comment is not answered: ${id}`);
    await say("answer", {comment: id, text: "Since 2021.", by: EXAMPLIA});
    await expect(say("answer", {comment: id, text: "Again.", by: EXAMPLIA})).rejects.toThrow(
      "answered already"
    );
    await say("sign-off", {by: EXAMPLIA});
    await expect(say("sign-off", {by: EXAMPLIA})).rejects.toThrow("signed off already, by Delegation");
  });

  test("a review of what nobody returned, and one whose file was damaged", async () => {
    await expect(addToReview("sign-off", {country: "DE", by: "x"}, data, effects)).rejects.toThrow(
      "no return of DE"
    );
    appendFileSync(join(data, "national-mapping", "XX", "review.jsonl"), "{}\n");
    await expect(readReview(data, "XX")).rejects.toThrow("review.jsonl:1");
  });
});

test("the command line comments, answers, signs off and shows the progress", async () => {
  const run = (...args: string[]) => runCli(["mapping", ...args, "--data", data]);
  const said = await run("comment", "XX", "--text", "Since when?", "--by", "Delegation of Farland");
  expect(said.stdout).toMatch(/^XX: comment [0-9a-f]{8} on the return, version 1\n$/);
  expect(await run("sign-off", "XX", "--by", EXAMPLIA)).toMatchObject({code: 4});
  const id = /comment (\w{8})/.exec(said.stdout)?.[1] ?? "";
  await run("answer", "XX", "--comment", id, "--text", "Since 2021.", "--by", EXAMPLIA);
  expect((await run("sign-off", "XX", "--by", EXAMPLIA)).stdout).toBe(
    `XX: version 1 signed off by ${EXAMPLIA}\n`
  );
  const shown = await run("progress", "--exercise");
  expect(shown.stdout).toContain("1 of 3 have answered, 1 have signed off");
  const csv = await run("progress", "--exercise", "--format", "csv");
  expect(csv.stdout).toContain(`XX,signed-off,1,2026-10-01,1,1,0,1,${EXAMPLIA},`);
  expect((await run("progress")).stdout).toContain("0 of 27 have answered");
  expect((await run("show", "--exercise")).stdout).toContain(
    "XX  version 1 as of 2026-10-01: 1 row, 2 partners today"
  );
  expect((await run("show")).stdout).not.toContain("XX");
});
