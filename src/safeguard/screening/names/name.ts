import type {LegalClass} from "./legal-forms.ts";

/** What names are compared as: the two kinds are built differently. */
export type NameKind = "person" | "organisation";

/** What a word of a name is for. Only words of content can be in conflict. */
export type Role =
  | "word"
  | "initial"
  | "number"
  | "place"
  /** Ties the name together: al, bin, of, the. */
  | "particle"
  | "honorific"
  | "patronymic"
  | "legal";

/** One word of a name, ready to be compared. */
export interface NameToken {
  /** Latin letters and digits in lower case, or the word's own characters where it has no transliteration. */
  readonly text: string;
  readonly sound: string;
  readonly role: Role;
  /** How much it says, 0 (nothing: a legal form) to 1 (a rare word). */
  readonly weight: number;
  /** From a script without short vowels: met by its consonants. */
  readonly abjad: boolean;
  /** A Chinese or Korean character in Latin letters: many sound alike, and none can be left out. */
  readonly syllable?: boolean;
  readonly legalClass?: LegalClass;
}

/** One way to read a name: in Latin letters, or by its own Chinese or Korean characters. */
export interface NameForm {
  readonly writing: "latin" | "syllables";
  readonly tokens: readonly NameToken[];
  /** All words joined: what remains the same when words are joined or parted. */
  readonly squashed: string;
}

/** A name ready to be compared, as a person's or an organisation's. */
export interface Name {
  readonly text: string;
  readonly kind: NameKind;
  readonly forms: readonly NameForm[];
}
