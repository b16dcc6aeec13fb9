/** An amount of money, what it counts towards, and what it may overlap with. */
export interface CountedAmount {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  /** Amounts that contain this one: wholly, or with the share given. */
  readonly countsTowards: readonly {readonly to: string; readonly share?: number | undefined}[];
  /** Amounts that may contain some of the same money; nobody has said. */
  readonly mayOverlap: readonly {readonly to: string; readonly because: string}[];
}

/** Why two amounts cannot be added: the way by which a euro would be counted twice. */
export interface Overlap {
  readonly kind: "contained" | "shared" | "unknown" | "currency";
  readonly between: readonly [string, string];
  /** From the one to the other, through the amounts they share. */
  readonly path: readonly string[];
  readonly because: string;
}

export type Sum =
  | {readonly amount: number; readonly currency: string; readonly parts: readonly string[]}
  | {readonly overlaps: readonly Overlap[]};

/** Amounts by id, with the way from each to everything that contains it. */
export interface Ledger {
  readonly amounts: ReadonlyMap<string, CountedAmount>;
  /** From an amount to each that contains it: the ids on the way, both ends included. */
  readonly wholes: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** Throws where an amount would contain itself. */
export function ledgerOf(list: readonly CountedAmount[]): Ledger {
  const amounts = new Map(list.map((amount) => [amount.id, amount]));
  return {amounts, wholes: new Map(list.map(({id}) => [id, wholesOf(amounts, id)]))};
}

function wholesOf(amounts: ReadonlyMap<string, CountedAmount>, id: string): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const waiting: (readonly string[])[] = [[id]];
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    for (const {to} of amounts.get(path.at(-1) ?? "")?.countsTowards ?? []) {
      if (to === id) throw new RangeError(`circular: ${[...path, to].join(" → ")}`);
      if (found.has(to)) continue;
      found.set(to, [...path, to]);
      waiting.push([...path, to]);
    }
  }
  return found;
}

/** Adds amounts, each euro once. Refuses where a euro would be counted twice, or where nobody can tell. */
export function sumOnce(ledger: Ledger, ids: readonly string[]): Sum {
  const chosen = [...new Set(ids)].flatMap((id) => ledger.amounts.get(id) ?? []);
  const overlaps = chosen.flatMap((one, at) =>
    chosen.slice(at + 1).flatMap((other) => overlapOf(ledger, one, other) ?? [])
  );
  if (overlaps.length) return {overlaps};
  const cents = chosen.reduce((total, {amount}) => total + Math.round(amount * 100), 0);
  return {amount: cents / 100, currency: chosen[0]?.currency ?? "EUR", parts: chosen.map(({id}) => id)};
}

/** The amounts of a set that no other of the set contains. */
export function outermost(ledger: Ledger, ids: readonly string[]): string[] {
  const chosen = new Set(ids);
  return [...chosen].filter((id) => ![...(ledger.wholes.get(id)?.keys() ?? [])].some((to) => chosen.has(to)));
}

/** Parts that together exceed what contains them, with by how much. */
export function excesses(ledger: Ledger): {whole: string; parts: readonly string[]; excess: number}[] {
  return [...ledger.amounts.values()].flatMap((whole) => {
    const parts = [...ledger.amounts.values()].flatMap((part) => {
      const edge = part.countsTowards.find(({to}) => to === whole.id);
      return edge && part.currency === whole.currency
        ? [{id: part.id, amount: edge.share ?? part.amount}]
        : [];
    });
    const excess = parts.reduce((sum, {amount}) => sum + amount, 0) - whole.amount;
    return excess > 0.005 ? [{whole: whole.id, parts: parts.map(({id}) => id), excess}] : [];
  });
}

function overlapOf(ledger: Ledger, one: CountedAmount, other: CountedAmount): Overlap | undefined {
  return (
    otherCurrency(one, other) ??
    contained(ledger, one.id, other.id) ??
    contained(ledger, other.id, one.id) ??
    shared(ledger, one.id, other.id) ??
    unknown(ledger, one.id, other.id)
  );
}

function otherCurrency(one: CountedAmount, other: CountedAmount): Overlap | undefined {
  if (one.currency === other.currency) return undefined;
  const because = `one is in ${one.currency}, the other in ${other.currency}`;
  return {kind: "currency", between: [one.id, other.id], path: [one.id, other.id], because};
}

function contained(ledger: Ledger, part: string, whole: string): Overlap | undefined {
  const path = ledger.wholes.get(part)?.get(whole);
  if (!path) return undefined;
  return {kind: "contained", between: [part, whole], path, because: `${part} is part of ${whole}`};
}

/** An amount that two others contain by different ways, unless its shares say which euro goes where. */
function shared(ledger: Ledger, one: string, other: string): Overlap | undefined {
  for (const amount of ledger.amounts.values()) {
    if (isSplit(amount)) continue;
    for (const {to} of amount.countsTowards) {
      const up = wayTo(ledger, to, one);
      if (!up) continue;
      const down = amount.countsTowards
        .filter((edge) => edge.to !== to)
        .map((edge) => wayTo(ledger, edge.to, other))
        .find((way) => way !== undefined);
      if (!down) continue;
      const path = [...[...up].reverse(), amount.id, ...down];
      return {kind: "shared", between: [one, other], path, because: `both contain ${amount.id}`};
    }
  }
  return undefined;
}

/** Whether the shares of an amount add up to no more than itself, so that no euro goes two ways. */
function isSplit({amount, countsTowards}: CountedAmount): boolean {
  const shares = countsTowards.map(({share}) => share ?? amount);
  return shares.reduce((sum, share) => sum + share, 0) <= amount;
}

function wayTo(ledger: Ledger, from: string, to: string): readonly string[] | undefined {
  return from === to ? [from] : ledger.wholes.get(from)?.get(to);
}

/** A possible overlap of the two, or of anything that contains them or is contained in them. */
function unknown(ledger: Ledger, one: string, other: string): Overlap | undefined {
  const [near, far] = [kinOf(ledger, one), kinOf(ledger, other)];
  for (const [from, there] of [[near, far] as const, [far, near] as const]) {
    for (const id of from) {
      const doubt = ledger.amounts.get(id)?.mayOverlap.find(({to}) => there.has(to));
      if (!doubt) continue;
      const path = [...new Set([one, ...(from === near ? [id, doubt.to] : [doubt.to, id]), other])];
      return {kind: "unknown", between: [one, other], path, because: doubt.because};
    }
  }
  return undefined;
}

function kinOf(ledger: Ledger, id: string): ReadonlySet<string> {
  const parts = [...ledger.wholes].filter(([, wholes]) => wholes.has(id)).map(([part]) => part);
  return new Set([id, ...(ledger.wholes.get(id)?.keys() ?? []), ...parts]);
}
