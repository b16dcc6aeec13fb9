import {type CheckResult, checkCatalogueFolder, type Pair} from "../../app/catalogue/check.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import type {Statement} from "../../domain/statement.ts";
import {formatFlag, type Given, type Terminal, textFlag} from "../command.ts";
import {writeAnswer} from "../write-out.ts";

/** Checks the catalogue and says what was found; problems are an error, the rest is for a person to look at. */
export async function runCheck(given: Given, terminal: Terminal): Promise<void> {
  const format = formatFlag(given, ["text", "json"]);
  const result = checkCatalogueFolder(textFlag(given, "folder"), terminal.effects);
  await writeAnswer(
    given,
    terminal,
    format === "json" ? `${JSON.stringify(result, null, 2)}\n` : asText(result, given.flags["all"] === true)
  );
  const {length} = result.problems;
  if (length === 0) return;
  throw new ApertureError("source-damaged", `${countOf(length, "problem")} in the catalogue`, {
    hint: "Correct each at the file and line named."
  });
}

function asText(result: CheckResult, all: boolean): string {
  const {problems, contradictions, duplicates, unverified, overdue, uncited, statements} = result;
  const share = statements ? Math.round((1000 * unverified.length) / statements) / 10 : 0;
  return `${[
    ...problems.map(({file, line, field, message}) => `${file}:${line}: ${field}: ${message}`),
    ...contradictions.map((pair) => `contradiction, both kept: ${pairText(pair)}`),
    ...duplicates.map((pair) => `duplicate: ${pairText(pair)}`),
    ...uncited.map(({id, title}) => `source that no statement cites: ${id}, ${title}`),
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
