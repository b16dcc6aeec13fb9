import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll} from "vitest";

const made: string[] = [];

/** A new empty folder that is gone when the test file is done. */
export function temporaryFolder(): string {
  if (made.length === 0) {
    afterAll(() => {
      for (const folder of made.splice(0)) rmSync(folder, {recursive: true, force: true});
    });
  }
  const folder = mkdtempSync(join(tmpdir(), "aperture-test-"));
  made.push(folder);
  return folder;
}
