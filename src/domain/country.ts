/** A country in the EU's own codes: EL, UK and XK, otherwise ISO 3166-1 alpha-2. */
export type CountryCode = string;

/** What Aperture knows of a country or territory, whatever the source calls it. */
export interface Country {
  readonly code: CountryCode;
  /** ISO 3166-1 alpha-2; equals the code except for EL, UK and XK. */
  readonly iso2: string;
  readonly iso3: string;
  /** The name the European Union uses, in English. */
  readonly name: string;
  /** The EU's own footnote to the name, where there is one. */
  readonly note?: string;
  /** From and to when it was or is an EU Member State, as partial dates. */
  readonly member?: {readonly from: string; readonly to?: string};
  readonly region: string;
  /** World Bank income group, or unknown. */
  readonly income: "low" | "lower-middle" | "upper-middle" | "high" | "unknown";
  /** The state a territory belongs to, for overseas countries and territories. */
  readonly partOf?: CountryCode;
  /** Whether the code is of a state or territory that no longer exists. */
  readonly historic?: boolean;
}
