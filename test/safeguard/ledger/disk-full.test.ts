import {execFileSync} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {openDesk} from "../../../src/app/cases/desk.ts";
import {ApertureError} from "../../../src/base/errors.ts";
import {verifyLedgers} from "../../../src/safeguard/ledger/verify.ts";

/** A disk of two megabytes, where this user may make one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "aperture-full-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], {stdio: "ignore"});
    return folder;
  } catch {
    rmSync(folder, {recursive: true, force: true});
    return undefined;
  }
}

const disk = smallDisk();
afterAll(() => {
  if (disk === undefined) return;
  execFileSync("umount", ["-l", disk]);
  rmSync(disk, {recursive: true, force: true});
});

describe.skipIf(disk === undefined)(
  `a full disk${disk ? "" : " (skipped: no disk can be made here)"}`,
  () => {
    test("is a clear error, and what was acknowledged before is kept", async () => {
      const desk = await openDesk(disk ?? "");
      let kept = 0;
      const step = () =>
        desk.ledgers.append({ledger: "institution-a", actor: "account-1", at: "2026-11-01T10:00:00.000Z"}, [
          {stream: "case-1", type: "noted", subject: "case-1", body: {text: "x".repeat(20_000)}}
        ]);
      const failed: unknown = await (async () => {
        for (; kept < 500; kept++) await step();
      })().catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(ApertureError);
      expect(failed).toMatchObject({code: "store-unavailable", message: "the disk is full"});
      expect(kept).toBeGreaterThan(5);
      expect(await desk.ledgers.read("institution-a")).toHaveLength(kept);
      const [check] = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors);
      expect(check?.faults).toEqual([]);
      await desk.close();
    });
  }
);
