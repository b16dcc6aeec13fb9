import {
  checkMappingFile,
  importMappingFile,
  type MappingCheck,
  readCooperationMap
} from "../../app/national-mapping.ts";
import {isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import type {ReturnChanges} from "../../pool/mapping/compare-returns.ts";
import {isExercise} from "../../pool/mapping/exercise.ts";
import {templateCsv, templateXlsx} from "../../pool/mapping/template.ts";
import {type Command, DATA_FLAG, type Given, type Terminal, textFlag} from "../command.ts";
import {writeNewFile} from "../write-out.ts";
import {reviewWith, showProgress} from "./mapping-review.ts";

export const mappingCommand: Command = {
  name: "mapping",
  words: "template|check|import|show|progress|comment|answer|sign-off|withdraw [FILE|COUNTRY]",
  mostWords: 2,
  summary: "Collect the returns in which countries list their cooperation with non-EU countries",
  flags: {
    out: {type: "string", value: "FILE", help: "where to write the template, .csv or .xlsx"},
    by: {type: "string", value: "NAME", help: "review: the delegation or function that speaks"},
    text: {
      type: "string",
      value: "TEXT",
      help: "review: the comment, the answer, or why a sign-off is withdrawn"
    },
    row: {type: "string", value: "ID", help: "comment: the row it is on (default: the whole return)"},
    comment: {type: "string", value: "ID", help: "answer: the comment that is answered"},
    exercise: {type: "boolean", help: "show, progress: of the countries that do not exist"},
    format: {
      type: "string",
      value: "text|json|csv",
      help: "form of the answer (default: text; csv: of progress)"
    },
    data: DATA_FLAG
  },
  examples: [
    "aperture mapping template --out return.xlsx",
    "aperture mapping check return.xlsx",
    "aperture mapping import return.xlsx --data data",
    "aperture mapping show",
    "aperture mapping progress",
    'aperture mapping comment XX --row 1 --text "Since when?" --by "Delegation of Farland"',
    'aperture mapping answer XX --comment 1a2b3c4d --text "Since 2021." --by "Delegation of Examplia"',
    'aperture mapping sign-off XX --by "Delegation of Examplia"'
  ],
  run(given, terminal) {
    const [word = "", file] = given.words;
    const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
    if (!action) {
      throw new ApertureError("usage", `unknown word: ${word || "none"}`, {
        hint: `Write one of ${Object.keys(ACTIONS).join(", ")}.`
      });
    }
    return action(given, terminal, file);
  }
};

export type Action = (given: Given, terminal: Terminal, file: string | undefined) => Promise<void>;

const ACTIONS: Readonly<Record<string, Action>> = {
  template: writeTemplate,
  check: async (given, terminal, file) =>
    report(
      given,
      terminal,
      await checkMappingFile(required(file), textFlag(given, "data"), terminal.effects),
      "checked, nothing kept"
    ),
  import: async (given, terminal, file) => {
    const result = await importMappingFile(required(file), textFlag(given, "data"), terminal.effects);
    const kept =
      "kept" in result && result.kept
        ? `kept as version ${result.kept.version}`
        : "the same as the last return; nothing kept";
    report(given, terminal, result, kept);
  },
  show,
  progress: showProgress,
  comment: reviewWith("comment"),
  answer: reviewWith("answer"),
  "sign-off": reviewWith("sign-off"),
  withdraw: reviewWith("withdraw")
};

async function writeTemplate(given: Given, {write}: Terminal): Promise<void> {
  const out = textFlag(given, "out");
  if (out === undefined) return write(templateCsv());
  await writeNewFile(out, /\.xlsx$/i.test(out) ? await templateXlsx() : templateCsv());
  write(`${out}\n`);
}

function required(file: string | undefined): string {
  if (file !== undefined) return file;
  throw new ApertureError("usage", "missing file", {hint: "Give the return, as CSV or XLSX."});
}

function report(given: Given, {write}: Terminal, check: MappingCheck, outcome: string): void {
  if (textFlag(given, "format") === "json") write(`${JSON.stringify(check, null, 2)}\n`);
  else write("problems" in check ? problemsText(check.problems) : `${acceptedText(check)}${outcome}\n`);
  if (!("problems" in check)) return;
  throw new ApertureError(
    "source-damaged",
    `${countOf(check.problems.length, "problem")} in the return; nothing was kept`,
    {
      hint: "Correct each at the row and column named, and check again."
    }
  );
}

type Problems = Extract<MappingCheck, {problems: unknown}>["problems"];

/** Beyond this many the rest is counted: a delegate mends the first and checks again. */
const MOST_PROBLEMS = 100;

function problemsText(problems: Problems): string {
  const more = problems.length - MOST_PROBLEMS;
  const lines = problems.slice(0, MOST_PROBLEMS).map(problemText).join("");
  return more > 0 ? `${lines}and ${countOf(more, "more problem")}; --format json lists all\n` : lines;
}

function problemText({row, column, message}: Problems[number]): string {
  const place = [row > 0 && `row ${row}`, column && `column ${column}`].filter(Boolean).join(", ");
  return `${place || "the file"}: ${message}\n`;
}
function acceptedText({mappingReturn, since, changes}: Exclude<MappingCheck, {problems: unknown}>): string {
  const {country, asOf, cooperations} = mappingReturn;
  const head = `${country} as of ${asOf}: ${countOf(cooperations.length, "agreement or programme", "agreements and programmes")}\n`;
  return since ? `${head}since version ${since.version} of ${since.asOf}:\n${changesText(changes)}` : head;
}

function changesText({added, removed, changed, unchanged}: ReturnChanges): string {
  const fields = changed.flatMap(({cooperation, fields: list}) =>
    list.map(
      ({field, before, after}) => `  ${cooperation.id} ${field}: ${before || "blank"} → ${after || "blank"}`
    )
  );
  return `${[
    ...added.map(({id, title}) => `  ${id} added: ${title}`),
    ...removed.map(({id, title}) => `  ${id} removed: ${title}`),
    ...fields,
    `  ${unchanged} unchanged`
  ].join("\n")}\n`;
}

async function show(given: Given, {write, effects}: Terminal): Promise<void> {
  const exercise = given.flags["exercise"] === true;
  const map = await readCooperationMap(textFlag(given, "data"), isoDay(effects.now()), {exercise});
  if (textFlag(given, "format") === "json") return write(`${JSON.stringify(map, null, 2)}\n`);
  const {answered, missing, cells, returns} = map;
  const shown = returns.filter(({country}) => isExercise(country) === exercise);
  const lines = shown.map(({country, asOf, version, cooperations}) => {
    const partners = cells.filter((cell) => cell.country === country).length;
    return `  ${country}  version ${version} as of ${asOf}: ${countOf(cooperations.length, "row")}, ${countOf(partners, "partner")} today`;
  });
  write(
    `${[
      `${answered.length} of ${answered.length + missing.length} ${exercise ? "countries of the exercise" : "Member States"} have answered`,
      ...lines,
      ...(missing.length ? [`not yet: ${missing.join(", ")}`] : [])
    ].join("\n")}\n`
  );
}
