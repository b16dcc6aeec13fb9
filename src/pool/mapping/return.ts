import type {IsoDate} from "../../base/dates.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {CooperationKind, CooperationState} from "./columns.ts";

/** One agreement or programme of a reporting country with non-EU countries. */
export interface Cooperation {
  /** The reporting country's own key, kept from return to return. */
  readonly id: string;
  readonly kind: Exclude<CooperationKind, "none">;
  readonly level: "bilateral" | "multilateral";
  readonly title: string;
  readonly partners: readonly CountryCode[];
  readonly framework?: string;
  readonly themes: readonly string[];
  readonly state: CooperationState;
  /** Partial dates; without an end it has none. */
  readonly from?: string;
  readonly to?: string;
  readonly responsibleBody?: string;
  /** Whole euros a year of the reporting country's own money. */
  readonly budget?: number;
  readonly valuesClause: "yes" | "no" | "unknown";
  readonly address?: string;
  readonly note?: string;
}

/** What one country reports as of one day. */
export interface MappingReturn {
  readonly country: CountryCode;
  readonly asOf: IsoDate;
  /** Empty where the country has nothing to report. */
  readonly cooperations: readonly Cooperation[];
}

/** What is wrong with a return, where a delegate finds it: spreadsheet row, column letter and title. */
export interface ReturnProblem {
  /** Row of the sheet, the header being 1; 0 for the file as a whole. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}
