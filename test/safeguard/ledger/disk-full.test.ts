import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {type CaseDesk, openDesk} from "../../../src/app/cases/desk.ts";
import {keepFile} from "../../../src/app/cases/files.ts";
import {ApertureError} from "../../../src/base/errors.ts";
import {verifyLedgers} from "../../../src/safeguard/ledger/verify.ts";
import {hasPostgres, startPostgres, type TestPostgres} from "../../support/postgres.ts";
import {smallDisks} from "../../support/small-disk.ts";
import {pdfOf} from "../../support/small-files.ts";

const disks = smallDisks();
const disk = disks.make("2m");
/** Room for an empty database, which has some eight megabytes, and a little more. */
const databaseDisk = hasPostgres ? disks.make("14m") : undefined;
const AT = "2026-11-01T10:00:00.000Z";
const FULL = {code: "store-unavailable", message: "the disk is full"};

afterAll(() => disks.remove());

/** Writes steps until one is refused; says how many were acknowledged. Each has two entries, which are one whole. */
async function writeUntilFull({ledgers}: CaseDesk): Promise<{kept: number; failed: unknown}> {
  const entry = {stream: "case-1", type: "noted", subject: "case-1", body: {text: "x".repeat(20_000)}};
  for (let kept = 0; kept < 500; kept++) {
    const failed: unknown = await ledgers
      .append({ledger: "institution-a", actor: "account-1", at: AT}, [entry, entry])
      .then(() => undefined)
      .catch((error: unknown) => error);
    if (failed) return {kept, failed};
  }
  return {kept: 500, failed: undefined};
}

async function expectWhole(desk: CaseDesk): Promise<void> {
  const {kept, failed} = await writeUntilFull(desk);
  expect(failed).toBeInstanceOf(ApertureError);
  expect(failed).toMatchObject(FULL);
  expect(kept).toBeGreaterThan(5);
  expect(await desk.ledgers.read("institution-a")).toHaveLength(2 * kept);
  const [check] = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors);
  expect(check?.faults).toEqual([]);
}

describe.skipIf(disk === undefined)(
  `a full disk${disk ? "" : " (skipped: no disk can be made here)"}`,
  () => {
    test("is a clear error, and what was acknowledged before is kept", async () => {
      const desk = await openDesk(disk ?? "");
      await expectWhole(desk);
      const bytes = pdfOf("long", 3_000_000);
      const given = keepFile(desk, "case-1", {name: "Long.pdf", bytes}, AT);
      await expect(given).rejects.toMatchObject(FULL);
      expect(
        readdirSync(desk.folder, {recursive: true}).filter((name) => /file-/.test(String(name)))
      ).toEqual([]);
      await desk.close();
    });
  }
);

describe.skipIf(databaseDisk === undefined)(
  `a full disk under PostgreSQL${databaseDisk ? "" : " (skipped: no disk or no PostgreSQL)"}`,
  () => {
    let server: TestPostgres | undefined;
    afterAll(() => server?.stop());

    test("is a clear error, nothing is kept by half, and the server goes on", async () => {
      server = startPostgres();
      const dataDir = mkdtempSync(join(tmpdir(), "aperture-cases-"));
      const desk = await openDesk(dataDir, {database: server.newDatabase(databaseDisk)});
      await expectWhole(desk);
      await expectRefusedAgain(desk);
      await desk.close();
      rmSync(dataDir, {recursive: true, force: true});
    });
  }
);

/** It stays refused while there is no room, and can still be read. */
async function expectRefusedAgain(desk: CaseDesk): Promise<void> {
  const before = (await desk.ledgers.read("institution-a")).length;
  const large = {stream: "case-2", type: "noted", subject: "case-1", body: {text: "y".repeat(4_000_000)}};
  const again = desk.ledgers.append({ledger: "institution-a", actor: "account-1", at: AT}, [large]);
  await expect(again).rejects.toMatchObject(FULL);
  expect(await desk.ledgers.read("institution-a")).toHaveLength(before);
}
