import {catalogueAnswer, entriesAnswer, type ThingAnswer, thingAnswer} from "../../app/catalogue/answers.ts";
import {exportCatalogue, LOCAL_BASE, type StatementFilter} from "../../app/catalogue/export.ts";
import {readRegister} from "../../app/catalogue/things.ts";
import {readChoice} from "../../app/read-choice.ts";
import {readDay} from "../../app/read-day.ts";
import {isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {CONFIDENCE_NOTES, type Confidence} from "../../domain/confidence.ts";
import type {StatementRow} from "../../exports/statement-row.ts";
import {type Command, DATA_FLAG, formatFlag, type Given, type Terminal, textFlag} from "../command.ts";
import {textTable} from "../table.ts";
import {writeAnswer} from "../write-out.ts";
import {runCheck} from "./catalogue-check.ts";

export const catalogueCommand: Command = {
  name: "catalogue",
  words: "check|list|show|export [REGISTER] [ID]",
  mostWords: 3,
  summary: "Check, list, show and export the facts of the catalogue",
  flags: {
    format: {
      type: "string",
      value: "text|json|csv|jsonld",
      help: "form of the answer (default: text; of an export: json)"
    },
    register: {type: "string", value: "REGISTER", help: "export only this register"},
    confidence: {
      type: "string",
      value: "seen|reported|unverified",
      help: "export only statements known in this way"
    },
    on: {type: "string", value: "DATE", help: "export only what holds on this day"},
    out: {type: "string", value: "FILE", help: "where to write the answer (default: standard output)"},
    base: {
      type: "string",
      value: "ADDRESS",
      help: `where the program is served, for addresses in JSON-LD (default: ${LOCAL_BASE})`
    },
    folder: {type: "string", value: "DIR", help: "catalogue to check (default: the one shipped)"},
    brief: {
      type: "boolean",
      help: "check: give only the number of unverified facts and of those past review"
    },
    data: DATA_FLAG
  },
  examples: [
    "aperture catalogue check",
    "aperture catalogue check --brief",
    "aperture catalogue list",
    "aperture catalogue list commitments",
    "aperture catalogue show documents com-2021-252",
    "aperture catalogue export --register initiatives --format csv --out initiatives.csv",
    "aperture catalogue export --format jsonld --confidence seen --on 2025-01-01"
  ],
  run(given, terminal) {
    const [word = ""] = given.words;
    const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
    if (action) return action(given, terminal);
    throw new ApertureError("usage", `unknown word: ${word || "none"}`, {
      hint: `Write one of ${Object.keys(ACTIONS).join(", ")}.`
    });
  }
};

const ACTIONS: Readonly<Record<string, (given: Given, terminal: Terminal) => Promise<void>>> = {
  check: runCheck,
  list: runList,
  show: runShow,
  export: runExport
};

async function runList(given: Given, terminal: Terminal): Promise<void> {
  const [, id] = given.words;
  const format = formatFlag(given, ["text", "json"]);
  const today = isoDay(terminal.effects.now());
  const answer = id === undefined ? catalogueAnswer(today) : entriesAnswer(readRegister(id), today);
  if (format === "json") return writeAnswer(given, terminal, `${JSON.stringify(answer, null, 2)}\n`);
  const text =
    "registers" in answer
      ? textTable(
          ["register", "", "entries", "statements", "seen", "reported", "unverified", "past review"],
          answer.registers.map((one) => [one.id, one.title, formatNumber(one.things), ...countCells(one)])
        )
      : textTable(
          ["id", "name", "statements", "seen", "reported", "unverified", "past review"],
          answer.things.map((one) => [one.id, one.name, ...countCells(one)])
        );
  return writeAnswer(given, terminal, text);
}

interface Counted {
  readonly statements: number;
  readonly byConfidence: Readonly<Record<Confidence, number>>;
  readonly overdue: number;
}

function countCells({statements, byConfidence, overdue}: Counted): string[] {
  const {seen, reported, unverified} = byConfidence;
  return [statements, seen, reported, unverified, overdue].map((count) => formatNumber(count));
}

async function runShow(given: Given, terminal: Terminal): Promise<void> {
  const [, register, id] = given.words;
  if (register === undefined || id === undefined) {
    throw new ApertureError("usage", "missing register or id", {
      hint: "Write, for example, aperture catalogue show documents com-2021-252."
    });
  }
  const format = formatFlag(given, ["text", "json"]);
  const answer = thingAnswer(readRegister(register), id);
  return writeAnswer(
    given,
    terminal,
    format === "json" ? `${JSON.stringify(answer, null, 2)}\n` : thingText(answer)
  );
}

function thingText({register, id, name, open, statements}: ThingAnswer): string {
  return `${[
    `${name} (${register}/${id})`,
    ...statements.flatMap(statementLines),
    ...(open.length ? ["not known:", ...open.map((text) => `  ${text}`)] : [])
  ].join("\n")}\n`;
}

function statementLines({title, words, from, to, asOf, confidence, sources, note}: StatementRow): string[] {
  const dates = [from && `from ${from}`, to && `to ${to}`, asOf && `as of ${asOf}`].filter(Boolean);
  const cited = sources.map(({title: source, passage, remark, address}) =>
    [source, passage && `(${passage})`, address, remark && `(${remark})`].filter(Boolean).join(" ")
  );
  return [
    `${title}: ${words}${dates.length ? ` [${dates.join(" ")}]` : ""}`,
    ...cited.map((source) => `  source: ${source}`),
    ...(confidence === "seen" ? [] : [`  ${CONFIDENCE_NOTES[confidence]}`]),
    ...(note === null ? [] : [`  ${note}`])
  ];
}

async function runExport(given: Given, terminal: Terminal): Promise<void> {
  const format = formatFlag(given, ["json", "csv", "jsonld"]);
  const base = textFlag(given, "base")?.replace(/\/+$/, "");
  await writeAnswer(given, terminal, exportCatalogue(format, filterOf(given), base));
}

function filterOf(given: Given): StatementFilter {
  const register = textFlag(given, "register") ?? given.words[1];
  const confidence = textFlag(given, "confidence");
  const on = textFlag(given, "on");
  return {
    register: register === undefined ? undefined : readRegister(register),
    confidence: confidence && readChoice("confidence", confidence, Object.keys(CONFIDENCE_NOTES)),
    on: on === undefined ? undefined : readDay("--on", on, on)
  };
}
