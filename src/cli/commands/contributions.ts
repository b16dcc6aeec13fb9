import {
  type ContributionsAnswer,
  contributionsAnswer,
  overlapText,
  refusedSum,
  sayMoney,
  sumContributions
} from "../../app/catalogue/contribution-sum.ts";
import {readDay} from "../../app/read-day.ts";
import {isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatMoney} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import {type Command, DATA_FLAG, formatFlag, type Given, type Terminal, textFlag} from "../command.ts";
import {textTable} from "../table.ts";

export const contributionsCommand: Command = {
  name: "contributions",
  words: "list|sum [ID…]",
  mostWords: 60,
  summary: "List the amounts of Team Europe and the initiatives, or add some, each euro once",
  flags: {
    on: {type: "string", value: "DATE", help: "day asked for (default: today)"},
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture contributions list",
    "aperture contributions sum gh-edctp3-eu gh-edctp3-association",
    "aperture contributions sum gh-edctp3-eu gh-edctp3-total --format json"
  ],
  async run(given, terminal) {
    const [word = "", ...ids] = given.words;
    const format = formatFlag(given, ["text", "json"]);
    const on = readDay("--on", textFlag(given, "on"), isoDay(terminal.effects.now()));
    if (word === "list") return list(contributionsAnswer(on), format, terminal);
    if (word === "sum") return sum(ids, on, format, terminal);
    throw new ApertureError("usage", `unknown word: ${word || "none"}`, {hint: "Write list or sum."});
  }
};

function list(answer: ContributionsAnswer, format: string, {write}: Terminal): void {
  write(format === "json" ? `${JSON.stringify(answer, null, 2)}\n` : listText(answer));
}

function listText({contributions}: ContributionsAnswer): string {
  return textTable(
    ["id", "amount", "", "initiative", "counts towards"],
    contributions.map(({id, amount, currency, bound, initiative, countsTowards}) => [
      id,
      formatMoney(amount, currency),
      bound === "exactly" ? "" : bound,
      initiative,
      countsTowards.join(", ")
    ])
  );
}

function sum(ids: Given["words"], on: string, format: string, {write}: Terminal): void {
  const found = sumContributions(ids, on);
  if (format === "json") write(`${JSON.stringify(found, null, 2)}\n`);
  if ("overlaps" in found) {
    if (format === "text") write(found.overlaps.map((overlap) => `${overlapText(overlap)}\n`).join(""));
    throw refusedSum(found.overlaps);
  }
  if (format === "json") return;
  const {amount, currency, parts} = found;
  write(`${sayMoney(found)} (${amount} ${currency}), ${countOf(parts.length, "contribution")}\n`);
}
