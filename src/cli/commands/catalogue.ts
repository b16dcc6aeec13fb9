import {type CheckResult, checkCatalogueFolder, type Pair} from "../../app/catalogue/check.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import type {Statement} from "../../domain/statement.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

export const catalogueCommand: Command = {
  name: "catalogue",
  words: "check",
  summary: "Check the facts of the catalogue: what is wrong, contradictory, unverified or past its review",
  flags: {
    folder: {type: "string", value: "DIR", help: "catalogue to check (default: the one shipped)"},
    all: {type: "boolean", help: "list every unverified and overdue fact, not only their number"},
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: ["aperture catalogue check", "aperture catalogue check --all --format json"],
  async run(given, {write, effects}) {
    if (given.words[0] !== "check") {
      throw new ApertureError("usage", `unknown word: ${given.words[0] ?? "none"}`, {
        hint: "Write aperture catalogue check."
      });
    }
    const result = checkCatalogueFolder(textFlag(given, "folder"), effects);
    write(
      textFlag(given, "format") === "json"
        ? `${JSON.stringify(result, null, 2)}\n`
        : asText(result, given.flags["all"] === true)
    );
    if (result.problems.length === 0) return;
    throw new ApertureError(
      "source-damaged",
      `${countOf(result.problems.length, "problem")} in the catalogue`,
      {
        hint: "Correct each at the file and line named."
      }
    );
  }
};

function asText(result: CheckResult, all: boolean): string {
  const {problems, contradictions, duplicates, unverified, overdue, statements} = result;
  const share = statements ? Math.round((1000 * unverified.length) / statements) / 10 : 0;
  return `${[
    ...problems.map(({file, line, field, message}) => `${file}:${line}: ${field}: ${message}`),
    ...contradictions.map((pair) => `contradiction, both kept: ${pairText(pair)}`),
    ...duplicates.map((pair) => `duplicate: ${pairText(pair)}`),
    ...(all ? unverified.map((statement) => `unverified: ${statementText(statement)}`) : []),
    ...(all ? overdue.map((one) => `review was due ${one.review}: ${statementText(one)}`) : []),
    `${formatNumber(statements)} statements, ${problems.length} problems, ${contradictions.length} contradictions, ${duplicates.length} duplicates, ${formatNumber(unverified.length)} unverified (${share} %), ${formatNumber(overdue.length)} past review`
  ].join("\n")}\n`;
}

function pairText({first, second}: Pair): string {
  return `${statementText(first)} — ${statementText(second)}`;
}

function statementText({subject, property, value, place}: Statement): string {
  return `${subject.register}/${subject.id} ${property} ${JSON.stringify(value)} (${place})`;
}
