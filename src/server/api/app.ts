import {OpenAPIHono, z} from "@hono/zod-openapi";
import type {Context} from "hono";
import {etag} from "hono/etag";
import type {CaseDesk} from "../../app/cases/desk.ts";
import {explainFigure} from "../../app/explain.ts";
import {MODE_KEYS, parseRequest} from "../../app/parse-request.ts";
import {readReconciliation} from "../../app/reconciliation.ts";
import {BatchJobs} from "../../app/screening/batch-jobs.ts";
import type {Site} from "../../app/site.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {countries} from "../../catalogue/countries.ts";
import {THEME_MAPPING, THEMES} from "../../catalogue/themes.ts";
import {DIMENSION_IDS, DIMENSIONS} from "../../domain/dimension.ts";
import {toCsvw} from "../../exports/csv.ts";
import {EXPORT_FORMATS, type ExportFormat, exportTable, isExportFormat} from "../../exports/export-table.ts";
import {refuseWithheld} from "../../exports/refuse-withheld.ts";
import {citationOf, toRows} from "../../exports/rows.ts";
import {describeIndicators} from "../../monitor/indicators/index.ts";
import {addCases} from "./cases/add-cases.ts";
import {addCatalogue} from "./catalogue.ts";
import {addComparison} from "./compare.ts";
import {describe} from "./describe.ts";
import {addModulate} from "./modulate.ts";
import {addPool} from "./pool.ts";
import {problem} from "./problem.ts";
import {addProjects} from "./projects.ts";
import {addSafeguard} from "./safeguard.ts";
import * as schema from "./schemas.ts";

const MOST_ROWS = 1000;

/** The API: the same use cases as the pages, as JSON; errors as problem+json (RFC 9457). */
export function createApi(
  site: Site,
  effects: Effects,
  desk?: CaseDesk,
  batches = new BatchJobs(effects, site.dataDir)
): OpenAPIHono {
  const app = new OpenAPIHono();
  app.onError((error, c) => problem(error, c, effects));
  app.use(etag());
  app.use(async (c, next) => {
    await next();
    const isKept = c.res.headers.has("Cache-Control");
    if (c.res.ok && c.req.method !== "POST" && !isKept) c.res.headers.set("Cache-Control", "no-cache");
  });
  addIndex(app);
  addIndicators(app);
  addFigures(app, site);
  addData(app, site);
  addReference(app, site);
  addComparison(app, site);
  addProjects(app, site);
  addCatalogue(app, effects);
  addPool(app, site, effects);
  addModulate(app, site, effects);
  addSafeguard(app, site, effects, batches);
  addCases(app, site, effects, desk);
  app.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Aperture",
      version: "1",
      description:
        "Figures on the EU's international cooperation in research and innovation, each with its trace.",
      license: {name: "EUPL-1.2", url: "https://eupl.eu/1.2/en/"}
    }
  });
  app.all("*", (c) => {
    const error = new ApertureError("not-found", `no such resource: ${c.req.path}`, {
      hint: "See /api/v1/openapi.json"
    });
    return problem(error, c, effects);
  });
  return app;
}

function addIndex(app: OpenAPIHono): void {
  describe(app, "/", "What the API offers", schema.index);
  app.get("/", (c) =>
    c.json({
      openapi: "/api/v1/openapi.json",
      indicators: "/api/v1/indicators",
      figures: "/api/v1/figures/{indicator}",
      explanation: "/api/v1/why/{indicator}",
      data: "/api/v1/data/{indicator}.{csv|json|sdmx-csv|parquet|csv-metadata.json}",
      projects: "/api/v1/projects",
      project: "/api/v1/projects/{programme}/{id}",
      search: "/api/v1/search?q={words}",
      countries: "/api/v1/countries",
      themes: "/api/v1/themes",
      dimensions: "/api/v1/dimensions",
      vintages: "/api/v1/vintages",
      reconciliation: "/api/v1/reconciliation",
      comparison: "/api/v1/compare?from={vintage}&to={vintage}",
      catalogue: "/api/v1/catalogue",
      linkedData: "/api/v1/catalogue.jsonld",
      status: "/api/v1/status/{code}",
      eligibility: "/api/v1/eligibility?country={code}",
      reciprocity: "/api/v1/countries/{code}/reciprocity",
      evidence: "/api/v1/countries/{code}/evidence",
      commitments: "/api/v1/commitments",
      initiatives: "/api/v1/initiatives",
      contributions: "/api/v1/contributions",
      lists: "/api/v1/lists",
      mapping: "/api/v1/mapping",
      cases: "/api/v1/cases"
    })
  );
}

function addIndicators(app: OpenAPIHono): void {
  describe(app, "/indicators", "All indicators", z.array(schema.indicator));
  app.get("/indicators", (c) => c.json(describeIndicators()));
}

/** Parameters of the address; one that is not known is an error, since a misspelt filter would widen the answer. */
function given(c: Context): Record<string, string> {
  const known = new Set<string>([...DIMENSION_IDS, ...MODE_KEYS, "page", "per-page", "value", "at"]);
  const query: Record<string, string> = {};
  for (const [key, values] of Object.entries(c.req.queries())) {
    if (!known.has(key))
      throw new ApertureError("usage", `unknown parameter: ${key}`, {
        hint: `Known: ${[...known].join(", ")}.`
      });
    if (values.some((value) => value.trim() === ""))
      throw new ApertureError("usage", `missing value for ${key}`, {hint: "Give one, or leave it out."});
    query[key] = values.join(",");
  }
  return query;
}

