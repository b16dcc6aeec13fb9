import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {references} from "../scripts/references.ts";
import {COMMANDS} from "../src/cli/commands/index.ts";
import {ALL_INDICATORS} from "../src/monitor/indicators/index.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

describe("the reference", () => {
  test("is what the declarations say today", async () => {
    for (const [name, text] of Object.entries(await references())) {
      expect(read(`docs/reference/${name}`), `run: npm run docs (${name})`).toBe(text);
    }
  });

  test("names every indicator and every command", () => {
    for (const {id} of ALL_INDICATORS) expect(read("docs/reference/indicators.md")).toContain(`## ${id}\n`);
    for (const name of Object.keys(COMMANDS))
      expect(read("docs/reference/cli.md")).toContain(`## aperture ${name}\n`);
  });

  test("leads from the README to files that exist", () => {
    const links = [...read("README.md").matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map(
      (match) => match[1] ?? ""
    );
    expect(links.length).toBeGreaterThan(5);
    for (const link of links.filter((one) => one.endsWith(".md") || one === "LICENSE"))
      expect(read(link).length).toBeGreaterThan(0);
  });
});
