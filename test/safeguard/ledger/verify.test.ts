import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Database from "libsql";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {caseFolder, openDesk} from "../../../src/app/cases/desk.ts";
import type {Anchor} from "../../../src/safeguard/ledger/anchor.ts";
import {hashOf} from "../../../src/safeguard/ledger/entry.ts";
import {type FaultKind, verifyLedgers} from "../../../src/safeguard/ledger/verify.ts";

const LEDGER = "institution-a";
const ENTRIES = 6;

let dataDir: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "aperture-verify-"));
  const desk = await openDesk(dataDir);
  for (let at = 1; at <= ENTRIES; at++) {
    await desk.ledgers.append({ledger: LEDGER, actor: "account-1", at: `2026-11-0${at}T10:00:00.000Z`}, [
      {stream: "case-1", type: "noted", subject: "case-1", body: {text: `entry ${at}`}}
    ]);
  }
  await desk.close();
});

afterEach(() => rmSync(dataDir, {recursive: true, force: true}));

/** Somebody with the database in hand: the guards go first, as they would. */
function tamper(...statements: readonly string[]): void {
  const database = new Database(join(caseFolder(dataDir), "cases.sqlite"));
  database.exec("DROP TRIGGER ledger_entry_no_update; DROP TRIGGER ledger_entry_no_delete");
  for (const statement of statements) database.exec(statement);
  database.close();
}

async function faults(also: readonly Anchor[] = []): Promise<readonly FaultKind[]> {
  const desk = await openDesk(dataDir);
  const checks = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors, also);
  await desk.close();
  return checks.flatMap((check) => check.faults.map(({kind}) => kind));
}

/** Recomputes every hash after a change, as somebody would who knows how the chain is made. */
function rechain(): void {
  const database = new Database(join(caseFolder(dataDir), "cases.sqlite"));
  const rows = database.prepare("SELECT * FROM ledger_entry ORDER BY sequence").all() as Parameters<
    typeof hashOf
  >[0][];
  let previous = rows[0]?.previous ?? "";
  for (const row of rows) {
    const {ledger, sequence, at, actor, stream, type, subject, body} = row;
    const hash = hashOf({ledger, sequence, at, actor, stream, type, subject, body, previous});
    database
      .prepare("UPDATE ledger_entry SET previous = ?, hash = ? WHERE sequence = ?")
      .run(previous, hash, sequence);
    previous = hash;
  }
  database.prepare("UPDATE ledger SET hash = ?").run(previous);
  database.close();
}

describe("a check of the ledger", () => {
  test("finds nothing in a sound one", async () => {
    expect(await faults()).toEqual([]);
  });

  test("finds an edited entry", async () => {
    tamper("UPDATE ledger_entry SET actor = 'account-2' WHERE sequence = 3");
    expect(await faults()).toContain("edited");
  });

  test("finds an edited entry also where every hash was made anew", async () => {
    tamper("UPDATE ledger_entry SET actor = 'account-2' WHERE sequence = 3");
    rechain();
    const found = await faults();
    expect(found).toContain("inserted");
    expect(found).toContain("anchor");
  });

  test("finds a deleted entry", async () => {
    tamper("DELETE FROM ledger_entry WHERE sequence = 3");
    expect(await faults()).toContain("missing");
  });

  test("finds entries that changed places", async () => {
    tamper(
      "UPDATE ledger_entry SET sequence = 99 WHERE sequence = 3",
      "UPDATE ledger_entry SET sequence = 3 WHERE sequence = 4",
      "UPDATE ledger_entry SET sequence = 4 WHERE sequence = 99"
    );
    expect(await faults()).toContain("moved");
  });

  test("finds an inserted entry, also one at the end that continues the chain", async () => {
    tamper(
      `INSERT INTO ledger_entry SELECT ledger, 7, at, actor, stream, type, subject, body, hash, 'x' FROM ledger_entry WHERE sequence = 6`,
      "UPDATE ledger SET sequence = 7"
    );
    rechain();
    expect(await faults()).toContain("inserted");
  });

  test("finds a cut end, also where the head was set back", async () => {
    tamper(
      "DELETE FROM ledger_entry WHERE sequence > 4",
      "UPDATE ledger SET sequence = 4, hash = (SELECT hash FROM ledger_entry WHERE sequence = 4)"
    );
    expect(await faults()).toEqual(["truncated", "truncated"]);
  });

  test("finds a ledger that is gone as a whole", async () => {
    const desk = await openDesk(dataDir);
    const [kept] = desk.anchors.of(LEDGER).anchors.slice(-1);
    await desk.close();
    tamper("DELETE FROM ledger_entry", "DELETE FROM ledger");
    expect(await faults(kept ? [kept] : [])).toContain("truncated");
  });

  test("finds a fork", async () => {
    tamper(
      "CREATE TABLE copy AS SELECT * FROM ledger_entry",
      "DROP TABLE ledger_entry",
      "ALTER TABLE copy RENAME TO ledger_entry",
      `INSERT INTO ledger_entry SELECT ledger, 7, at, actor, stream, type, subject, body, previous, hash FROM ledger_entry WHERE sequence = 6`
    );
    expect(await faults()).toContain("forked");
  });

  test("finds an anchor that somebody else signed, and one that was changed", async () => {
    const desk = await openDesk(dataDir);
    const [anchor] = desk.anchors.of(LEDGER).anchors.slice(-1);
    await desk.close();
    if (!anchor) throw new Error("no anchor");
    expect(await faults([{...anchor, hash: "0".repeat(64)}])).toEqual(["anchor"]);
  });

  test("names a file among the anchors that is none", async () => {
    writeFileSync(join(caseFolder(dataDir), "anchors", LEDGER, "2026-11-09.0000000099.json"), "{}");
    expect(await faults()).toEqual(["anchor"]);
  });
});
