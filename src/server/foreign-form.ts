import type {Context} from "hono";

/**
 * Whether a browser says that a form was sent from another site. Browsers on plain http send neither header for
 * forms of our own, so silence is no sign.
 */
export function isForeignForm(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = c.req.header("origin");
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host !== (c.req.header("host") ?? new URL(c.req.url).host);
}
