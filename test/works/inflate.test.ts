import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {salvage} from "../../src/ingest/works/inflate.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const {signal} = new AbortController();

async function salvaged(content: Buffer, longest: number) {
  const folder = temporaryFolder();
  const [path, target] = [join(folder, "in"), join(folder, "out")];
  writeFileSync(path, content);
  const found = await salvage({path, isGzip: true}, target, signal, longest);
  return {...found, text: readFileSync(target, "utf8")};
}

test("lines longer than are read are left out and counted, also at the end", async () => {
  const lines = ["one", "x".repeat(3_000_000), "two", "y".repeat(3_000_000)];
  const found = await salvaged(gzipSync(lines.join("\n")), 2_000_000);
  expect(found).toEqual({isWhole: true, tooLong: 2, text: "one\ntwo\n"});
});

test("a last line without an end is kept, and one that was cut is not", async () => {
  expect(await salvaged(gzipSync("one\ntwo"), 100)).toEqual({isWhole: true, tooLong: 0, text: "one\ntwo\n"});
  const cut = await salvaged(gzipSync("one\ntwo").subarray(0, -9), 100);
  expect(cut).toMatchObject({isWhole: false, tooLong: 0});
  expect(["", "one\n"]).toContain(cut.text);
});

test("what is no gzip is not whole and gives nothing", async () => {
  expect(await salvaged(Buffer.from("<html>"), 100)).toEqual({isWhole: false, tooLong: 0, text: ""});
});
