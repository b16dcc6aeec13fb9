import {UNIT_NAMES} from "../../app/format-figure.ts";
import {ALL_INDICATORS, describeIndicators} from "../../monitor/indicators/index.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

export const indicatorsCommand: Command = {
  name: "indicators",
  words: "",
  summary: "List the indicators: unit, definition, what they can be asked by",
  flags: {
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: ["aperture indicators", "aperture indicators --format json"],
  async run(given, {write}) {
    if (textFlag(given, "format") === "json") {
      return write(`${JSON.stringify(describeIndicators(), null, 2)}\n`);
    }
    for (const {id, title, unit, definition, dimensions} of ALL_INDICATORS) {
      write(`${id}\n  ${title} (${UNIT_NAMES[unit]})\n  ${definition}\n  by ${dimensions.join(", ")}\n\n`);
    }
  }
};
