import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {backupCases, headsOf} from "../../../src/app/cases/backup.ts";
import {caseFolder, openDatabase, openDesk} from "../../../src/app/cases/desk.ts";
import {restoreCases} from "../../../src/app/cases/restore.ts";
import {defaultEffects} from "../../../src/base/effects.ts";
import {verifyLedgers} from "../../../src/safeguard/ledger/verify.ts";
import {describeOverStores, type StorePlaces} from "../../support/case-stores.ts";

const writing = {ledger: "institution-a", actor: "account-1", at: "2026-11-01T10:00:00.000Z"};

/** A place with some entries, one of them of a person, and a copy of it. */
async function copied(place: StorePlaces["place"], withKeys = true) {
  const {dataDir, options} = place();
  const desk = await openDesk(dataDir, options);
  for (let at = 0; at < 5; at++)
    await desk.ledgers.append(writing, [{stream: "case-1", type: "noted", subject: "case-1", body: {at}}]);
  await desk.ledgers.append(writing, [
    {stream: "case-1", type: "noted", subject: "case-1/person-1", body: {name: "A Person"}}
  ]);
  const file = join(dataDir, "copy.jsonl.gz");
  const summary = await backupCases(desk, file, {withKeys}, defaultEffects);
  return {desk, file, summary};
}

async function restoreInto(place: StorePlaces["place"], file: string, erased?: string) {
  const {dataDir, options} = place();
  const folder = caseFolder(dataDir);
  mkdirSync(folder, {recursive: true});
  const database = await openDatabase(folder, options.database);
  try {
    await restoreCases(database, folder, file, erased, defaultEffects);
  } finally {
    await database.close();
  }
  return openDesk(dataDir, options);
}

describeOverStores("a copy of the cases", ({place}) => {
  test("restored into an empty place gives equal counts, hashes and contents", async () => {
    const {desk, file, summary} = await copied(place);
    const restored = await restoreInto(place, file);
    expect(await headsOf(restored.ledgers.database)).toEqual(await headsOf(desk.ledgers.database));
    expect(summary.counts["ledger_entry"]).toBe(6);
    expect(await restored.ledgers.read("institution-a")).toEqual(await desk.ledgers.read("institution-a"));
    const [check] = await verifyLedgers(restored.ledgers.database, restored.ledgers.master, restored.anchors);
    expect(check?.faults).toEqual([]);
    await Promise.all([desk.close(), restored.close()]);
  });

  test("can be made while somebody writes, and is as of one moment", async () => {
    const {desk} = await copied(place);
    const file = join(place().dataDir, "busy.jsonl.gz");
    const writers = Array.from({length: 20}, (_, at) =>
      desk.ledgers.append(writing, [
        {stream: "case-2", type: "noted", subject: "case-2", body: {at}},
        {stream: "case-2", type: "noted", subject: "case-2", body: {at}}
      ])
    );
    const summary = await backupCases(desk, file, {withKeys: true}, defaultEffects);
    await Promise.all(writers);
    const [head] = summary.heads;
    expect(summary.counts["ledger_entry"]).toBe(head?.sequence);
    expect(((head?.sequence ?? 0) - 6) % 2).toBe(0);
    const restored = await restoreInto(place, file);
    const [check] = await verifyLedgers(restored.ledgers.database, restored.ledgers.master, restored.anchors);
    expect(check).toMatchObject({entries: head?.sequence, faults: []});
    await Promise.all([desk.close(), restored.close()]);
  });

  test("erases again what was erased since it was made", async () => {
    const {desk, file} = await copied(place);
    const list = join(place().dataDir, "erased.txt");
    writeFileSync(list, "case-1/person-1\n");
    const restored = await restoreInto(place, file, list);
    const entries = await restored.ledgers.read("institution-a");
    expect(entries.map(({isErased}) => isErased)).toEqual([false, false, false, false, false, true]);
    await Promise.all([desk.close(), restored.close()]);
  });

  test("without its keys holds nothing that can be read", async () => {
    const {desk, file} = await copied(place, false);
    const text = gunzipSync(readFileSync(file)).toString();
    expect(text).not.toContain("A Person");
    expect(text).not.toContain("master.key");
    await desk.close();
  });

  test("that was changed, cut or is none is refused, and nothing is restored", async () => {
    const {desk, file} = await copied(place);
    const whole = gunzipSync(readFileSync(file)).toString();
    const broken = {
      changed: whole.replace("account-1", "account-2"),
      cut: whole.split("\n").slice(0, -2).join("\n"),
      "without a row": whole.replace(/\{"table":"ledger_entry".*\n/, ""),
      "no copy": "something else\n"
    };
    for (const [name, text] of Object.entries(broken)) {
      const bad = join(place().dataDir, "bad.jsonl.gz");
      writeFileSync(bad, gzipSync(text));
      await expect(restoreInto(place, bad), name).rejects.toThrow("not a whole backup");
    }
    await desk.close();
  });

  test("that is broken off or has no place leaves no file, and is never written over another", async () => {
    const {desk, file} = await copied(place);
    const folder = place().dataDir;
    const before = readFileSync(file);
    const broken = {...defaultEffects, signal: AbortSignal.abort()};
    const copy = (out: string, effects = defaultEffects) =>
      backupCases(desk, out, {withKeys: false}, effects);
    await expect(copy(join(folder, "broken.gz"), broken)).rejects.toThrow("aborted");
    expect(readdirSync(folder)).toEqual([]);
    await expect(copy(join(folder, "none", "copy.gz"))).rejects.toThrow("cannot write");
    await expect(copy(file)).rejects.toThrow("cannot write");
    expect(readFileSync(file)).toEqual(before);
    await desk.close();
  });

  test("is not restored over cases that are there", async () => {
    const {desk, file} = await copied(place);
    const erased = restoreCases(
      desk.ledgers.database,
      desk.anchors.signer.publicKey,
      file,
      undefined,
      defaultEffects
    );
    await expect(erased).rejects.toThrow("there are cases in this place");
    await desk.close();
  });
});
