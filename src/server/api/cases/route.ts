import type {z} from "@hono/zod-openapi";
import type {Context} from "hono";
import type {CaseDesk} from "../../../app/cases/desk.ts";
import type {Site} from "../../../app/site.ts";
import type {IsoDate} from "../../../base/dates.ts";
import type {Effects} from "../../../base/effects.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import type {Permission} from "../../../safeguard/accounts/roles.ts";

/** What a route of the API for cases works with besides the request. */
export interface CaseApiContext {
  readonly desk: CaseDesk;
  readonly site: Site;
  readonly account: Account;
  readonly today: IsoDate;
  readonly effects: Effects;
  readonly c: Context;
}

/** A route for somebody whose role has the permission, with what the description of the API says of it. */
export interface CaseApiRoute {
  readonly method: "get" | "post";
  /** As the description has it: `/cases/{id}`. */
  readonly path: string;
  readonly needs: Permission;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Media type of the answer, where it is a file. */
  readonly mediaType?: string;
  readonly status?: 200 | 201;
  handle(context: CaseApiContext): Promise<Response>;
}
