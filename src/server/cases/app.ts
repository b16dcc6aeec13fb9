import {getConnInfo} from "@hono/node-server/conninfo";
import {type Context, Hono} from "hono";
import {csrf} from "hono/csrf";
import {HTTPException} from "hono/http-exception";
import type {CaseDesk} from "../../app/cases/desk.ts";
import {MOST_FILE_BYTES} from "../../app/cases/files.ts";
import type {Site} from "../../app/site.ts";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import {mayDo, PERMISSIONS} from "../../safeguard/accounts/roles.ts";
import {findSession} from "../../safeguard/accounts/sessions.ts";
import {errorPage, tooLargePage} from "../errors.tsx";
import {NO_FORM, readForm} from "../form.ts";
import {limitBody} from "../limit-body.ts";
import type {OpenId} from "./openid.ts";
import {rateLimit} from "./rate-limit.ts";
import type {CaseRoute} from "./route.ts";
import {CASE_ROUTES} from "./routes/index.ts";
import {sessionOf} from "./session-cookie.ts";
import {keptWithoutAnchor} from "./views/kept-without-anchor.tsx";

const LARGEST_FORM = 512 * 1024;
const LARGEST_UPLOAD = MOST_FILE_BYTES + LARGEST_FORM;
/** Attempts to sign in or to use a link, of one caller in a minute. */
const ATTEMPTS = 20;
const MINUTE_MS = 60_000;

export interface CaseServerOptions {
  readonly desk: CaseDesk;
  readonly site: Site;
  /** Address under which people reach this server; that of the request where left out. */
  readonly address?: string | undefined;
  readonly openId?: OpenId | undefined;
}

/** The part of the site where an institution decides. Every route names what it needs; nothing else is reachable. */
export function createCaseApp(options: CaseServerOptions, effects: Effects): Hono {
  const app = new Hono();
  const limit = rateLimit(ATTEMPTS, MINUTE_MS);
  app.onError((error, c) => closedPage(error, c, effects));
  for (const route of CASE_ROUTES) {
    const isUpload = route.path.endsWith("/files") || route.path.endsWith("/import");
    const size = limitBody(isUpload ? LARGEST_UPLOAD : LARGEST_FORM, tooLarge);
    const answer = async (c: Context) => {
      c.header("Cache-Control", "no-store");
      if (route.needs === "nobody" && route.method === "POST") limit(callerOf(c), effects.now());
      return run(route, options, c, effects);
    };
    if (route.method === "GET") app.get(route.path, answer);
    else app.post(route.path, csrf(), size, answer);
  }
  return app;
}

async function run(
  route: CaseRoute,
  {desk, site, address, openId}: CaseServerOptions,
  c: Context,
  effects: Effects
): Promise<Response> {
  const account = await accountOf(desk, c, effects);
  const context = {
    desk,
    site,
    openId,
    effects,
    c,
    today: isoDay(effects.now()),
    address: address ?? new URL(c.req.url).origin,
    form: NO_FORM
  };
  if (route.needs === "nobody") {
    return route.handle({...context, account, form: route.method === "POST" ? await readForm(c) : NO_FORM});
  }
  if (!account) return signInFirst(route, c);
  if (!mayDo(account.role, route.needs)) {
    throw new ApertureError("forbidden", "your role does not allow this", {
      hint: `It is for: ${PERMISSIONS[route.needs].join(", ")}.`
    });
  }
  if (route.method === "GET") return route.handle({...context, account});
  const response = await route.handle({...context, account, form: await readForm(c)});
  return keptWithoutAnchor(c, response, desk.anchors.behind(account.institution));
}

async function accountOf(desk: CaseDesk, c: Context, effects: Effects): Promise<Account | undefined> {
  const token = sessionOf(c);
  return token === undefined ? undefined : findSession(desk.ledgers.database, token, effects.now());
}

function signInFirst({method}: CaseRoute, c: Context): Response {
  if (method === "GET") return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`, 303);
  throw new ApertureError("unauthenticated", "nobody is signed in", {
    hint: "Sign in and send the form again. Nothing was kept."
  });
}

function callerOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    return "unknown";
  }
}

function tooLarge(c: Context): Response | Promise<Response> {
  const most = `Files have at most ${MOST_FILE_BYTES / 1024 / 1024} MB`;
  return tooLargePage(c, `${most}, the texts of a form ${LARGEST_FORM / 1024} kB. Nothing was kept.`);
}

const FOREIGN_FORM = new ApertureError("forbidden", "the form was not sent from a page of this server", {
  hint: "Open the page here and send it again. Nothing was kept."
});

async function closedPage(error: unknown, c: Context, effects: Effects): Promise<Response> {
  const isForeign = error instanceof HTTPException && error.status === 403;
  const response = await errorPage(isForeign ? FOREIGN_FORM : error, c, effects);
  response.headers.set("Cache-Control", "no-store");
  return response;
}
