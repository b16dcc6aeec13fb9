import type {ListedEntity} from "../../../domain/listed-entity.ts";
import type {Name, NameForm, NameKind} from "../names/name.ts";
import {type Rarity, rarityOfShare, shippedRarity} from "../names/rarity.ts";
import {readName} from "../names/read-name.ts";
import {buildPartition, type IndexedForm} from "./build-partition.ts";
import type {Partition} from "./partition.ts";

/** Listed persons and organisations, ready to be searched. Made by `buildIndex`, kept by `saveIndex`. */
export interface ScreeningIndex {
  readonly entities: readonly ListedEntity[];
  readonly partitions: readonly Partition[];
  /** How often words of organisations stand in the indexed names, as a share; only of words that are not rare. */
  readonly shares: Readonly<Record<string, number>>;
}

const KINDS: readonly NameKind[] = ["person", "organisation"];
const WRITINGS: readonly NameForm["writing"][] = ["latin", "syllables"];
const FEWEST_NAMES = 1000;
const LEAST_SHARE = 2e-4;

/** How the names of an entity are compared: as both where the list does not say what it is. */
export function kindsOf({kind}: Pick<ListedEntity, "kind">): readonly NameKind[] {
  if (kind === "person") return ["person"];
  return kind === "unknown" ? KINDS : ["organisation"];
}

/** Indexes every name of every entity, weak and former ones too. */
export function buildIndex(entities: readonly ListedEntity[]): ScreeningIndex {
  const shares = sharesIn(entities);
  const rarity = rarityIn(shares);
  const partitions = KINDS.flatMap((kind) => {
    const forms = entities.flatMap((entity, number) =>
      kindsOf(entity).includes(kind) ? formsOf(entity, number, kind, rarity) : []
    );
    return WRITINGS.map((writing) =>
      buildPartition(
        kind,
        writing,
        forms.filter(({form}) => form.writing === writing)
      )
    );
  });
  return {entities, partitions, shares};
}

function formsOf(entity: ListedEntity, number: number, kind: NameKind, rarity: Rarity): IndexedForm[] {
  return entity.names.flatMap(({text}, name) =>
    entity.kind === "unknown" && kind === "person" && hasLegalForm(text)
      ? []
      : readName(text, kind, rarity).forms.map((form) => ({entity: number, name, form}))
  );
}

function hasLegalForm(text: string): boolean {
  return readName(text, "organisation").forms.some(({tokens}) => tokens.some(({role}) => role === "legal"));
}

/** A word is as common as it is among research organisations or in the lists, whichever is more. */
export function rarityIn(shares: ScreeningIndex["shares"]): Rarity {
  return (word) => {
    const share = Object.hasOwn(shares, word) ? (shares[word] ?? 0) : 0;
    return Math.min(shippedRarity(word), rarityOfShare(share));
  };
}

function sharesIn(entities: readonly ListedEntity[]): Record<string, number> {
  const counts = new Map<string, number>();
  const organisations = entities.filter((entity) => kindsOf(entity).includes("organisation"));
  for (const {names} of organisations) {
    const words = names.slice(0, 1).flatMap(({text}) => contentOf(readName(text, "organisation")));
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  if (organisations.length < FEWEST_NAMES) return {};
  const shares = [...counts].map(([word, count]): [string, number] => [word, count / organisations.length]);
  return Object.fromEntries(shares.filter(([, share]) => share >= LEAST_SHARE));
}

function contentOf({forms}: Name): string[] {
  return forms[0]?.tokens.filter(({role}) => role === "word").map(({text}) => text) ?? [];
}
