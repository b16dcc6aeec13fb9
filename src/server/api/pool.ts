import type {OpenAPIHono} from "@hono/zod-openapi";
import type {Context} from "hono";
import {commitmentAnswers, readCommitmentFilter} from "../../app/catalogue/commitment-answers.ts";
import {contributionsAnswer, refusedSum, sumContributions} from "../../app/catalogue/contribution-sum.ts";
import {initiativeAnswer, initiativeAnswers} from "../../app/catalogue/initiative-answers.ts";
import {mapAnswer, returnsAnswer} from "../../app/catalogue/mapping-answers.ts";
import {readCodes} from "../../app/codes.ts";
import {readChoice} from "../../app/read-choice.ts";
import type {Site} from "../../app/site.ts";
import type {Effects} from "../../base/effects.ts";
import {INITIATIVE_KINDS} from "../../catalogue/registers/initiatives.ts";
import {noQuery, onQuery} from "./catalogue-schemas.ts";
import {describe} from "./describe.ts";
import * as schema from "./pool-schemas.ts";
import {problem} from "./problem.ts";
import {dayIn, readQuery} from "./query.ts";

/** Commitments, initiatives, money and the national mapping. */
export function addPool(app: OpenAPIHono, site: Site, effects: Effects): void {
  addCommitments(app, effects);
  addInitiatives(app, effects);
  addContributions(app, effects);
  addMapping(app, site, effects);
}

function addCommitments(app: OpenAPIHono, effects: Effects): void {
  describe(app, "/commitments", "Commitments with state, history and evidence", schema.commitments, {
    query: schema.commitmentQuery
  });
  app.get("/commitments", (c) => {
    const query = readQuery(c, schema.commitmentQuery);
    return c.json(commitmentAnswers(dayIn(query, effects), readCommitmentFilter(query)));
  });
}

function addInitiatives(app: OpenAPIHono, effects: Effects): void {
  describe(app, "/initiatives", "Initiatives with their members on a day", schema.initiatives, {
    query: schema.initiativeQuery
  });
  app.get("/initiatives", (c) => {
    const query = readQuery(c, schema.initiativeQuery);
    const {kind, theme} = query;
    return c.json(
      initiativeAnswers(dayIn(query, effects), {
        kind: kind && readChoice("kind", kind, Object.keys(INITIATIVE_KINDS)),
        theme: theme && readCodes("theme", theme)[0]
      })
    );
  });
  describe(app, "/initiatives/{id}", "One initiative with its statements and members", schema.initiative, {
    params: schema.idParam,
    query: onQuery
  });
  app.get("/initiatives/:id", (c) =>
    c.json(initiativeAnswer(c.req.param("id"), dayIn(readQuery(c, onQuery), effects)))
  );
}

function addContributions(app: OpenAPIHono, effects: Effects): void {
  describe(app, "/contributions", "Amounts, and what each counts towards", schema.contributions, {
    query: onQuery
  });
  app.get("/contributions", (c) => c.json(contributionsAnswer(dayIn(readQuery(c, onQuery), effects))));
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/contributions/sum",
    summary: "The sum of contributions, each euro once; refused where money would be counted twice",
    request: {query: schema.sumQuery},
    responses: schema.sumAnswers
  });
  app.get("/contributions/sum", async (c) => {
    const on = dayIn(readQuery(c, schema.sumQuery), effects);
    const sum = sumContributions(c.req.queries("id") ?? [], on);
    return "overlaps" in sum ? await refusal(sum.overlaps, c, effects) : c.json(sum);
  });
}

/** The problem of a refused sum, with every overlap as a member of its own (RFC 9457, 3.2). */
async function refusal(
  overlaps: Parameters<typeof refusedSum>[0],
  c: Context,
  effects: Effects
): Promise<Response> {
  const plain = problem(refusedSum(overlaps), c, effects);
  const body: object = {...((await plain.json()) as object), overlaps};
  return new Response(JSON.stringify(body), {status: plain.status, headers: plain.headers});
}

function addMapping(app: OpenAPIHono, site: Site, effects: Effects): void {
  describe(app, "/mapping", "Who cooperates with whom, by the returns of countries", schema.mapping, {
    query: schema.mappingQuery
  });
  app.get("/mapping", async (c) => {
    const query = readQuery(c, schema.mappingQuery);
    return c.json(await mapAnswer(site.dataDir, dayIn(query, effects), query));
  });
  describe(
    app,
    "/mapping/{country}",
    "The versions of a country's return, and what changed",
    schema.mappingCountry,
    {params: schema.mappingParam}
  );
  app.get("/mapping/:country", async (c) => {
    readQuery(c, noQuery);
    return c.json(await returnsAnswer(site.dataDir, c.req.param("country")));
  });
}
