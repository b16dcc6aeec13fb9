import type {EntityKind, LegalEffect, ListedIdentifier, NameQuality} from "../../domain/listed-entity.ts";

/** A name as a list writes it, before spaces, scripts and repetitions are looked at. */
export interface DraftName {
  readonly text: string;
  readonly quality: NameQuality;
  /** ISO 15924 code, where the list says it. */
  readonly script?: string;
  /** ISO 639-1 code, where the list says it. */
  readonly language?: string;
}

/** An entry as its list writes it: countries by whatever names, everything else already told apart. */
export interface DraftEntity {
  /** The list's own reference; left out where it has none. */
  readonly reference?: string;
  readonly kind: EntityKind;
  readonly names: readonly DraftName[];
  /** Countries of addresses and seats, as written. Never a nationality. */
  readonly countries?: readonly string[];
  readonly cities?: readonly string[];
  /** Partial ISO dates. */
  readonly birthDates?: readonly string[];
  readonly identifiers?: readonly ListedIdentifier[];
  readonly programmes?: readonly string[];
  readonly legalReference?: string;
  /** Partial ISO date. */
  readonly listedOn?: string;
  readonly parents?: readonly string[];
  readonly address?: string;
  readonly remarks?: string;
  /** What the listing does, where entries of one list differ. */
  readonly legalEffect?: LegalEffect;
}

/** Files a value that is not understood: in which field, what it was, and what was done about it. */
export type Tell = (field: string, value: string, note: string) => void;

export interface ListFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The file as it came, where `bytes` is a table taken out of it. */
  readonly original?: Uint8Array;
}

/** The name of a file and its first few thousand characters, by which it is recognised. */
export interface FileHead {
  readonly name: string;
  readonly start: string;
}

/** What a form makes of its files. */
export interface ListContent {
  readonly entries: readonly DraftEntity[];
  /** Day of the list, where the files say it. */
  readonly dated?: string;
}

/** One form a list comes in: which files it is made of, and how they are read. */
export interface ListForm {
  readonly id: string;
  readonly title: string;
  /** Parts without which the form cannot be read. */
  readonly parts: readonly string[];
  /** Whether a part may come in several files. */
  readonly several?: boolean;
  /** Set where somebody other than the authority wrote the form, with the licence they put on it. */
  readonly transcription?: {readonly by: string; readonly licence: string; readonly republish: boolean};
  /** The part a file is; undefined where it does not belong to the form. */
  partOf(head: FileHead): string | undefined;
  read(parts: Readonly<Record<string, readonly ListFile[]>>, tell: Tell): ListContent;
}

/** A restrictive list: who keeps it, what it does to those on it, where it comes from and how it is read. */
export interface ListDeclaration {
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  readonly publisher: {readonly name: string; readonly url: string};
  readonly licence: {readonly id: string; readonly url: string};
  readonly legalEffect: LegalEffect;
  readonly kinds: readonly EntityKind[];
  /** The publisher's own addresses of the files; none where it publishes only documents for reading. */
  readonly downloads: readonly string[];
  /** The list whose file holds this one too; where that is current, nothing is missing. */
  readonly within?: string;
  /** Fewest entries a file can have and still be this list. */
  readonly floor: number;
  /** Days after which an edition counts as outdated. */
  readonly mostAgeDays: number;
  readonly forms: readonly ListForm[];
  /** What a reader must know of the list or of how it is read. */
  readonly caveats: readonly string[];
}

/** Checks a declaration when its module loads, so that a slip fails at the start and not in the night. */
export function defineList(declaration: ListDeclaration): ListDeclaration {
  const {id, forms, floor, mostAgeDays} = declaration;
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(id)) throw new TypeError(`invalid list id: ${id}`);
  if (forms.length === 0) throw new TypeError(`list without a form: ${id}`);
  if (floor < 1 || mostAgeDays < 1) throw new TypeError(`list without bounds: ${id}`);
  const ids = forms.map((form) => form.id);
  const twice = ids.find((form, i) => ids.indexOf(form) !== i);
  if (twice !== undefined) throw new TypeError(`form declared twice in ${id}: ${twice}`);
  return declaration;
}

/** The files of one part; empty where an optional part was not given. */
export function partFiles(
  parts: Readonly<Record<string, readonly ListFile[]>>,
  part: string
): readonly ListFile[] {
  return parts[part] ?? [];
}
