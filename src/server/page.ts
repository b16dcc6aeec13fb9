import type {Context} from "hono";
import type {Comparisons} from "../app/comparisons.ts";
import type {Jobs} from "../app/report/jobs.ts";
import type {BatchJobs} from "../app/screening/batch-jobs.ts";
import type {Edition} from "../app/site.ts";
import type {IsoDate} from "../base/dates.ts";
import type {Effects} from "../base/effects.ts";
import type {Editor} from "./editor.ts";

/** What a page is made from: the data open now, and what the address says. */
export interface PageContext {
  readonly edition: Edition;
  readonly comparisons: Comparisons;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly path: string;
  /** The day of the request, by which facts hold, lapse and go stale. */
  readonly today: IsoDate;
  /** Where national returns are kept. */
  readonly dataDir: string;
  readonly effects: Effects;
  /** The reports this server is building or checking. */
  readonly jobs: Jobs;
  /** The tables of names this server is screening. */
  readonly batches: BatchJobs;
  /** Who asks, as far as preparing editions of the report goes. */
  editor(): Promise<Editor>;
}

/** One page: its address, and how it is written. */
export interface Page {
  readonly path: string;
  /** What may stand behind the address; a page without has no parameters, and any other is refused. */
  parameters?(context: Pick<PageContext, "query" | "dataDir">): readonly string[];
  render(context: PageContext, c: Context): Response | Promise<Response>;
  /** Most bytes of a form of this page, and what to say of more; where left out, a form is a short text. */
  readonly largest?: {readonly bytes: number; readonly hint: string};
  /** Answers a form whose content must not stand in an address, such as a name that is screened. */
  submit?(context: PageContext, c: Context): Promise<Response>;
}
