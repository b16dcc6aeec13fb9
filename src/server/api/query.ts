import type {z} from "@hono/zod-openapi";
import type {Context} from "hono";
import {readDay} from "../../app/read-day.ts";
import {type IsoDate, isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";

/**
 * The parameters of an address that a schema describes; one that is not known is an error, since a misspelt filter
 * would widen the answer. The last of several counts.
 */
export function readQuery<Shape extends z.ZodRawShape>(
  c: Context,
  schema: z.ZodObject<Shape>
): Partial<Record<keyof Shape & string, string>> {
  const known: readonly string[] = Object.keys(schema.shape);
  for (const [key, values] of Object.entries(c.req.queries())) {
    if (!known.includes(key)) {
      throw new ApertureError("usage", `unknown parameter: ${key}`, {
        hint: known.length ? `Known: ${known.join(", ")}.` : "This address takes none."
      });
    }
    if (values.some((value) => value.trim() === "")) {
      throw new ApertureError("usage", `missing value for ${key}`, {hint: "Give one, or leave it out."});
    }
  }
  return c.req.query() as Partial<Record<keyof Shape & string, string>>;
}

/** The day asked for with `on`; today where none is. */
export function dayIn(query: {readonly on?: string}, effects: Effects): IsoDate {
  return readDay("on", query.on, isoDay(effects.now()));
}
