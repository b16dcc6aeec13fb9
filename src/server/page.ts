import type {Context} from "hono";
import type {Comparisons} from "../app/comparisons.ts";
import type {Edition} from "../app/site.ts";

/** What a page is made from: the data open now, and what the address says. */
export interface PageContext {
  readonly edition: Edition;
  readonly comparisons: Comparisons;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly path: string;
}

/** One page: its address, and how it is written. */
export interface Page {
  readonly path: string;
  render(context: PageContext, c: Context): Response | Promise<Response>;
}
