import {exportedNetwork} from "../../app/networks/network-export.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import {requestFor} from "../../domain/request.ts";
import {exportNetwork, type NetworkFormat} from "../../exports/network.ts";
import {readNetwork} from "../../monitor/networks/compute-network.ts";
import {edgeCount} from "../../monitor/networks/graph.ts";
import type {Page, PageContext} from "../page.ts";
import {NETWORK_PARAMETERS, questionOf} from "./networks.tsx";

/** Edges above which a file is left to the command line. */
const MOST_EDGES = 200_000;

const FORMATS: Readonly<Record<string, {format: NetworkFormat; type: string}>> = {
  "network.csv": {format: "csv", type: "text/csv; charset=utf-8"},
  "network.graphml": {format: "graphml", type: "application/xml; charset=utf-8"},
  "network.gexf": {format: "gexf", type: "application/xml; charset=utf-8"},
  "network.json": {format: "vosviewer", type: "application/json; charset=utf-8"}
};

/** The whole network of the page as a file for a network program. */
export const networkFilePage: Page = {
  path: "/networks/:file",
  parameters: () => NETWORK_PARAMETERS,
  async render({edition, query, params}: PageContext, c) {
    const form = FORMATS[params["file"] ?? ""];
    if (!form) return c.notFound();
    const {of, base} = questionOf(query, edition);
    const request: FigureRequest = requestFor("network", base);
    const {analysis} = await readNetwork(edition.warehouse, request, of);
    const edges = edgeCount(analysis.graph);
    if (edges > MOST_EDGES)
      throw new ApertureError("refused", `too large for a page: ${formatNumber(edges)} links`, {
        hint: "Filter by theme or year, or run: aperture network --of organisations --format graphml --out FILE"
      });
    const network = await exportedNetwork(edition.warehouse, request, of, analysis);
    return c.body([...exportNetwork(network, form.format)].join(""), 200, {
      "Content-Type": form.type,
      "Content-Disposition": `attachment; filename="${params["file"]}"`
    });
  }
};
