import type {Context} from "hono";
import type {CaseDesk} from "../../app/cases/desk.ts";
import type {Site} from "../../app/site.ts";
import type {IsoDate} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import type {Permission} from "../../safeguard/accounts/roles.ts";
import type {Form} from "../form.ts";
import type {OpenId} from "./openid.ts";

/** What a route works with besides the request. */
export interface DeskContext {
  readonly desk: CaseDesk;
  readonly site: Site;
  readonly today: IsoDate;
  /** Address under which people reach this server, without a slash at the end. */
  readonly address: string;
  /** Single sign-on, where the server was given a provider. */
  readonly openId: OpenId | undefined;
  readonly effects: Effects;
  readonly c: Context;
  /** Fields of the form that was sent; empty for GET. */
  readonly form: Form;
}

export interface SignedInContext extends DeskContext {
  readonly account: Account;
}

interface Place {
  readonly method: "GET" | "POST";
  readonly path: string;
}

/** A route for somebody whose role has the permission. There is no other way to reach what an institution keeps. */
export interface GuardedRoute extends Place {
  readonly needs: Permission;
  handle(context: SignedInContext): Response | Promise<Response>;
}

/** One of the few routes that lead to signing in. */
export interface OpenRoute extends Place {
  readonly needs: "nobody";
  handle(context: DeskContext & {readonly account: Account | undefined}): Response | Promise<Response>;
}

export type CaseRoute = GuardedRoute | OpenRoute;

/** Leads on after a form was taken, so that loading the page again sends nothing twice. */
export function seeOther(c: Context, path: string): Response {
  return c.redirect(path, 303);
}
