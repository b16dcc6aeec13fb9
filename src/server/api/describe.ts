import type {OpenAPIHono, z} from "@hono/zod-openapi";
import {answers} from "./schemas.ts";

/** Describes a route in the OpenAPI document; the handler is added beside it. */
export function describe(
  app: OpenAPIHono,
  path: string,
  summary: string,
  answer: z.ZodType,
  request: object = {}
): void {
  app.openAPIRegistry.registerPath({
    method: "get",
    path,
    summary,
    request,
    responses: answers(answer)
  });
}
