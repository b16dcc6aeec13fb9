import {type OpenAPIHono, z} from "@hono/zod-openapi";
import {listStatus} from "../../app/lists/list-status.ts";
import {openScreening} from "../../app/screening/open-screening.ts";
import {readQuestion} from "../../app/screening/question.ts";
import {screen} from "../../app/screening/screen.ts";
import type {Site} from "../../app/site.ts";
import type {Effects} from "../../base/effects.ts";
import {readBody} from "./body.ts";
import {describe} from "./describe.ts";
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

const answer = z.looseObject({
  hits: z.array(z.looseObject({list: text, reference: text, name: text, score: z.number(), band: text})),
  screened: z.array(z.looseObject({list: text, edition: text})),
  notScreened: z.array(z.object({list: text, title: text, warning: text}))
});

/** Screening. Names come in the body of a POST, so that they stand in no address. */
export function addSafeguard(app: OpenAPIHono, site: Site, effects: Effects): void {
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
