import type {AssociationView} from "../domain/association.ts";
import type {Country} from "../domain/country.ts";
import type {Group} from "../domain/group.ts";

/** A status of a country towards programme parts between two days, both included. */
export interface StatusRow {
  readonly country: string;
  readonly programme: string;
  /** Covers this part and everything below it; empty for every part. */
  readonly part_prefix: string;
  /** But not this part; empty for none. */
  readonly except_prefix: string;
  readonly status: Group;
  readonly view: AssociationView;
  readonly from: string;
  readonly to: string;
}

export interface ThemeRules {
  readonly id: string;
  readonly bit: number;
  readonly title: string;
  readonly rules: {
    readonly parts: readonly string[];
    readonly topics: readonly string[];
    readonly fields: readonly string[];
  };
}

/** Everything the warehouse takes from the catalogue when it is published. */
export interface Reference {
  readonly countries: readonly Country[];
  readonly statuses: readonly StatusRow[];
  readonly themes: readonly ThemeRules[];
  readonly partTitles: Readonly<Record<string, string>>;
  readonly partAliases: Readonly<Record<string, string>>;
  readonly revision: string;
  /** The day "as it is now" means. */
  readonly asOf: string;
}
