import {ApertureError} from "../../base/errors.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import {EDGE_SOURCES, type NetworkKind} from "../../monitor/networks/edge-sources.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import {lastWholeYears} from "../works-years.ts";

/** Words for the kinds of networks in addresses and on the command line; the first is the default. */
export const NETWORK_KINDS = {
  countries: "country",
  organisations: "organisation",
  publications: "copublication"
} as const satisfies Readonly<Record<string, NetworkKind>>;

/** How a kind of network is spoken of. */
export const NETWORK_WORDS: Readonly<
  Record<NetworkKind, {readonly title: string; readonly nodes: string; readonly shared: string}>
> = {
  country: {title: "Countries", nodes: "countries", shared: "project"},
  organisation: {title: "Organisations", nodes: "organisations", shared: "project"},
  copublication: {title: "Countries by publications", nodes: "countries", shared: "publication"}
};

/** Reads the word for a kind of network; nothing means countries. */
export function readNetworkKind(word: string): NetworkKind {
  const text = word || "countries";
  if (Object.hasOwn(NETWORK_KINDS, text)) return NETWORK_KINDS[text as keyof typeof NETWORK_KINDS];
  throw new ApertureError("usage", `unknown kind of network: ${word}`, {
    hint: `Known: ${Object.keys(NETWORK_KINDS).join(", ")}.`
  });
}

/** Whether a network needs what is not here: records of projects for organisations, works for publications. */
export function lackOf({holdings, works}: Warehouse, kind: NetworkKind): "records" | "works" | undefined {
  if (kind === "organisation") return holdings.hasRecords ? undefined : "records";
  return kind === "copublication" && !works ? "works" : undefined;
}

/** Publications go back for centuries: unless years are asked for, their network is that of the last whole years. */
export function withPeriod<Request extends Pick<Partial<FigureRequest>, "filters">>(
  request: Request,
  kind: NetworkKind,
  {works}: Warehouse
): Request {
  if (EDGE_SOURCES[kind].shared !== "work" || !works || request.filters?.year) return request;
  return {...request, filters: {...request.filters, year: lastWholeYears(works)}};
}
