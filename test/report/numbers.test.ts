import {SaxesParser} from "saxes";
import {beforeAll, expect, test} from "vitest";
import type {Edition} from "../../src/app/site.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {buildTexts} from "./support.ts";

const edition = snapshotSite.edition();
let open: Edition;
beforeAll(async () => {
  open = await edition;
});

const TRACED = [
  "data-figure",
  "data-fact",
  "data-count",
  "data-date",
  "data-name",
  "data-rule",
  "data-trace",
  "data-place"
];

interface Found {
  /** Texts with a digit outside everything that says what it is. */
  readonly stray: string[];
  /** Texts with a digit within pictures that are no part of an axis. */
  readonly drawn: string[];
  /** Every traced text. */
  readonly traced: Set<string>;
}

/** Walks the page as XML and sorts each text with a digit by what stands around it. */
function readNumbers(html: string): Found {
  const body = html
    .slice(html.indexOf("<body>"))
    .replace(/<\/html>\s*$/, "")
    .replace(/<col [^>]*>/g, "");
  const found: Found = {stray: [], drawn: [], traced: new Set()};
  const stack: {traced: boolean; picture: boolean; axis: boolean}[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({name, attributes}) => {
    const around = stack.at(-1);
    const classes = String(attributes["class"] ?? "");
    stack.push({
      traced: (around?.traced ?? false) || TRACED.some((mark) => mark in attributes),
      picture: (around?.picture ?? false) || name === "svg",
      axis: (around?.axis ?? false) || classes.includes("chart-axis")
    });
  });
  parser.on("closetag", () => stack.pop());
  parser.on("text", (text) => {
    const at = stack.at(-1);
    if (!at) return;
    if (at.traced) found.traced.add(text);
    else if (!/\d/.test(text)) return;
    else if (at.picture) {
      if (!at.axis) found.drawn.push(text);
    } else found.stray.push(text);
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(body).close();
  return found;
}

/** Digit sequences of a text, with the spaces and points that belong to a number. */
function numbersIn(text: string): string[] {
  return text.match(/\d[\d\u00a0.]*\d|\d/g) ?? [];
}

test.each([
  ["biennial", {}],
  ["country", {outline: "country", subject: {country: "KR"}}],
  ["theme", {outline: "theme", subject: {theme: "oceans"}}]
])(
  "every digit of the %s page is a figure, statement, count, date, name, rule, trace or place",
  async (_, options) => {
    const html = (await buildTexts(open, options)).get("report.html") ?? "";
    expect(readNumbers(html).stray).toEqual([]);
  }
);

test("every number in a picture is in the report's own tables, or a tick of an axis", async () => {
  const html = (await buildTexts(open)).get("report.html") ?? "";
  const {drawn, traced} = readNumbers(html);
  const known = new Set([...traced].flatMap(numbersIn));
  const unknown = drawn.filter((text) => numbersIn(text).some((number) => !known.has(number)));
  expect(drawn.length).toBeGreaterThan(50);
  expect(unknown).toEqual([]);
});

test("every figure leads to a trace that is on the page", async () => {
  const html = (await buildTexts(open)).get("report.html") ?? "";
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const targets = new Set([...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id));
  expect(targets.size).toBeGreaterThan(100);
  expect([...targets].filter((target) => !ids.has(target))).toEqual([]);
});

test("no id stands twice on the page", async () => {
  const html = (await buildTexts(open)).get("report.html") ?? "";
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
