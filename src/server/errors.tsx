import type {Context} from "hono";
import type {FC, PropsWithChildren} from "hono/jsx";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {capital} from "../base/text.ts";
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
    <ErrorView
      status={status}
      message={message}
      hint={known?.hint ?? "The error was logged. Try again, or go back to the overview."}
      path={c.req.path}
    >
      {" "}
      · <a href={errorHref(known?.code ?? BUG.code)}>What this kind of error means</a>
    </ErrorView>,
    status
  );
}

/** The page for a known address that was asked by a method it does not take. */
export function wrongMethodPage(c: Context, allow: string): Response | Promise<Response> {
  const view = (
    <ErrorView
      status={405}
      message={`${c.req.method} is not possible here`}
      hint={`This address takes ${allow}.`}
      path={c.req.path}
    />
  );
  return c.html(view, 405, {Allow: allow});
}

/** The page for a form or file that is larger than is taken; it was not read. */
export function tooLargePage(c: Context, hint: string): Response | Promise<Response> {
  return c.html(<ErrorView status={413} message="That is too large" hint={hint} path={c.req.path} />, 413);
}

interface ErrorViewProps {
  readonly status: number;
  readonly message: string;
  readonly hint: string;
  readonly path: string;
}

const ErrorView: FC<PropsWithChildren<ErrorViewProps>> = ({status, message, hint, path, children}) => (
  <Layout title={message} path={path}>
    <div class="error-page">
      <p class="code">{status}</p>
      <h1>{message}</h1>
      <p class="hint">{hint}</p>
      <p>
        <a href="/">Overview</a>
        {children}
      </p>
    </div>
  </Layout>
);
