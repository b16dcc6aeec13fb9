import type {Context} from "hono";
import {ApertureError} from "../base/errors.ts";

/** Reads the fields of a form; undefined where one is empty. */
export async function readFields(c: Context): Promise<(name: string) => string | undefined> {
  const body = await c.req.parseBody();
  return (name) => {
    const given = body[name];
    return typeof given === "string" && given.trim() !== "" ? given.trim() : undefined;
  };
}

/** A form that changes something is taken from our own pages only; browsers say where it comes from. */
export function refuseOtherSites(c: Context): void {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const isOurs = site === undefined || site === "same-origin" || site === "none";
  const isOurOrigin =
    origin === undefined || origin === "null" || new URL(origin).host === new URL(c.req.url).host;
  if (isOurs && isOurOrigin) return;
  throw new ApertureError("usage", "the form was sent from another site", {
    hint: "Open the page here and send it again."
  });
}
