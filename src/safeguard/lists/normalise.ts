import type {ListedEntity, ListedIdentifier, ListedName, NameQuality} from "../../domain/listed-entity.ts";
import type {DraftEntity, DraftName, Tell} from "../../sources/lists/list.ts";
import {listCountry} from "./list-country.ts";
import {scriptOf} from "./script.ts";

/** An entry in the common form, but for the reference it may still lack. */
export type Unreferenced = Omit<ListedEntity, "reference" | "list"> & {readonly reference?: string};

const LONGEST_NAME = 500;
const LONGEST_TEXT = 20_000;
const ORDER: readonly NameQuality[] = ["primary", "strong", "weak", "former"];

/** Controls, and marks that turn the direction of text around; both hide what a name says. */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** Brings an entry to the common form. Undefined, with an issue, where no name is left of it. */
export function normaliseEntity(draft: DraftEntity, tell: Tell): Unreferenced | undefined {
  const names = normaliseNames(draft.names, tell);
  if (names.length === 0) {
    tell("name", draft.reference ?? "", "no name; the entry is left out");
    return undefined;
  }
  return {
    kind: draft.kind,
    names,
    countries: distinct((draft.countries ?? []).flatMap((text) => countryOf(text, tell))),
    cities: distinct(cleaned(draft.cities)),
    birthDates: draft.kind === "organisation" ? [] : distinct(cleaned(draft.birthDates)),
    identifiers: distinctIdentifiers(draft.identifiers ?? []),
    programmes: distinct(cleaned(draft.programmes)),
    parents: distinct(cleaned(draft.parents)),
    ...optional("reference", draft.reference),
    ...optional("legalReference", draft.legalReference),
    ...optional("listedOn", draft.listedOn),
    ...optional("address", draft.address),
    ...optional("remarks", draft.remarks),
    ...(draft.legalEffect && {legalEffect: draft.legalEffect})
  };
}

/** Names once each under their best quality, the first the primary one; what hides characters is taken out. */
function normaliseNames(drafts: readonly DraftName[], tell: Tell): readonly ListedName[] {
  const best = new Map<string, ListedName>();
  for (const draft of [...drafts].sort((a, b) => ORDER.indexOf(a.quality) - ORDER.indexOf(b.quality))) {
    const text = clean(draft.text);
    if (text.length > LONGEST_NAME) tell("name", text, "too long for a name; left out");
    else if (/[\p{L}\p{N}]/u.test(text) && !best.has(text))
      best.set(text, {...draft, text, ...scripted(draft, text)});
    else if (text !== "" && !best.has(text)) tell("name", text, "no letter or digit; left out");
  }
  return [...best.values()].map((name, i) => {
    const isDemoted = i > 0 && name.quality === "primary";
    return {...name, quality: i === 0 ? "primary" : isDemoted ? "strong" : name.quality};
  });
}

function scripted(draft: DraftName, text: string): {readonly script?: string} {
  const script = draft.script ?? scriptOf(text);
  return script === undefined ? {} : {script};
}

function countryOf(written: string, tell: Tell): string[] {
  const text = clean(written);
  const code = listCountry(text);
  if (code === undefined) tell("country", text, "not a country; left blank");
  return code ? [code] : [];
}

function distinctIdentifiers(identifiers: readonly ListedIdentifier[]): readonly ListedIdentifier[] {
  const found = new Map<string, ListedIdentifier>();
  for (const {scheme, value} of identifiers) {
    const one = {scheme: clean(scheme), value: clean(value)};
    if (one.value !== "") found.set(`${one.scheme}\n${one.value}`, one);
  }
  return [...found.values()];
}

function cleaned(texts: readonly string[] = []): string[] {
  return texts.map(clean).filter((text) => text !== "" && text !== "-");
}

function clean(text: string): string {
  return text.replace(HIDDEN, " ").replace(/\s+/g, " ").trim();
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  const text = clean(value ?? "").slice(0, LONGEST_TEXT);
  return (text === "" ? {} : {[key]: text}) as Partial<Record<K, string>>;
}
