import type {Context} from "hono";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {BUG, errorHref, STATUSES} from "../statuses.ts";

const PROBLEM = {"Content-Type": "application/problem+json"};

/** An error as problem+json (RFC 9457). A bug is logged, its text is not sent. */
export function problem(error: unknown, c: Context, effects: Effects): Response {
  const known = error instanceof ApertureError ? error : undefined;
  if (!known) effects.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const status = known ? STATUSES[known.code] : BUG.status;
  const body = {
    type: errorHref(known?.code ?? BUG.code),
    title: known?.code ?? "internal error",
    status,
    detail: known?.message ?? "something went wrong; the error was logged",
    ...(known?.hint && {hint: known.hint}),
    instance: c.req.path
  };
  return c.body(JSON.stringify(body), status, PROBLEM);
}

/** Says that an address does not take a method; the status says all there is to say, so the type is blank (RFC 9457, 4.2.1). */
export function wrongMethodProblem(c: Context, allow: string): Response {
  const body = {
    type: "about:blank",
    title: "Method Not Allowed",
    status: 405,
    detail: `${c.req.method} is not possible here: ${c.req.path}`,
    hint: `Use ${allow}.`,
    instance: c.req.path
  };
  return c.body(JSON.stringify(body), 405, {...PROBLEM, Allow: allow});
}
