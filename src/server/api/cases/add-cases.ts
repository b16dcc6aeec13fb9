import type {OpenAPIHono} from "@hono/zod-openapi";
import type {Context} from "hono";
import type {CaseDesk} from "../../../app/cases/desk.ts";
import type {Site} from "../../../app/site.ts";
import {isoDay} from "../../../base/dates.ts";
import type {Effects} from "../../../base/effects.ts";
import {ApertureError} from "../../../base/errors.ts";
import {findByAccessToken} from "../../../safeguard/accounts/access-tokens.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {mayDo, PERMISSIONS} from "../../../safeguard/accounts/roles.ts";
import {findSession} from "../../../safeguard/accounts/sessions.ts";
import {sessionOf} from "../../cases/session-cookie.ts";
import {limitBody} from "../../limit-body.ts";
import * as schema from "../schemas.ts";
import type {CaseApiRoute} from "./route.ts";
import {CASE_API_ROUTES} from "./routes.ts";

const LARGEST_BODY = 512 * 1024;

/** Cases for programs: what a role may on the pages it may here, with a session or an access token. */
export function addCases(app: OpenAPIHono, site: Site, effects: Effects, desk?: CaseDesk): void {
  for (const [name, scheme] of Object.entries(SECURITY)) {
    app.openAPIRegistry.registerComponent("securitySchemes", name, scheme);
  }
  const limit = limitBody(LARGEST_BODY, tooLarge);
  for (const route of CASE_API_ROUTES) {
    describeRoute(app, route);
    const answer = (c: Context) => run(route, c, {site, effects, desk});
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    if (route.method === "get") app.get(path, answer);
    else app.post(path, limit, answer);
  }
}

const SECURITY = {
  accessToken: {type: "http", scheme: "bearer", description: "Made under “My account”; valid for 90 days"},
  session: {type: "apiKey", in: "cookie", name: "aperture-session"}
} as const;

function describeRoute(app: OpenAPIHono, route: CaseApiRoute): void {
  const {method, path, summary, params, query, body, answer, mediaType, status = 200, needs} = route;
  const {200: given, default: problem} = schema.answers(answer);
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    description: `For: ${PERMISSIONS[needs].join(", ")}.`,
    security: Object.keys(SECURITY).map((name) => ({[name]: []})),
    request: {
      ...(params && {params}),
      ...(query && {query}),
      ...(body && {body: {content: {"application/json": {schema: body}}, required: true}})
    },
    responses: {
      [status]: mediaType ? {description: "The file", content: {[mediaType]: {schema: answer}}} : given,
      default: problem
    }
  });
}

interface Place {
  readonly site: Site;
  readonly effects: Effects;
  readonly desk: CaseDesk | undefined;
}

async function run(route: CaseApiRoute, c: Context, {site, effects, desk}: Place): Promise<Response> {
  c.header("Cache-Control", "no-store");
  if (!desk) {
    throw new ApertureError("store-unavailable", "no cases are kept on this server", {
      hint: "It was started where it cannot write. Give it a data folder of its own with --data."
    });
  }
  const account = await accountOf(desk, c, effects.now());
  if (!mayDo(account.role, route.needs)) {
    throw new ApertureError("forbidden", "your role does not allow this", {
      hint: `It is for: ${PERMISSIONS[route.needs].join(", ")}.`
    });
  }
  if (route.method === "post") requireJson(c);
  const response = await route.handle({desk, site, account, effects, c, today: isoDay(effects.now())});
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/** The account of the token a program brings, or else of the session. A token that is wrong is never passed over. */
async function accountOf(desk: CaseDesk, c: Context, now: Date): Promise<Account> {
  const {database} = desk.ledgers;
  const bearer = /^Bearer\s+(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const session = sessionOf(c);
  const account =
    bearer !== undefined
      ? await findByAccessToken(database, bearer, now)
      : session && (await findSession(database, session, now));
  if (account) return account;
  c.header("WWW-Authenticate", "Bearer");
  throw new ApertureError("unauthenticated", "nobody is signed in", {
    hint: "Send Authorization: Bearer with a token made under /account, or sign in."
  });
}

/** A form of another site can send no JSON; with this, a session is used by pages of this server only. */
function requireJson(c: Context): void {
  if (/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return;
  throw new ApertureError("usage", "a body that is no JSON", {hint: "Send Content-Type: application/json."});
}

function tooLarge(): never {
  throw new ApertureError("too-large", "the body is too large", {
    hint: `Send at most ${LARGEST_BODY / 1024} kB.`
  });
}
