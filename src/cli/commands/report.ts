import {join} from "node:path";
import {type BuildOptions, type Built, buildReport} from "../../app/report/build.ts";
import {checkReport} from "../../app/report/check.ts";
import {compareFolders} from "../../app/report/diff.ts";
import {freezeEdition} from "../../app/report/editions.ts";
import {type SaidChange, sayDifferences} from "../../app/report/say-difference.ts";
import {readOneCountry, readOneTheme} from "../../app/report/subject.ts";
import {openSite} from "../../app/site.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {ApertureError} from "../../base/errors.ts";
import {capital, countOf} from "../../base/text.ts";
import {type Command, DATA_FLAG, type Given, type Terminal, textFlag} from "../command.ts";

export const reportCommand: Command = {
  name: "report",
  words: "build|country|theme|check|diff|freeze [WHAT]",
  mostWords: 3,
  summary: "Write, check and compare the biennial report, country briefings and thematic fiches",
  flags: {
    period: {
      type: "string",
      value: "FROM..TO",
      help: "months it is about, such as 2023-01..2025-12 (briefings and fiches: all the data reach)"
    },
    edition: {type: "string", value: "NAME", help: "name of the edition (default: from the period)"},
    "as-of": {type: "string", value: "DATE", help: "day all facts are as of (default: that of the data)"},
    due: {type: "string", value: "DATE", help: "day the report is due"},
    published: {type: "string", value: "DATE", help: "day it is published"},
    outline: {
      type: "string",
      value: "NAME|FILE",
      help: "titles, sections and sentences: biennial, first-report, or a YAML file (default: biennial)"
    },
    notes: {type: "string", value: "FILE", help: "paragraphs signed by editors, as YAML"},
    without: {type: "string", value: "FORMS", help: "forms to leave out: docx, pdf, annex"},
    freeze: {type: "boolean", help: "keep what was built for ever, unchanged"},
    out: {
      type: "string",
      value: "DIR",
      help: "folder to write to (default: reports/EDITION in the data folder)"
    },
    format: {
      type: "string",
      value: "text|json",
      help: "form of the answer of check and diff (default: text)"
    },
    data: DATA_FLAG
  },
  examples: [
    "aperture report build --period 2023-01..2025-12",
    "aperture report build --period 2023-01..2025-12 --published 2026-02-27 --freeze",
    "aperture report country KR --out briefing",
    "aperture report theme health --out fiche",
    "aperture report check data/reports/biennial-2023-01-to-2025-12",
    "aperture report diff reports/draft reports/final"
  ],
  async run(given, terminal) {
    const [word = ""] = given.words;
    const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
    if (!action) {
      throw new ApertureError("usage", `unknown word: ${word || "none"}`, {
        hint: `Write one of ${Object.keys(ACTIONS).join(", ")}.`
      });
    }
    await action(given, terminal);
  }
};

type Action = (given: Given, terminal: Terminal) => Promise<void>;

const ACTIONS: Readonly<Record<string, Action>> = {
  build: (given, terminal) => build(given, terminal, {}),
  country: (given, terminal) =>
    build(given, terminal, {
      outline: "country",
      subject: {country: readOneCountry(required(given, "country"))}
    }),
  theme: (given, terminal) =>
    build(given, terminal, {outline: "theme", subject: {theme: readOneTheme(required(given, "theme"))}}),
  check,
  diff,
  freeze: async (given, {write}) =>
    write(`${await freezeEdition(required(given, "folder of the report"), textFlag(given, "data"))}\n`)
};

function required({words}: Given, what: string, at = 1): string {
  const word = words[at];
  if (word !== undefined) return word;
  throw new ApertureError("usage", `missing ${what}`, {hint: "See: aperture report --help"});
}

async function build(
  given: Given,
  {write, effects}: Terminal,
  subject: Pick<BuildOptions, "outline" | "subject">
): Promise<void> {
  const period = textFlag(given, "period");
  if (period === undefined && !subject.outline) {
    throw new ApertureError("usage", "missing --period", {
      hint: "Write the first and the last month, such as 2023-01..2025-12."
    });
  }
  const outline = textFlag(given, "outline") ?? subject.outline;
  const options = {
    ...subject,
    ...(outline !== undefined && {outline}),
    period,
    without: withoutForms(textFlag(given, "without")),
    edition: textFlag(given, "edition"),
    asOf: textFlag(given, "as-of"),
    due: textFlag(given, "due"),
    published: textFlag(given, "published"),
    notes: textFlag(given, "notes"),
    out: textFlag(given, "out"),
    dataDir: textFlag(given, "data")
  };
  const built = await buildReport(options, effects);
  effects.progress.done();
  write(builtText(built));
  if (given.flags["freeze"] === true)
    write(`frozen: ${await freezeEdition(built.folder, textFlag(given, "data"))}\n`);
}

function withoutForms(text: string | undefined): readonly string[] {
  const forms = (text ?? "").split(",").filter(Boolean);
  const unknown = forms.find((form) => !["docx", "pdf", "annex"].includes(form));
  if (unknown === undefined) return forms;
  throw new ApertureError("usage", `unknown form: ${unknown}`, {hint: "Known: docx, pdf, annex."});
}

function builtText({folder, manifest, figures}: Built): string {
  const forms = Object.keys(manifest.files).filter((name) => !name.startsWith("annex/"));
  return `${forms.map((name) => `${join(folder, name)}\n`).join("")}${countOf(figures, "figure")}, each with its trace\n`;
}

async function check(given: Given, {write, effects}: Terminal): Promise<void> {
  const site = openSite(textFlag(given, "data") ?? DEFAULT_DATA_DIR, effects);
  try {
    const result = await checkReport(
      required(given, "report"),
      {edition: await site.edition(), dataDir: site.dataDir},
      effects
    );
    if (textFlag(given, "format") === "json") write(`${JSON.stringify(result, null, 2)}\n`);
    else
      write(
        `${result.disagreements.map(({source, stated, now, why}) => `${source}\n  stated ${stated}, now ${now}: ${why}\n`).join("")}${countOf(result.checked, "statement")} and ${countOf(result.files, "file")} checked\n`
      );
    if (result.disagreements.length > 0) {
      throw new ApertureError(
        "not-reconciled",
        `${countOf(result.disagreements.length, "disagreement")} with the sources`,
        {
          hint: "Build the report again, or find out who changed it."
        }
      );
    }
  } finally {
    site.close();
  }
}

async function diff(given: Given, {write}: Terminal): Promise<void> {
  const compared = await compareFolders(required(given, "first report"), required(given, "second report", 2));
  if (textFlag(given, "format") === "json") return write(`${JSON.stringify(compared.changes, null, 2)}\n`);
  const groups = sayDifferences(compared).map(
    ({cause, why, changes}) =>
      `${capital(cause)}: ${countOf(changes.length, "cell")}. ${why}\n${changes.map(changeText).join("")}\n`
  );
  write(`${groups.join("")}${countOf(compared.changes.length, "cell differs", "cells differ")}\n`);
}

function changeText({what, before, after, address}: SaidChange): string {
  return `  ${what}\n    ${before} → ${after}    ${address}\n`;
}
