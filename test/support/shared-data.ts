import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe} from "vitest";

/** Real files of the publishers, kept beside the repository and never in it. */
export const SHARED = fileURLToPath(new URL("../../../shared/data/cordis/", import.meta.url));

export const HORIZON_ZIP = `${SHARED}cordis-HORIZONprojects-2025-12-06-csv.zip`;

export const hasShared = existsSync(HORIZON_ZIP);

/** A suite that needs the real files; skipped, and saying so, where they are not there. */
export function describeWithShared(name: string, body: () => void): void {
  if (hasShared) describe(name, body);
  else describe.skip(`${name} (skipped: no shared data)`, body);
}
