import {ApertureError} from "../base/errors.ts";
import type {Figure, FigureTable} from "../domain/figure.ts";
import {addressOf} from "../domain/request.ts";
import {refuseWithheld} from "../exports/refuse-withheld.ts";
import type {CitedTable} from "./block.ts";
import type {Sources} from "./sources.ts";

interface Entry {
  readonly address: string;
  readonly table: FigureTable;
  shown: boolean;
  title: string;
}

/** Computes what a report asks for, each request once, and remembers it for the traces and the annex. */
export class FigureRegister {
  readonly #sources: Sources;
  readonly #entries = new Map<string, Entry>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /**
   * The figures of an address; undefined where the data open now cannot answer it exactly. What may not be handed on
   * is refused, since a report is handed on.
   */
  async table(address: string, shownAs?: string): Promise<FigureTable | undefined> {
    const table = await this.#sources.figures(this.#sources.read(address));
    if (!table) return undefined;
    refuseWithheld(table.trace);
    const key = addressOf(table.trace.request);
    const known = this.#entries.get(key);
    const entry = known ?? {address: key, table, shown: false, title: table.trace.indicator.title};
    if (shownAs !== undefined && !entry.shown) Object.assign(entry, {shown: true, title: shownAs});
    if (!known) this.#entries.set(key, entry);
    return entry.table;
  }

  /** The one figure of an address. Throws where the outline asks for more than one at once. */
  async figure(address: string): Promise<Figure | undefined> {
    const table = await this.table(address);
    if (table && table.figures.length > 1) {
      throw new ApertureError("source-damaged", `not a single figure in the outline: ${address}`, {
        hint: "Narrow it until one figure is left."
      });
    }
    return table?.figures[0];
  }

  /** Everything that was computed, in the order in which it was first asked for. */
  cited(): CitedTable[] {
    return [...this.#entries.values()].map((entry, index) => ({...entry, number: index + 1}));
  }
}
