import {execFileSync, spawnSync} from "node:child_process";
import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, expect, test} from "vitest";
import {makeDurably, writeDurably} from "../../src/base/durable-file.ts";
import {smallDisks} from "../support/small-disk.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const disks = smallDisks();
afterEach(() => disks.remove());

const hasStrace = spawnSync("strace", ["-V"]).status === 0;
const BUILT = fileURLToPath(new URL("../../dist/base/durable-file.js", import.meta.url));

test("a file is written whole into folders that only its owner can enter, with nothing beside it", () => {
  const folder = join(temporaryFolder(), "a", "b");
  writeDurably(join(folder, "one"), {data: "first", mode: 0o600});
  writeDurably(join(folder, "one"), {data: "second", mode: 0o600});
  expect(readdirSync(folder)).toEqual(["one"]);
  expect(readFileSync(join(folder, "one"), "utf8")).toBe("second");
  expect(statSync(join(folder, "one")).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a file that must not be there yet is never written over", () => {
  const path = join(temporaryFolder(), "key");
  makeDurably(path, {data: "first", mode: 0o600});
  expect(() => makeDurably(path, {data: "second", mode: 0o600})).toThrow(
    expect.objectContaining({code: "EEXIST"})
  );
  expect(readFileSync(path, "utf8")).toBe("first");
  expect(readdirSync(join(path, ".."))).toEqual(["key"]);
});

test("without room the file from before stays, and nothing of the new one", (context) => {
  const disk = disks.make("64k");
  if (disk === undefined) return context.skip("no disk can be made here");
  const path = join(disk, "one");
  writeFileSync(path, "before");
  expect(() => writeDurably(path, {data: Buffer.alloc(128_000), mode: 0o600})).toThrow(
    expect.objectContaining({code: "ENOSPC"})
  );
  expect(readFileSync(path, "utf8")).toBe("before");
  expect(readdirSync(disk)).toEqual(["one"]);
});

test("content is on disk before its name is, and the name when the call returns", (context) => {
  if (!hasStrace) return context.skip("no strace to see the calls with");
  const folder = join(temporaryFolder(), "made");
  const script = `import(${JSON.stringify(BUILT)}).then((m) => m.writeDurably(${JSON.stringify(join(folder, "one"))}, {data: "x", mode: 0o600}))`;
  const out = join(temporaryFolder(), "calls");
  mkdirSync(folder, {recursive: true});
  execFileSync("strace", ["-f", "-y", "-e", "trace=fsync,rename", "-o", out, process.execPath, "-e", script]);
  const calls = [...readFileSync(out, "utf8").matchAll(/(fsync\(\d+<([^>]*)>|rename\()/g)].map(
    ([call, , path = ""]) => (call.startsWith("rename") ? "rename" : `fsync ${path.slice(folder.length)}`)
  );
  expect(calls).toEqual([expect.stringMatching(/^fsync \/one\.\d+\.part$/), "rename", "fsync "]);
});
