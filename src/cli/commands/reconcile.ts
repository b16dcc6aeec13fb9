import {readReconciliation} from "../../app/reconciliation.ts";
import {openStore} from "../../app/store.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";
import {textTable} from "../table.ts";

type Reconciliation = Awaited<ReturnType<typeof readReconciliation>>;
type Check = Reconciliation["checks"][number];

export const reconcileCommand: Command = {
  name: "reconcile",
  words: "",
  summary: "Add the totals up in every way and compare them with the source's own",
  flags: {
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    most: {type: "string", value: "N", help: "differing projects to list (default: 20)"},
    data: DATA_FLAG
  },
  examples: ["aperture reconcile", "aperture reconcile --format json"],
  async run(given, {write}) {
    const warehouse = await openStore(textFlag(given, "data"));
    const result = await readReconciliation(warehouse);
    warehouse.db.close();
    if (textFlag(given, "format") === "json") write(`${JSON.stringify(result, null, 2)}\n`);
    else write(asText(result, Number(textFlag(given, "most") ?? 20)));
    const failed = result.checks.find((check) => !check.agrees);
    if (failed)
      throw new ApertureError(
        "not-reconciled",
        `${failed.programme}: ${failed.title.toLowerCase()} does not hold`,
        {hint: "Ingest the source again."}
      );
  }
};

function asText({checks, differing, differences}: Reconciliation, most: number): string {
  const listed = differences.slice(0, most).map((row) => {
    const amounts = [row.stated, row.summed, row.difference].map((amount) => formatNumber(amount, 2));
    return [row.programme, row.project, row.acronym ?? "", ...amounts];
  });
  return [
    ...checks.map(checkText),
    `\n${formatNumber(differing)} projects whose participations do not sum to their own total, by EUR 1 or more\n`,
    ...(listed.length
      ? [textTable(["programme", "project", "acronym", "stated", "summed", "difference"], listed)]
      : [])
  ].join("");
}

function checkText(check: Check): string {
  const verdict = check.agrees ? "agrees" : "DIFFERS";
  const limits = `${check.unit}; tolerance ${check.tolerancePercent} %, difference ${check.differencePercent.toFixed(4)} %`;
  const ways = check.ways.map(
    ({name, total}) => `         ${formatNumber(total, check.unit === "EUR" ? 2 : 0)}  ${name}\n`
  );
  return `${verdict}  ${check.programme}: ${check.title} (${limits})\n${ways.join("")}`;
}
