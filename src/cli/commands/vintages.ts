import {DEFAULT_DATA_DIR, openStore} from "../../app/store.ts";
import {listVintages} from "../../app/vintages.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {WarehouseManifest} from "../../warehouse/manifest.ts";
import {type Command, DATA_FLAG, type Given, type Terminal, textFlag} from "../command.ts";
import {runComparison} from "./compare-vintages.ts";

export const vintagesCommand: Command = {
  name: "vintages",
  words: "[compare FROM TO]",
  summary:
    "Show which files the figures rest on and what was not understood in them; or how two of them differ",
  flags: {
    issues: {type: "boolean", help: "list the issues too"},
    format: {
      type: "string",
      value: "text|table|json|csv",
      help: "form of the answer (text or json; of a comparison: table, json or csv)"
    },
    data: DATA_FLAG
  },
  examples: [
    "aperture vintages",
    "aperture vintages --issues",
    "aperture vintages compare 2024-11-05 2025-12-06 --format csv"
  ],
  async run(given, terminal) {
    const [word, ...rest] = given.words;
    if (word === "compare") return runComparison(rest, given, terminal);
    if (word !== undefined)
      throw new ApertureError("usage", `unknown word: ${word}`, {hint: "Did you mean compare?"});
    await writeVintages(given, terminal);
  }
};

async function writeVintages(given: Given, {write}: Terminal): Promise<void> {
  const {db, manifest, series, works} = await openStore(textFlag(given, "data"));
  db.close();
  if (textFlag(given, "format") === "json")
    return write(`${JSON.stringify({...manifest, series: series.pins, works}, null, 2)}\n`);
  write(
    `${manifest.kind} ${manifest.id}, catalogue ${manifest.catalogue.revision} as of ${manifest.catalogue.asOf}\n`
  );
  for (const {id, ref, issues} of [...manifest.vintages, ...series.pins, ...(works ? [works] : [])]) {
    const rows = Object.entries(ref.rows).map(([table, count]) => `${formatNumber(count)} ${table}`);
    write(
      `\n${id}\n  ${ref.title}, ${ref.dated}, ${ref.licence}\n  ${ref.address}\n  sha256 ${ref.sha256}\n  ${rows.join(", ")}\n  ${issues.length} kinds of issue\n`
    );
    if (given.flags["issues"] !== true) continue;
    for (const {kind, table, field, value, count, note} of issues) {
      write(
        `    ${count} × ${kind} ${[table, field].filter(Boolean).join(".")} ${JSON.stringify(value.slice(0, 80))}: ${note}\n`
      );
    }
  }
  for (const id of await unusedIn(textFlag(given, "data"), manifest)) write(`\n${id}\n  kept, not in use\n`);
}

/** Vintages that are kept and that no figure rests on. */
async function unusedIn(dataDir: string | undefined, {vintages}: WarehouseManifest): Promise<string[]> {
  const kept = await listVintages(dataDir ?? DEFAULT_DATA_DIR);
  return kept.map(({id}) => id).filter((id) => !vintages.some((pinned) => pinned.id === id));
}
