import type {Context} from "hono";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {Layout} from "./components/layout.tsx";
import {BUG, errorHref, STATUSES} from "./statuses.ts";

/** The page for an address that leads nowhere. */
export function notFoundPage(c: Context): Response | Promise<Response> {
  return errorPage(
    new ApertureError("not-found", `no such page: ${c.req.path}`, {
      hint: "Start from the overview, or search."
    }),
    c
  );
}

/** What a person sees when something went wrong: one sentence and what to do. A bug is logged, its text is not shown. */
export function errorPage(error: unknown, c: Context, effects?: Effects): Response | Promise<Response> {
  const known = error instanceof ApertureError ? error : undefined;
  if (!known) effects?.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const status = known ? STATUSES[known.code] : BUG.status;
  const message = known ? capital(known.message) : "Something went wrong on our side";
  return c.html(
    <Layout title={message} path={c.req.path}>
      <div class="error-page">
        <p class="code">{status}</p>
        <h1>{message}</h1>
        <p class="hint">{known?.hint ?? "The error was logged. Try again, or go back to the overview."}</p>
        <p>
          <a href="/">Overview</a> ·{" "}
          <a href={errorHref(known?.code ?? BUG.code)}>What this kind of error means</a>
        </p>
      </div>
    </Layout>,
    status
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
