import {openStore} from "../../app/store.ts";
import {formatNumber} from "../../base/numbers.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

export const vintagesCommand: Command = {
  name: "vintages",
  words: "",
  summary: "Show which files the figures rest on, and what was not understood in them",
  flags: {
    issues: {type: "boolean", help: "list the issues too"},
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: ["aperture vintages", "aperture vintages --issues"],
  async run(given, {write}) {
    const {db, manifest} = await openStore(textFlag(given, "data"));
    db.close();
    if (textFlag(given, "format") === "json") return write(`${JSON.stringify(manifest, null, 2)}\n`);
    write(
      `${manifest.kind} ${manifest.id}, catalogue ${manifest.catalogue.revision} as of ${manifest.catalogue.asOf}\n`
    );
    for (const {id, ref, issues} of manifest.vintages) {
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
  }
};
