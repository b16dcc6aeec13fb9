import {type Context, Hono} from "hono";
import {compress} from "hono/compress";
import {etag} from "hono/etag";
import {methodNotAllowed} from "hono/method-not-allowed";
import {refuseUnknownParameters} from "../app/page-parameters.ts";
import {Jobs} from "../app/report/jobs.ts";
import {BatchJobs} from "../app/screening/batch-jobs.ts";
import type {Site} from "../app/site.ts";
import {isoDay} from "../base/dates.ts";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {createApi} from "./api/app.ts";
import {wrongMethodProblem} from "./api/problem.ts";
import {assets} from "./assets.ts";
import {type CaseServerOptions, createCaseApp} from "./cases/app.ts";
import {editorOf} from "./editor.ts";
import {errorPage, notFoundPage, tooLargePage, wrongMethodPage} from "./errors.tsx";
import {isForeignForm} from "./foreign-form.ts";
import {limitBody} from "./limit-body.ts";
import type {Page, PageContext} from "./page.ts";
import {PAGES} from "./pages/index.ts";

/** Content that pages may load: their own and nothing else. */
const SECURITY_HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; font-src 'self' data:; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff"
};

const API = "/api/v1";

/** What an institution keeps for itself, and where people reach it. */
export type InstitutionOptions = Omit<CaseServerOptions, "site">;

/**
 * The whole site as one function from request to response: pages, data, API, assets; and, where a desk is open, what
 * lies behind an account.
 */
export function createApp(site: Site, effects: Effects, institution?: InstitutionOptions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  app.use(compress());
  app.use(methodNotAllowed({app, onMethodNotAllowed: wrongMethod}));
  app.route("/assets", assets());
  const jobs = new Jobs(effects, site.dataDir);
  const batches = new BatchJobs(effects, site.dataDir);
  app.route(API, createApi(site, effects, institution?.desk, batches));
  const contextOf = async (c: Context): Promise<PageContext> => ({
    edition: await site.edition(),
    comparisons: site.comparisons,
    params: c.req.param() as Record<string, string>,
    query: new URLSearchParams(new URL(c.req.url).search),
    path: c.req.path,
    today: isoDay(effects.now()),
    dataDir: site.dataDir,
    effects,
    jobs,
    batches,
    editor: () => editorOf(institution?.desk, c, effects.now())
  });
  for (const page of PAGES) {
    app.get(page.path, etag(), async (c) => {
      const context = await contextOf(c);
      refuseUnknownParameters(context.query, page.parameters?.(context) ?? []);
      const response = await page.render(context, c);
      if (response.ok && !response.headers.has("Cache-Control"))
        response.headers.set("Cache-Control", "no-cache");
      return response;
    });
    const {bytes, hint} = page.largest ?? SHORT_FORM;
    if (page.submit)
      app.post(
        page.path,
        limitBody(bytes, (c) => tooLargePage(c, hint)),
        async (c) => submitted(page, await contextOf(c), c)
      );
  }
  if (institution) app.route("/", createCaseApp({...institution, site}, effects));
  else
    for (const path of ["/cases", "/findings", "/sign-in"])
      app.get(path, (c) => errorPage(NO_DESK, c, effects));
  app.notFound((c) => notFoundPage(c));
  app.onError((error, c) => errorPage(error, c, effects));
  return app;
}

const NO_DESK = new ApertureError("store-unavailable", "no cases or findings are kept on this server", {
  hint: "It was started where it cannot write. Give it a data folder of its own with --data."
});

const SHORT_FORM = {bytes: 64 * 1024, hint: "A form has at most 64 kB. Shorten it and send it again."};

/** The answer to a form is kept by nobody on the way. */
async function submitted(page: Page, context: PageContext, c: Context): Promise<Response> {
  if (isForeignForm(c))
    return c.text("This form was sent from another site. Open the page here and send it again.", 403);
  const response = (await page.submit?.(context, c)) ?? c.notFound();
  (await response).headers.set("Cache-Control", "no-store");
  return response;
}

function wrongMethod(c: Context, methods: readonly string[]): Response | Promise<Response> {
  const allow = methods.join(", ");
  return c.req.path.startsWith(API) ? wrongMethodProblem(c, allow) : wrongMethodPage(c, allow);
}
