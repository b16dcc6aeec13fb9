import {type OpenAPIHono, z} from "@hono/zod-openapi";
import {readCountry} from "../../app/codes.ts";
import {readReciprocity} from "../../app/dossier/reciprocity.ts";
import {answerEligibility} from "../../app/eligibility/answer.ts";
import type {Site} from "../../app/site.ts";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {readLedger} from "../../modulate/evidence/ledger.ts";
import {describe} from "./describe.ts";
import {readQuery} from "./query.ts";

const text = z.string();
const answer = z.enum(["yes", "conditional", "unknown", "no"]);

const eligibilityQuery = z.object({
  country: text.optional().openapi({description: "Country the entity is established in", example: "BR"}),
  control: text.optional().openapi({description: "Countries it is controlled from, parted by commas"}),
  "supervised-by": text.optional().openapi({description: "Supervising authority, such as MIIT"}),
  programme: text.optional().openapi({description: "HORIZON, H2020 or EURATOM"}),
  part: text.optional().openapi({description: "Programme part", example: "HORIZON.2.6"}),
  action: text.optional().openapi({description: "Type of action", example: "RIA"}),
  "work-programme": text.optional().openapi({description: "Work programme", example: "2026-2027"}),
  on: text.optional().openapi({description: "Day asked about", example: "2026-03-01"})
});

const eligibility = z.object({
  participation: answer,
  funding: answer,
  sentence: text,
  confidence: text,
  rules: z.array(z.record(text, z.unknown())),
  wouldChange: z.array(text),
  nextChecks: z.array(text)
});

const noQuery = z.object({});

/** Eligibility, reciprocity, and the findings of experts. */
export function addModulate(app: OpenAPIHono, site: Site, effects: Effects): void {
  const today = () => isoDay(effects.now());
  describe(
    app,
    "/eligibility",
    "Whether an entity may take part and be funded, by which rules",
    eligibility,
    {
      query: eligibilityQuery
    }
  );
  app.get("/eligibility", (c) => {
    const query = readQuery(c, eligibilityQuery);
    return c.json(
      answerEligibility(
        {...query, supervisedBy: query["supervised-by"], workProgramme: query["work-programme"]},
        today()
      )
    );
  });
  const params = z.object({country: text});
  describe(app, "/countries/{country}/reciprocity", "What each side grants the other", z.array(z.unknown()), {
    params
  });
  app.get("/countries/:country/reciprocity", (c) => {
    readQuery(c, noQuery);
    return c.json(readReciprocity(readCountry(c.req.param("country")), today()));
  });
  describe(app, "/countries/{country}/evidence", "Findings of experts on a country", z.array(z.unknown()), {
    params
  });
  app.get("/countries/:country/evidence", async (c) => {
    readQuery(c, noQuery);
    const findings = await readLedger(site.dataDir, readCountry(c.req.param("country")));
    return c.json(findings.map(({account: _, ...finding}) => finding));
  });
}