function positive(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new ApertureError("usage", `invalid ${name}: ${text}`, {hint: "Give a whole number from 1."});
}

function addFigures(app: OpenAPIHono, site: Site): void {
  const request = {params: schema.indicatorParam, query: schema.pagedQuery};
  describe(app, "/figures/{indicator}", "An indicator, as rows with their trace", schema.figures, request);
  app.get("/figures/:indicator", async (c) => {
    const query = given(c);
    const table = await (await site.edition()).figures(parseRequest(c.req.param("indicator"), query));
    const rows = toRows(table);
    const perPage = Math.min(MOST_ROWS, positive("per-page", query["per-page"], MOST_ROWS));
    const page = positive("page", query["page"], 1);
    return c.json({
      rows: rows.slice((page - 1) * perPage, page * perPage),
      total: rows.length,
      page,
      perPage,
      pages: Math.max(1, Math.ceil(rows.length / perPage)),
      trace: table.trace
    });
  });
  const one = {params: schema.indicatorParam, query: schema.figureQuery};
  describe(
    app,
    "/why/{indicator}",
    "One figure, computed again, with everything behind it",
    schema.explanation,
    one
  );
  app.get("/why/:indicator", async (c) => {
    given(c);
    const {warehouse} = await site.edition();
    const explanation = await explainFigure(
      warehouse,
      `${c.req.param("indicator")}${new URL(c.req.url).search}`
    );
    const {figure, verdict, expected} = explanation;
    refuseWithheld(figure.trace);
    const {value, blank, unit, interval, ofYear, basis, dims, trace} = figure;
    return c.json({
      value,
      blank,
      unit,
      interval,
      ofYear,
      basis,
      dims,
      figure: citationOf(figure),
      verdict,
      expected: expected ?? null,
      trace
    });
  });
}

function addData(app: OpenAPIHono, site: Site): void {
  const request = {params: schema.fileParam, query: schema.pagedQuery};
  describe(
    app,
    "/data/{file}",
    "An indicator as a file: csv, json, sdmx-csv, parquet, csv-metadata.json",
    z.unknown(),
    request
  );
  app.get("/data/:file", async (c) => {
    const file = c.req.param("file");
    const dot = file.indexOf(".");
    const [indicator, format] = dot < 0 ? [file, ""] : [file.slice(0, dot), file.slice(dot + 1)];
    const table = await (await site.edition()).figures(parseRequest(indicator, given(c)));
    const search = new URL(c.req.url).search;
    if (format === "csv-metadata.json") return c.json(toCsvw(table, `${indicator}.csv${search}`));
    if (!isExportFormat(format)) {
      throw new ApertureError("not-found", `unknown format: ${format || "none"}`, {
        hint: `Known: ${Object.keys(EXPORT_FORMATS).join(", ")}, csv-metadata.json.`
      });
    }
    const body = await exportTable(table, format);
    return new Response(typeof body === "string" ? body : new Uint8Array(body), {
      headers: downloadHeaders(indicator, format, search)
    });
  });
}

function downloadHeaders(indicator: string, format: ExportFormat, search: string): Record<string, string> {
  const ending = format === "sdmx-csv" ? "sdmx.csv" : format;
  const headers: Record<string, string> = {"Content-Type": EXPORT_FORMATS[format]};
  if (format !== "json") headers["Content-Disposition"] = `attachment; filename="${indicator}.${ending}"`;
  if (format === "csv")
    headers["Link"] =
      `</api/v1/data/${indicator}.csv-metadata.json${search}>; rel="describedby"; type="application/csvm+json"`;
  return headers;
}

function addReference(app: OpenAPIHono, site: Site): void {
  describe(app, "/countries", "Countries and territories", z.array(schema.country));
  app.get("/countries", (c) =>
    c.json(
      countries().map(({code, iso2, iso3, name, region, income}) => ({
        code,
        iso2,
        iso3,
        name,
        region,
        income
      }))
    )
  );
  describe(app, "/themes", "The strategy's themes and their mapping", schema.themes);
  app.get("/themes", (c) =>
    c.json({
      ...THEME_MAPPING,
      themes: THEMES.map(({id, title, definition, rules}) => ({id, title, definition, rules}))
    })
  );
  describe(app, "/dimensions", "What figures can be asked by", z.array(schema.dimension));
  app.get("/dimensions", (c) => c.json(DIMENSION_IDS.map((id) => ({id, ...DIMENSIONS[id]}))));
  describe(app, "/vintages", "The files the figures rest on", schema.manifest);
  app.get("/vintages", async (c) => {
    const {manifest, series} = (await site.edition()).warehouse;
    return c.json({...manifest, series: series.pins.map(({path: _, ...pin}) => pin)});
  });
  describe(app, "/reconciliation", "How the totals agree", schema.reconciliation);
  app.get("/reconciliation", async (c) => c.json(await readReconciliation((await site.edition()).warehouse)));
}
