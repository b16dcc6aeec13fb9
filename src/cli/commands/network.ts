import {countryNetwork} from "../../app/network.ts";
import {parseRequest} from "../../app/parse-request.ts";
import {openStore} from "../../app/store.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber, parseWhole} from "../../base/numbers.ts";
import type {Network} from "../../domain/network.ts";
import {exportNetwork, NETWORK_FORMATS} from "../../exports/network.ts";
import {type Command, DATA_FLAG, formatFlag, type Given, textFlag} from "../command.ts";
import {textTable} from "../table.ts";
import {writeAnswer} from "../write-out.ts";

const FILTERS = ["programme", "part", "theme", "year", "counting"] as const;

export const networkCommand: Command = {
  name: "network",
  words: "",
  summary: "The network of countries that share projects: who is central, and which communities there are",
  flags: {
    programme: {type: "string", value: "CODES", help: "programmes to count"},
    part: {type: "string", value: "CODES", help: "programme parts to count"},
    theme: {type: "string", value: "CODES", help: "themes to count"},
    year: {type: "string", value: "YEARS", help: "years of start, such as 2021-2024"},
    counting: {
      type: "string",
      value: "whole|fractional",
      help: "how a project of many countries is counted (default: whole)"
    },
    seed: {type: "string", value: "N", help: "seed of the communities (default: 1)"},
    format: {
      type: "string",
      value: "table|csv|graphml|gexf|vosviewer",
      help: "form of the answer (default: table)"
    },
    out: {type: "string", value: "FILE", help: "file to write (default: standard output)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture network --year 2021-2024",
    "aperture network --counting fractional --format graphml --out countries.graphml"
  ],
  async run(given, terminal) {
    const format = formatFlag(given, ["table", ...NETWORK_FORMATS]);
    const seed = seedOf(given);
    const asked = Object.fromEntries(FILTERS.map((name) => [name, textFlag(given, name)]));
    const request = parseRequest("co-participation", {...asked, by: "country,partner"});
    const warehouse = await openStore(textFlag(given, "data"));
    const network = await countryNetwork(warehouse, request, seed);
    warehouse.db.close();
    await writeAnswer(given, terminal, format === "table" ? asText(network) : exportNetwork(network, format));
    if (format === "csv") for (const line of network.about) terminal.effects.log(line);
  }
};

function seedOf(given: Given): number {
  const text = textFlag(given, "seed") ?? "1";
  const seed = parseWhole(text);
  if (seed !== undefined && seed <= 0xffffffff) return seed;
  throw new ApertureError("usage", `invalid seed: ${text}`, {hint: "Give a whole number up to 4294967295."});
}

function asText({about, nodes}: Network): string {
  const rows = nodes.map((node) => [
    node.id,
    node.label,
    formatNumber(node.degree),
    formatNumber(Math.round(100 * node.strength) / 100),
    node.pageRank.toFixed(5),
    String(node.core),
    String(node.community)
  ]);
  const header = ["country", "", "degree", "strength", "PageRank", "core", "community"];
  return `${about.join("\n")}\n\n${textTable(header, rows)}`;
}
