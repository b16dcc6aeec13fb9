import {exportedNetwork} from "../../app/networks/network-export.ts";
import {lackOf, readNetworkKind, withPeriod} from "../../app/networks/network-kind.ts";
import {parseRequest} from "../../app/parse-request.ts";
import {openStore} from "../../app/store.ts";
import {WORKS_COMMAND} from "../../base/commands.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber, parseWhole} from "../../base/numbers.ts";
import {shortened} from "../../base/text.ts";
import type {Network} from "../../domain/network.ts";
import {exportNetwork, NETWORK_FORMATS} from "../../exports/network.ts";
import type {NetworkSettings, WorkDone} from "../../monitor/networks/analysis.ts";
import type {Chance} from "../../monitor/networks/chance.ts";
import {queryNetwork} from "../../monitor/networks/compute-network.ts";
import {EDGE_SOURCES, type NetworkKind} from "../../monitor/networks/edge-sources.ts";
import {type Command, DATA_FLAG, formatFlag, type Given, textFlag} from "../command.ts";
import {textTable} from "../table.ts";
import {writePieces} from "../write-out.ts";

const FILTERS = ["programme", "part", "theme", "year", "counting"] as const;

export const networkCommand: Command = {
  name: "network",
  words: "",
  summary:
    "The network of countries or organisations that share projects, or of countries that publish together: who is central, and which communities there are",
  flags: {
    of: {
      type: "string",
      value: "countries|organisations|publications",
      help: "between whom: countries or organisations by projects, or countries by publications (default: countries)"
    },
    programme: {type: "string", value: "CODES", help: "programmes to count"},
    part: {type: "string", value: "CODES", help: "programme parts to count"},
    theme: {type: "string", value: "CODES", help: "themes to count"},
    year: {
      type: "string",
      value: "YEARS",
      help: "years of start or of publication, such as 2021-2024 (publications: the last five whole years)"
    },
    counting: {
      type: "string",
      value: "whole|fractional",
      help: "how a project or work of many countries is counted (default: whole)"
    },
    seed: {type: "string", value: "N", help: "first seed of runs, draws and pairs (default: 1)"},
    runs: {
      type: "string",
      value: "N",
      help: "searches for communities (default: 50; 10 above 1 000 members)"
    },
    pairs: {
      type: "string",
      value: "N|all",
      help: "pairs that betweenness is estimated from (default: all; 50 000 above 1 000 members)"
    },
    chance: {type: "string", value: "N", help: "also compare with N networks drawn by chance"},
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
    "aperture network --counting fractional --format graphml --out countries.graphml",
    "aperture network --of organisations --theme health --chance 20 --data data",
    "aperture network --of publications --theme clean-energy --year 2019-2023 --data data"
  ],
  async run(given, terminal) {
    const format = formatFlag(given, ["table", ...NETWORK_FORMATS]);
    const of = readNetworkKind(textFlag(given, "of") ?? "");
    const settings = settingsOf(given);
    const asked = Object.fromEntries(FILTERS.map((name) => [name, textFlag(given, name)]));
    const warehouse = await openStore(textFlag(given, "data"));
    try {
      const request = withPeriod(parseRequest("network", asked), of, warehouse);
      if (lackOf(warehouse, of) === "works")
        throw new ApertureError("not-found", "no works have been read", {hint: `Run: ${WORKS_COMMAND}`});
      const onWork = showing(terminal.effects);
      const {analysis} = await queryNetwork(warehouse, request, of, settings, {onWork});
      const network = await exportedNetwork(warehouse, request, of, analysis);
      const chance = settings.draws ? await analysis.chance() : undefined;
      terminal.effects.progress.done();
      const {modularity} = await analysis.communities();
      const about = chance ? [...network.about, sayChance(chance, modularity)] : network.about;
      const told = {...network, about};
      const pieces = format === "table" ? [asText(told, of)] : exportNetwork(told, format);
      await writePieces(given, terminal, pieces);
      if (format === "csv") for (const line of about) terminal.effects.log(line);
    } finally {
      warehouse.db.close();
    }
  }
};

function settingsOf(given: Given): Partial<NetworkSettings> {
  const [runs, draws] = [countFlag(given, "runs"), countFlag(given, "chance")];
  const pairs = textFlag(given, "pairs") === "all" ? 0 : countFlag(given, "pairs");
  return {
    seed: seedOf(given),
    ...(runs !== undefined && {runs}),
    ...(draws !== undefined && {draws}),
    ...(pairs !== undefined && {pairs})
  };
}

const MOST_REPEATED = 10_000_000;

function countFlag(given: Given, name: string): number | undefined {
  const text = textFlag(given, name);
  if (text === undefined) return undefined;
  const count = parseWhole(text);
  if (count !== undefined && count > 0 && count <= MOST_REPEATED) return count;
  throw new ApertureError("usage", `invalid ${name}: ${text}`, {
    hint: `Give a whole number from 1 to ${formatNumber(MOST_REPEATED)}.`
  });
}

/** Shows long work as it goes on, one step for each kind of it. */
function showing({progress}: Effects): (work: WorkDone) => void {
  return ({label, done, total}) => {
    if (done === 0) progress.step(label, total, "parts");
    else progress.at(done);
  };
}

function sayChance({draws, mean, deviation, lowest, highest}: Chance, modularity: number): string {
  const [low, high] = [lowest.toFixed(4), highest.toFixed(4)];
  const far =
    deviation > 0 ? `, ${((modularity - mean) / deviation).toFixed(1)} standard deviations away` : "";
  return `Chance: ${draws} networks with the same strengths, their links drawn, reach a modularity of ${mean.toFixed(4)} (${low} to ${high})${far}. What links several members at once lies above such chance by itself.`;
}

function seedOf(given: Given): number {
  const text = textFlag(given, "seed") ?? "1";
  const seed = parseWhole(text);
  if (seed !== undefined && seed <= 0xffffffff) return seed;
  throw new ApertureError("usage", `invalid seed: ${text}`, {hint: "Give a whole number up to 4294967295."});
}

/** Rows a terminal is shown; the files hold all. */
const MOST_ROWS = 200;

const LONGEST_NAME = 48;

function asText({about, nodes}: Network, of: NetworkKind): string {
  const rows = nodes
    .slice(0, MOST_ROWS)
    .map((node) => [
      node.id,
      shortened(node.label, LONGEST_NAME),
      formatNumber(node.degree),
      formatNumber(Math.round(100 * node.strength) / 100),
      node.pageRank.toFixed(5),
      node.betweenness.toFixed(5) +
        (node.betweennessBound > 0 ? ` ±${node.betweennessBound.toFixed(5)}` : ""),
      `${node.core}${node.isCore ? " core" : ""}`,
      String(node.community),
      node.stability.toFixed(2)
    ]);
  const header = [
    EDGE_SOURCES[of].nodes,
    "",
    "degree",
    "strength",
    "PageRank",
    "betweenness",
    "core",
    "community",
    "stability"
  ];
  const rest = nodes.length - rows.length;
  const more = rest > 0 ? `\n${formatNumber(rest)} more; --format csv holds all of them.\n` : "";
  return `${about.join("\n")}\n\n${textTable(header, rows)}${more}`;
}
