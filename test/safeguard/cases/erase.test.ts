import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {backupCases} from "../../../src/app/cases/backup.ts";
import {type CaseDesk, caseFolder, openDatabase, openDesk, seenCase} from "../../../src/app/cases/desk.ts";
import {erase} from "../../../src/app/cases/erase.ts";
import {ERASED_LIST} from "../../../src/app/cases/erasure.ts";
import {readCaseFile} from "../../../src/app/cases/files.ts";
import {restoreCases} from "../../../src/app/cases/restore.ts";
import {applyRetention} from "../../../src/app/cases/retention.ts";
import {defaultEffects, type Effects} from "../../../src/base/effects.ts";
import {verifyLedgers} from "../../../src/safeguard/ledger/verify.ts";
import {describeOverSqlite, describeOverStores} from "../../support/case-stores.ts";
import {makeDecidedCase} from "../../support/decided-case.ts";
import {withInstitution} from "../../support/institution.ts";
import {PLAN_FORM} from "../../support/plan-form.ts";
import {pdfOf} from "../../support/small-files.ts";

const LATER = "99999";

/** The same effects on a later day. */
function after(days: number): Effects {
  return {...defaultEffects, now: () => new Date(Date.now() + days * 24 * 60 * 60_000)};
}

function noted(desk: CaseDesk): readonly string[] {
  const path = join(desk.folder, ERASED_LIST);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

describeOverStores("erasing", (places) => {
  const institution = withInstitution(places);

  /** A case with a person, a file about that person, and one about the cooperation. */
  async function caseWithFiles() {
    const {post, desk, accounts} = institution();
    const made = await post("/cases", PLAN_FORM, "adviser");
    const path = made.headers.get("location") ?? "";
    const id = path.split("/").at(-1) ?? "";
    await post(`${path}/person`, {seen: LATER, name: "Ana Beispiel", part: "visitor"}, "adviser");
    const read = () => seenCase(desk, accounts["decision-maker"], id);
    const person = (await read()).persons[0]?.person ?? "";
    await attach(path, "CV of Ana Beispiel.pdf", person);
    await attach(path, "Agreement.pdf");
    return {path, id, person, read};
  }

  async function attach(path: string, name: string, person?: string) {
    const form = new FormData();
    form.set("seen", LATER);
    form.set("file", new File([pdfOf("something")], name));
    if (person) form.set("person", person);
    expect((await institution().post(`${path}/files`, form, "adviser")).status).toBe(303);
  }

  const stored = () => readdirSync(join(institution().desk.folder, "files"));

  test("a person takes the files about that person along, and leaves the others", async () => {
    const {path, person, read} = await caseWithFiles();
    const [about, other] = (await read()).files;
    if (!about || !other) throw new Error("no files");
    expect(about.person).toBe(person);
    const form = {what: "person", person, ground: "Asked for it"};
    expect((await institution().post(`${path}/erase`, form, "decision-maker")).status).toBe(303);
    const one = await read();
    expect(one).toMatchObject({erasedPersons: 1, erasedFiles: 1});
    expect(one.files.map(({name}) => name)).toEqual(["Agreement.pdf"]);
    expect(stored()).not.toContain(about.file);
    await expect(readCaseFile(institution().desk, one.id, about)).rejects.toThrow("not there any more");
    expect(Buffer.from(await readCaseFile(institution().desk, one.id, other)).toString()).toContain("%PDF");
    const page = await (await institution().get(path, "auditor")).text();
    expect(page).not.toContain("Ana Beispiel");
  });

  test("a file that names the person goes with the person where it is chosen, or alone", async () => {
    const {path, id, person, read} = await caseWithFiles();
    const other = (await read()).files[1]?.file ?? "";
    await institution().post(
      `${path}/erase`,
      {what: "person", person, file: other, ground: "Asked for it"},
      "decision-maker"
    );
    expect((await read()).files).toEqual([]);
    await attach(path, "Minutes.pdf");
    const file = (await read()).files[0]?.file ?? "";
    await institution().post(`${path}/erase`, {what: "files", file, ground: "Not needed"}, "decision-maker");
    expect(await read()).toMatchObject({state: "short", files: [], erasedFiles: 3});
    expect(noted(institution().desk)).toContain(`${id}/${file}`);
  });

  test("a form that does not say what to erase, or names nothing of the case, erases nothing", async () => {
    const {path, read} = await caseWithFiles();
    const before = await read();
    for (const form of [
      {},
      {what: "files"},
      {what: "files", file: "file-0"},
      {what: "person", person: "p"}
    ]) {
      const answer = await institution().post(
        `${path}/erase`,
        {...form, ground: "A ground"},
        "decision-maker"
      );
      expect([400, 404]).toContain(answer.status);
    }
    expect(await read()).toEqual(before);
  });

  test("is noted before the ledger is touched: stopped in between, it can be repeated and brings nobody back", async () => {
    const {id, person, read} = await caseWithFiles();
    const {desk, accounts} = institution();
    const what = {part: {what: "person", person, files: []}, ground: "Asked for it"} as const;
    const stop = () => {
      throw new Error("stopped before the ledger");
    };
    const decider = accounts["decision-maker"];
    await expect(erase(desk, decider, id, what, {now: stop})).rejects.toThrow("stopped before the ledger");
    expect((await read()).persons).toHaveLength(1);
    expect(noted(desk)).toContain(`${id}/${person}`);
    await erase(desk, decider, id, what, defaultEffects);
    expect((await read()).persons).toEqual([]);
    expect(new Set(noted(desk)).size).toBe(noted(desk).length);
  });

  test("an older copy brings neither person nor file back, and knows of it ever after", async () => {
    const {path, id, person, read} = await caseWithFiles();
    const {desk, accounts} = institution();
    const about = (await read()).files[0]?.file ?? "";
    const copy = join(places.place().dataDir, "copy.jsonl.gz");
    await backupCases(desk, copy, {withKeys: true}, defaultEffects);
    await institution().post(
      `${path}/erase`,
      {what: "person", person, ground: "Asked for it"},
      "decision-maker"
    );
    const {dataDir, options} = places.place();
    const folder = caseFolder(dataDir);
    mkdirSync(folder, {recursive: true});
    const database = await openDatabase(folder, options.database);
    await restoreCases(database, folder, copy, join(desk.folder, ERASED_LIST), defaultEffects);
    await database.close();
    const restored = await openDesk(dataDir, options);
    const one = await seenCase(restored, accounts.auditor, id);
    expect(one).toMatchObject({persons: [], erasedPersons: 1, erasedFiles: 1});
    expect(readdirSync(join(folder, "files"))).not.toContain(about);
    expect(new Set(noted(restored))).toEqual(new Set(noted(desk)));
    await restored.close();
    rmSync(dataDir, {recursive: true, force: true});
  });
});

describeOverSqlite("the time for keeping", (places) => {
  const institution = withInstitution(places);

  test("of a case nobody finished ends two years after its last step, of one with an answer ten years on", async () => {
    const {post, desk, accounts} = institution();
    const decided = (await makeDecidedCase(institution())).split("/").at(-1) ?? "";
    const made = await post("/cases", {...PLAN_FORM, title: "Never finished"}, "researcher");
    const draft = made.headers.get("location")?.split("/").at(-1) ?? "";
    const read = (id: string) => seenCase(desk, accounts["decision-maker"], id);
    expect(await applyRetention(desk, after(729))).toEqual([]);
    expect(await applyRetention(desk, after(732))).toEqual([draft]);
    expect((await read(draft)).state).toBe("erased");
    expect((await read(decided)).persons).toHaveLength(1);
    await applyRetention(desk, after(365 + 731));
    expect(await read(decided)).toMatchObject({state: "decided", persons: [], erasedPersons: 1});
    await applyRetention(desk, after(365 + 3651));
    expect((await read(decided)).state).toBe("erased");
    expect(await applyRetention(desk, after(99_999))).toEqual([]);
    const checks = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors);
    expect(checks.flatMap(({faults}) => faults)).toEqual([]);
  });

  test("goes on from the last step where an answer expired and nobody came back", async () => {
    const {desk, accounts, post} = institution();
    const id = (await makeDecidedCase(institution())).split("/").at(-1) ?? "";
    await post(`/cases/${id}/reopen`, {seen: LATER, reasons: "Expired"}, "adviser");
    expect((await seenCase(desk, accounts.auditor, id)).state).toBe("enhanced");
    await applyRetention(desk, after(3640));
    expect((await seenCase(desk, accounts.auditor, id)).state).toBe("enhanced");
    await applyRetention(desk, after(3652));
    expect((await seenCase(desk, accounts.auditor, id)).state).toBe("erased");
  });
});
