import {type OpenAPIHono, z} from "@hono/zod-openapi";
import {listStatus} from "../../app/lists/list-status.ts";
import type {BatchJobs} from "../../app/screening/batch-jobs.ts";
import {openScreening} from "../../app/screening/open-screening.ts";
import {readQuestion} from "../../app/screening/question.ts";
import {readBatchQuestions} from "../../app/screening/read-batch.ts";
import {screen} from "../../app/screening/screen.ts";
import type {Site} from "../../app/site.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {certifyBatch} from "../../safeguard/screening/use/certificate.ts";
import {limitBody} from "../limit-body.ts";
import {readBody} from "./body.ts";
import {describe} from "./describe.ts";
import {problem} from "./problem.ts";
import * as schema from "./schemas.ts";

const text = z.string();

const question = z.strictObject({
  name: text,
  kind: z.enum(["organisation", "person"]).optional(),
  country: text.optional(),
  city: text.optional(),
  identifier: text.optional(),
  birthDate: text.optional()
});

const hits = z.array(z.looseObject({list: text, reference: text, name: text, score: z.number(), band: text}));
const lists = {
  screened: z.array(z.looseObject({list: text, edition: text})),
  notScreened: z.array(z.object({list: text, title: text, warning: text}))
};
const answer = z.looseObject({hits, ...lists});

const batchQuestion = z.strictObject({
  names: z.array(question.extend({id: text.optional()})).min(1),
  signed: z
    .boolean()
    .optional()
    .openapi({description: "With the signature that `aperture certificate verify` checks"})
});

const batchAnswer = z.looseObject({
  searched: text,
  batch: z.looseObject({...lists, answers: z.array(z.looseObject({id: text, hits}))})
});

const LARGEST_BATCH = 5 * 1024 * 1024;

/** Screening. Names come in the body of a POST, so that they stand in no address. */
export function addSafeguard(app: OpenAPIHono, site: Site, effects: Effects, batches: BatchJobs): void {
  addBatches(app, site, effects, batches);
  describe(app, "/lists", "Restrictive lists held, with edition and age", z.array(z.looseObject({id: text})));
  app.get("/lists", async (c) => c.json(await listStatus(site.dataDir, effects)));
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/screenings",
    summary: "Look a name up in every list held; the name is kept nowhere",
    request: {body: {content: {"application/json": {schema: question}}, required: true}},
    responses: schema.answers(answer)
  });
  app.post("/screenings", async (c) => {
    const hint = "Send JSON with name, and kind, country, city, identifier or birthDate where known.";
    const asked = readQuestion(await readBody(c, question, hint));
    const found = await screen(await openScreening(site.dataDir, effects), asked);
    c.header("Cache-Control", "no-store");
    return c.json(found);
  });
}

/** Many names in one body; the answer comes when all are screened, and neither is kept. */
function addBatches(app: OpenAPIHono, site: Site, effects: Effects, batches: BatchJobs): void {
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/screenings/batch",
    summary: "Look many names up at once; names and answers are kept nowhere",
    request: {body: {content: {"application/json": {schema: batchQuestion}}, required: true}},
    responses: schema.answers(batchAnswer)
  });
  const limit = limitBody(LARGEST_BATCH, (c) => problem(TOO_LARGE, c, effects));
  app.post("/screenings/batch", limit, async (c) => {
    const hint = "Send JSON with names, each as for /screenings and with an id where you have one.";
    const {names, signed} = await readBody(c, batchQuestion, hint);
    const {batch, searched} = await batches.screen(readBatchQuestions(names));
    c.header("Cache-Control", "no-store");
    if (signed) return c.json(await certifyBatch(site.dataDir, batch, searched));
    return c.json({searched: searched.toISOString(), batch});
  });
}

const TOO_LARGE = new ApertureError("too-large", "a body of more than 5 MB", {
  hint: "Part the names in several requests, or use: npx aperture screen --batch FILE --out FILE. Nothing was screened."
});
