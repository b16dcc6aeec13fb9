import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

/** Small disks of a test file, where this user may make them. */
export interface SmallDisks {
  /** A new disk in a folder, or in one of its own; undefined where this user may make none. */
  make(size: string, folder?: string): string | undefined;
  /** Takes the disks away, with the folders they are in. */
  remove(): void;
}

export function smallDisks(): SmallDisks {
  const made: string[] = [];
  return {
    make(size, place) {
      const folder = place ?? mkdtempSync(join(tmpdir(), "aperture-full-"));
      mkdirSync(folder, {recursive: true});
      try {
        execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder], {stdio: "ignore"});
        made.push(folder);
        return folder;
      } catch {
        rmSync(folder, {recursive: true, force: true});
        return undefined;
      }
    },
    remove() {
      for (const folder of made.splice(0)) {
        execFileSync("umount", ["-l", folder]);
        rmSync(folder, {recursive: true, force: true});
      }
    }
  };
}

/** Whether a disk can be written: one that cannot answers every writer with an error. */
export function setReadOnly(disk: string, isReadOnly: boolean): void {
  execFileSync("mount", ["-o", `remount,${isReadOnly ? "ro" : "rw"}`, disk]);
}

/** Leaves no room on a disk of 64 kB; answers with what makes room again. */
export function fillDisk(disk: string): () => void {
  const filler = join(disk, "filler");
  try {
    writeFileSync(filler, Buffer.alloc(128_000));
  } catch {
    // The disk is full, as it should be.
  }
  return () => rmSync(filler);
}
