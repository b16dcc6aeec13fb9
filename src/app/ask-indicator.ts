import {FETCH_COMMAND} from "../base/commands.ts";
import {ApertureError} from "../base/errors.ts";
import type {FigureRequest, FigureTable} from "../domain/figure.ts";
import {addressOf} from "../domain/request.ts";
import {findIndicator} from "../monitor/compute.ts";
import type {Indicator} from "../monitor/indicator.ts";
import {isBeyondSnapshot} from "./ask.ts";
import {parseRequest} from "./parse-request.ts";
import type {Edition} from "./site.ts";

/** An indicator as a reader asked for it: the figures, or what stands in their way. */
export interface AskedIndicator {
  readonly indicator: Indicator;
  /** Whether the address says more than the indicator's name. */
  readonly isNarrowed: boolean;
  readonly table: FigureTable | undefined;
  readonly problem: ApertureError | undefined;
  /** The request as it can be written on the command line and in the API. */
  readonly request: FigureRequest | undefined;
}

/** Example filters for indicators that mean nothing without them. */
const EXAMPLES: Readonly<Record<string, string>> = {
  "co-participation": "country=DE&partner=US",
  "publication-specialisation": "country=DE",
  "co-publication-intensity": "country=DE"
};

/** Reads an address, computes it, and keeps a reader's slip as a problem to show beside the form. */
export async function askIndicator(
  edition: Edition,
  id: string,
  query: URLSearchParams
): Promise<AskedIndicator> {
  const indicator = findIndicator(id);
  const given = asked(query);
  const isNarrowed = Object.keys(given).length > 0;
  const used = isNarrowed ? given : Object.fromEntries(new URLSearchParams(EXAMPLES[id] ?? ""));
  try {
    const request = parseRequest(id, used);
    if (isBeyondSnapshot(edition, request)) throw beyondSnapshot();
    const table = await edition.figures(request);
    return {indicator, isNarrowed, table, problem: undefined, request};
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    return {indicator, isNarrowed, table: undefined, problem: error, request: undefined};
  }
}

function beyondSnapshot(): ApertureError {
  return new ApertureError("no-records", "not in the shipped snapshot", {hint: `Run: ${FETCH_COMMAND}`});
}

/** A form sends every breakdown under the same name, and fields left empty. */
function asked(query: URLSearchParams): Record<string, string> {
  const given: Record<string, string> = {};
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key).filter((value) => value !== "");
    if (values.length) given[key] = [...new Set(values)].join(",");
  }
  return given;
}

/** How a request is written on the command line, in the API, and as a page that explains it. */
export function waysToAsk(request: FigureRequest): {command: string; api: string; why: string} {
  const address = addressOf(request);
  const [id = "", query = ""] = address.split("?");
  const flags = [...new URLSearchParams(query)].map(([key, value]) => ` --${key} ${shellWord(value)}`);
  return {
    command: `aperture query ${id}${flags.join("")}`,
    api: `/api/v1/figures/${address}`,
    why: `/figures/${address}`
  };
}

function shellWord(value: string): string {
  return /^[\w./,:-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
