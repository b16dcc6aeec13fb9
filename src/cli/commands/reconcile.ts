import {readReconciliation} from "../../app/reconciliation.ts";
import {openStore} from "../../app/store.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";
import {textTable} from "../table.ts";

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
    else {
      for (const check of result.checks) {
        write(
          `${check.agrees ? "agrees" : "DIFFERS"}  ${check.programme}: ${check.title} (${check.unit}; tolerance ${check.tolerancePercent} %, difference ${check.differencePercent.toFixed(4)} %)\n`
        );
        for (const way of check.ways)
          write(`         ${formatNumber(way.total, check.unit === "eur" ? 2 : 0)}  ${way.name}\n`);
      }
      const most = Number(textFlag(given, "most") ?? 20);
      write(
        `\n${formatNumber(result.differing)} projects whose participations do not sum to their own total, by EUR 1 or more\n`
      );
      const rows = result.differences
        .slice(0, most)
        .map((row) => [
          row.programme,
          row.project,
          row.acronym ?? "",
          formatNumber(row.stated, 2),
          formatNumber(row.summed, 2),
          formatNumber(row.difference, 2)
        ]);
      if (rows.length)
        write(textTable(["programme", "project", "acronym", "stated", "summed", "difference"], rows));
    }
    const failed = result.checks.find((check) => !check.agrees);
    if (failed)
      throw new ApertureError(
        "not-reconciled",
        `${failed.programme}: ${failed.title.toLowerCase()} does not hold`,
        {hint: "Ingest the source again."}
      );
  }
};
