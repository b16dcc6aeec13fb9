import {z} from "@hono/zod-openapi";
import type {Context} from "hono";
import {ApertureError} from "../../base/errors.ts";

/** Reads the body of a request as JSON of a shape. What does not fit is an error that names the field. */
export async function readBody<Shape extends z.ZodType>(
  c: Context,
  shape: Shape,
  hint: string
): Promise<z.infer<Shape>> {
  const read = shape.safeParse(await c.req.json().catch(() => undefined));
  if (read.success) return read.data;
  const [first = "not understood", where = ""] = z.prettifyError(read.error).split("\n");
  const detail = [first.replace(/^✖ /, ""), where.trim().replace(/^→ /, "")].filter(Boolean).join(", ");
  throw new ApertureError("usage", `invalid body: ${detail}`, {hint});
}
