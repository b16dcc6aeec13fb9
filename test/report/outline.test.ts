import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {expect, test} from "vitest";
import {outlineByName, readOutlineFile} from "../../src/report/outline.ts";
import {writeFolder} from "./support.ts";

async function problemsOf(text: string) {
  const file = join(await writeFolder(new Map()), "outline.yaml");
  await writeFile(file, text);
  const read = readOutlineFile(pathToFileURL(file));
  return "data" in read ? [] : read.problems.map(({line, field, message}) => `${line} ${field}: ${message}`);
}

test.each(["biennial", "country", "theme"])("the outline %s is sound", (name) => {
  expect(outlineByName(name).outline.id).toBe(name);
});

test("a number written out in a title is named with its line and field", async () => {
  const problems = await problemsOf(`id: x
version: 1
entered: 2026-11-22
title: Report of 2026
subtitle: None
sections:
  - {id: a, title: A, blocks: [{list: stale}]}
`);
  expect(problems).toEqual([
    "4 title: a number is written out: 2026; write a figure or statement in its place"
  ]);
});

test("a block of no known kind is named with its line", async () => {
  const [problem] = await problemsOf(`id: x
version: 1
entered: 2026-11-22
title: T
subtitle: S
sections:
  - id: a
    title: A
    blocks:
      - {picture: stale}
`);
  expect(problem).toMatch(/^10 sections\[0\] \(a\)\.blocks\[0\]: no kind of block/);
});

test("a map of some countries only is refused, since it would say of the others that they take no part", async () => {
  const [problem] = await problemsOf(`id: x
version: 1
entered: 2026-11-22
title: T
subtitle: S
sections:
  - id: a
    title: A
    blocks:
      - {show: projects?by=country, as: map, title: M, most: 60, empty: None}
`);
  expect(problem).toMatch(/^10 .*most: a map shows every country/);
});
