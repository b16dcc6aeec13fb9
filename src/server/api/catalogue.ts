import type {OpenAPIHono} from "@hono/zod-openapi";
import type {Context} from "hono";
import {askStanding} from "../../app/ask-standing.ts";
import {catalogueAnswer, countryAnswer, entriesAnswer, thingAnswer} from "../../app/catalogue/answers.ts";
import {exportCatalogue, type StatementFilter} from "../../app/catalogue/export.ts";
import {readRegister} from "../../app/catalogue/things.ts";
import {readCountry} from "../../app/codes.ts";
import {readChoice} from "../../app/read-choice.ts";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import {STATEMENT_FORMATS, type StatementFormat} from "../../exports/export-statements.ts";
import {toStatementsCsvw} from "../../exports/statements-csv.ts";
import * as schema from "./catalogue-schemas.ts";
import {describe} from "./describe.ts";
import {dayIn, readQuery} from "./query.ts";

/** The catalogue: registers, entries, exports, what it says of a country, and where a country stands. */
export function addCatalogue(app: OpenAPIHono, effects: Effects): void {
  addRegisters(app, effects);
  addCountry(app, effects);
}

function addRegisters(app: OpenAPIHono, effects: Effects): void {
  describe(app, "/catalogue", "The registers, and how well their facts are known", schema.catalogue, {
    query: schema.onQuery
  });
  app.get("/catalogue", (c) => c.json(catalogueAnswer(dayIn(readQuery(c, schema.onQuery), effects))));
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/catalogue.jsonld",
    summary: "The whole catalogue by DCAT-AP and PROV",
    responses: schema.linkedData
  });
  app.get("/catalogue.jsonld", (c) => {
    readQuery(c, schema.noQuery);
    return exported(c, "jsonld", {}, "catalogue");
  });
  describe(
    app,
    "/catalogue/{register}",
    "The entries of a register; with format, its statements as a file",
    schema.entries,
    {params: schema.registerParam, query: schema.exportQuery}
  );
  app.get("/catalogue/:register", (c) => {
    const query = readQuery(c, schema.exportQuery);
    const register = readRegister(c.req.param("register"));
    if (query.format === undefined) return c.json(entriesAnswer(register, dayIn(query, effects)));
    const format = readChoice("format", query.format, [...formats(), "csv-metadata.json"]);
    if (format === "csv-metadata.json") {
      return c.json(toStatementsCsvw(register.title, `${register.id}?format=csv`));
    }
    const {confidence} = query;
    return exported(
      c,
      format,
      {
        register,
        confidence: confidence && readChoice("confidence", confidence, Object.keys(CONFIDENCE_NOTES)),
        on: query.on === undefined ? undefined : dayIn(query, effects)
      },
      register.id
    );
  });
  describe(
    app,
    "/catalogue/{register}/{id}",
    "One entry with its statements and their sources",
    schema.thing,
    {
      params: schema.thingParam
    }
  );
  app.get("/catalogue/:register/:id", (c) => {
    readQuery(c, schema.noQuery);
    return c.json(thingAnswer(readRegister(c.req.param("register")), c.req.param("id")));
  });
}

function formats(): StatementFormat[] {
  return Object.keys(STATEMENT_FORMATS) as StatementFormat[];
}

function exported(c: Context, format: StatementFormat, filter: StatementFilter, name: string): Response {
  const headers: Record<string, string> = {"Content-Type": STATEMENT_FORMATS[format]};
  if (format === "csv") {
    headers["Content-Disposition"] = `attachment; filename="${name}.csv"`;
    headers["Link"] =
      `</api/v1/catalogue/${name}?format=csv-metadata.json>; rel="describedby"; type="application/csvm+json"`;
  }
  return c.body(exportCatalogue(format, filter, new URL(c.req.url).origin), 200, headers);
}

function addCountry(app: OpenAPIHono, effects: Effects): void {
  describe(
    app,
    "/countries/{code}/catalogue",
    "What the catalogue says of a country",
    schema.countryCatalogue,
    {params: schema.countryParam, query: schema.onQuery}
  );
  app.get("/countries/:code/catalogue", (c) => {
    const on = dayIn(readQuery(c, schema.onQuery), effects);
    return c.json(countryAnswer(readCountry(c.req.param("code")), on));
  });
  describe(
    app,
    "/status/{code}",
    "Where a country stands towards a programme on a day, and how that is known",
    schema.standing,
    {params: schema.countryParam, query: schema.standingQuery}
  );
  app.get("/status/:code", (c) => {
    const query = readQuery(c, schema.standingQuery);
    return c.json(askStanding({...query, country: c.req.param("code")}, isoDay(effects.now())));
  });
}
