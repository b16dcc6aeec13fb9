/** What a restrictive list does to those on it. */
export const LEGAL_EFFECTS = {
  "asset-freeze": "Asset freeze: no funds or economic resources may be made available",
  "export-control": "Export control: a licence is needed for certain goods and technology",
  "end-user-concern": "End-user concern: the authority warns of military or proliferation use",
  advisory: "Advisory: the authority names the organisation without a legal prohibition here",
  "counter-sanction": "Counter-sanction: a non-EU country restricts dealings with those listed",
  own: "The institution's own list"
} as const;

export type LegalEffect = keyof typeof LEGAL_EFFECTS;

/** Whose name it is; vessels and aircraft are kept apart, since nobody partners with them. */
export type EntityKind = "person" | "organisation" | "vessel" | "aircraft" | "unknown";

/** How good a name is, in the words of the list that gives it. */
export type NameQuality = "primary" | "strong" | "weak" | "former";

/** One name of a listed person or organisation, as the list writes it. */
export interface ListedName {
  readonly text: string;
  readonly quality: NameQuality;
  /** ISO 15924 script where the list says or the characters show it: Latn, Cyrl, Arab, Hans. */
  readonly script?: string;
  /** ISO 639-1 language where the list says it. */
  readonly language?: string;
}

/** A number or code by which an entity can be told apart: PIC, LEI, IMO, tax or registration number. */
export interface ListedIdentifier {
  readonly scheme: string;
  readonly value: string;
}

/** Somebody or something on a restrictive list, in the form every list is brought to. */
export interface ListedEntity {
  /** Id of the list's declaration: eu-fsf, un-sc, us-bis-entity-list. */
  readonly list: string;
  /** The list's own reference, or one derived from the entry where it has none. Unique within the list. */
  readonly reference: string;
  readonly kind: EntityKind;
  readonly names: readonly ListedName[];
  /** EU country codes of addresses and seats. Never a nationality. */
  readonly countries: readonly string[];
  readonly cities: readonly string[];
  /** Partial dates of birth of a person, as secondary evidence. */
  readonly birthDates: readonly string[];
  readonly identifiers: readonly ListedIdentifier[];
  /** Programmes or regimes under which it is listed. */
  readonly programmes: readonly string[];
  readonly legalReference?: string;
  /** Partial date of the listing. */
  readonly listedOn?: string;
  /** References of entries of the same list that own or contain it, or names where the list gives only these. */
  readonly parents: readonly string[];
  readonly address?: string;
  readonly remarks?: string;
  /** What the listing does, where entries of one list differ; otherwise what the list's declaration says. */
  readonly legalEffect?: LegalEffect;
}
