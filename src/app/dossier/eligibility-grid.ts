import type {IsoDate} from "../../base/dates.ts";
import type {Confidence} from "../../domain/confidence.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {ActionType, Answer} from "../../domain/eligibility.ts";
import {decide} from "../../modulate/eligibility/decide.ts";

const ACTIONS: readonly ActionType[] = ["RIA", "IA", "CSA"];

const PARTS = [
  "HORIZON.1",
  "HORIZON.2.1",
  "HORIZON.2.2",
  "HORIZON.2.3",
  "HORIZON.2.4",
  "HORIZON.2.5",
  "HORIZON.2.6",
  "HORIZON.3"
] as const;

export interface GridCell {
  readonly action: ActionType;
  readonly participation: Answer;
  readonly funding: Answer;
  /** Of the weakest rule behind it. */
  readonly confidence: Confidence;
}

export interface GridRow {
  readonly part: string;
  readonly cells: readonly GridCell[];
}

/** What the rules say of an entity of the country in each part and usual type of action on a day, and what they leave to the reader to check. */
export function eligibilityGrid(
  country: CountryCode,
  on: IsoDate
): {actions: readonly ActionType[]; rows: GridRow[]; checks: readonly string[]} {
  const checks = new Set<string>();
  const rows = PARTS.map((part) => ({
    part,
    cells: ACTIONS.map((action) => {
      const {participation, funding, confidence, nextChecks} = decide({
        country,
        control: [],
        programme: "HORIZON",
        part,
        action,
        on
      });
      for (const check of nextChecks) checks.add(check);
      return {action, participation, funding, confidence};
    })
  }));
  return {actions: ACTIONS, rows, checks: [...checks]};
}
