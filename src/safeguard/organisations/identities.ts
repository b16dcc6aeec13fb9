import {fold} from "../../base/text.ts";
import type {ScreeningQuery} from "../screening/index/search.ts";
import type {Links} from "./links.ts";

/** An organisation that a person confirmed to be one and the same in CORDIS and in ROR, with its names in both. */
export interface Identity {
  readonly ror: string;
  /** Numbers (PIC) under which it takes part. */
  readonly pics: readonly string[];
  /** EU codes of its country. */
  readonly countries: readonly string[];
  readonly names: readonly string[];
}

/** The organisations of confirmed links; a link nobody has looked at, or that was rejected, makes none. */
export function identitiesOf(links: Links): readonly Identity[] {
  const byRor = new Map<string, Identity>();
  for (const [pic, {ror, review, names = [], country}] of links) {
    if (review !== "confirmed") continue;
    const known = byRor.get(ror);
    byRor.set(ror, {
      ror,
      pics: [...(known?.pics ?? []), pic],
      countries: distinct([...(known?.countries ?? []), ...(country ? [country] : [])]),
      names: distinct([...(known?.names ?? []), ...names])
    });
  }
  return [...byRor.values()];
}

/**
 * The organisation a question is about: by its PIC or ROR id, or by a name that is the same but for capitals and accents, where its
 * country does not differ. Undefined for a person, and where several organisations have the name.
 */
export function identityOf(identities: readonly Identity[], query: ScreeningQuery): Identity | undefined {
  if (query.kind === "person") return undefined;
  const numbered = identities.filter((identity) => hasNumber(identity, query));
  const found = numbered.length > 0 ? numbered : identities.filter((identity) => hasName(identity, query));
  return found.length === 1 ? found[0] : undefined;
}

/** The other names to ask for beside the one given. */
export function otherNames({names}: Identity, name: string): readonly string[] {
  const seen = new Set([fold(name)]);
  return names.filter((other) => {
    const isNew = !seen.has(fold(other));
    seen.add(fold(other));
    return isNew;
  });
}

function hasNumber({ror, pics}: Identity, {identifiers = []}: ScreeningQuery): boolean {
  return identifiers.some(({scheme, value}) =>
    scheme.toUpperCase() === "PIC"
      ? pics.includes(value)
      : /^(?:ror|https)?$/i.test(scheme) && ror === `https://ror.org/${tail(value)}`
  );
}

/** The id itself of a ROR id written in full or in part. */
function tail(value: string): string {
  return value.slice(value.lastIndexOf("/") + 1);
}

function hasName({names, countries}: Identity, {name, countries: asked = []}: ScreeningQuery): boolean {
  const differs = asked.length > 0 && countries.length > 0 && !asked.some((code) => countries.includes(code));
  return !differs && names.some((known) => fold(known) === fold(name));
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
