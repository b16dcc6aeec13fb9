import {type CheckResult, checkCatalogueFolder, type Pair, sayValue} from "../../app/catalogue/check.ts";
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
    format === "json" ? `${JSON.stringify(result, null, 2)}\n` : asText(result, given.flags["brief"] === true)
  );
  const {length} = result.problems;
  if (length === 0) return;
  throw new ApertureError("source-damaged", `${countOf(length, "problem")} in the catalogue`, {
    hint: "Correct each at the file and line named."
  });
}

function asText(result: CheckResult, isBrief: boolean): string {
  const {problems, contradictions, duplicates, unverified, overdue, uncited} = result;
  return `${[
    ...problems.map(({file, line, field, message}) => `${file}:${line}: ${field}: ${message}`),
    ...contradictions.map((pair) => `contradiction, both kept: ${pairText(pair)}`),
    ...duplicates.map((pair) => `duplicate: ${pairText(pair)}`),
    ...uncited.map(({id, title}) => `source that no statement cites: ${id}, ${title}`),
    ...(isBrief ? [] : unverified.map((one) => `unverified: ${statementText(one)}`)),
    ...(isBrief ? [] : overdue.map((one) => `review was due ${one.review}: ${statementText(one)}`)),
    summary(result)
  ].join("\n")}\n`;
}

function summary({
  problems,
  contradictions,
  duplicates,
  unverified,
  overdue,
  statements
}: CheckResult): string {
  const share = statements ? Math.round((1000 * unverified.length) / statements) / 10 : 0;
  return [
    `${formatNumber(statements)} statements`,
    countOf(problems.length, "problem"),
    countOf(contradictions.length, "contradiction"),
    countOf(duplicates.length, "duplicate"),
    `${formatNumber(unverified.length)} unverified (${share} %)`,
    `${formatNumber(overdue.length)} past review`
  ].join(", ");
}

function pairText({first, second}: Pair): string {
  return `${statementText(first)} — ${statementText(second)}`;
}

function statementText(statement: Statement): string {
  const {subject, property, from, to, asOf, place} = statement;
  const dates = [from && `from ${from}`, to && `to ${to}`, asOf && `as of ${asOf}`].filter(Boolean);
  const held = dates.length ? ` [${dates.join(" ")}]` : "";
  return `${subject.register}/${subject.id} ${property}: ${sayValue(statement)}${held} (${place})`;
}
