import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {type CountedAmount, ledgerOf, outermost, sumOnce} from "../../src/pool/counted-once.ts";

const plain = {currency: "EUR", mayOverlap: []} as const;
const amount = (id: string, euros: number, ...to: (string | [string, number])[]): CountedAmount => ({
  ...plain,
  id,
  amount: euros,
  countsTowards: to.map((edge) => (typeof edge === "string" ? {to: edge} : {to: edge[0], share: edge[1]}))
});

describe("what may be added", () => {
  test("amounts that share nothing", () => {
    const ledger = ledgerOf([amount("a", 10), amount("b", 5)]);
    expect(sumOnce(ledger, ["a", "b", "a"])).toEqual({amount: 15, currency: "EUR", parts: ["a", "b"]});
  });

  test("two wholes of an amount whose shares say which euro goes where", () => {
    const ledger = ledgerOf([amount("a", 10), amount("b", 5), amount("c", 6, ["a", 4], ["b", 2])]);
    expect(sumOnce(ledger, ["a", "b"])).toMatchObject({amount: 15});
  });
});

describe("what is refused, with the way the euro takes twice", () => {
  test("a part and its whole, however far apart", () => {
    const ledger = ledgerOf([amount("a", 10), amount("b", 5, "a"), amount("c", 2, "b")]);
    expect(sumOnce(ledger, ["c", "a"])).toEqual({
      overlaps: [{kind: "contained", between: ["c", "a"], path: ["c", "b", "a"], because: "c is part of a"}]
    });
  });

  test("two wholes that count the same part", () => {
    const ledger = ledgerOf([amount("a", 10), amount("b", 5), amount("c", 2, "a", "b")]);
    expect(sumOnce(ledger, ["a", "b"])).toMatchObject({overlaps: [{kind: "shared", path: ["a", "c", "b"]}]});
  });

  test("amounts of which nobody has said whether they overlap, and their parts", () => {
    const doubtful = {...amount("b", 5), mayOverlap: [{to: "a", because: "it complements a"}]};
    const ledger = ledgerOf([amount("a", 10), doubtful, amount("c", 2, "a")]);
    for (const id of ["a", "c"]) {
      expect(sumOnce(ledger, [id, "b"])).toMatchObject({
        overlaps: [{kind: "unknown", because: "it complements a"}]
      });
    }
  });

  test("amounts in two currencies", () => {
    const ledger = ledgerOf([amount("a", 10), {...amount("b", 5), currency: "USD"}]);
    expect(sumOnce(ledger, ["a", "b"])).toMatchObject({overlaps: [{kind: "currency"}]});
  });

  test("an amount that would contain itself", () => {
    expect(() => ledgerOf([amount("a", 1, "b"), amount("b", 1, "a")])).toThrow("circular: a → b → a");
  });
});

/** A random ledger made of single euros: what counts towards a whole hands it the euros themselves. */
const ledgers = fc
  .array(
    fc.record({
      own: fc.integer({min: 0, max: 6}),
      edges: fc.array(fc.record({to: fc.nat(), part: fc.constantFrom(0.25, 0.5, 1)}), {maxLength: 3})
    }),
    {minLength: 1, maxLength: 9}
  )
  .map((nodes) => {
    const euros = nodes.map(({own}, at) => new Set(Array.from({length: own}, (_, i) => `${at}.${i}`)));
    const list = nodes.map((_, reversed) => {
      const at = nodes.length - 1 - reversed;
      const held = [...(euros[at] ?? [])];
      const targets = new Map((at > 0 ? (nodes[at]?.edges ?? []) : []).map(({to, part}) => [to % at, part]));
      const shares = [...targets].map(([to, part]): [number, number] => [to, Math.floor(held.length * part)]);
      const isSplit = shares.reduce((sum, [, share]) => sum + share, 0) <= held.length;
      let taken = 0;
      for (const [to, share] of shares) {
        for (const euro of held.slice(taken, taken + share)) euros[to]?.add(euro);
        if (isSplit) taken += share;
      }
      return amount(
        `n${at}`,
        held.length,
        ...shares.map(([to, share]): [string, number] => [`n${to}`, share])
      );
    });
    return {ledger: ledgerOf(list), euros};
  });

test("what is added holds every euro once, and never more than the sources put in", () => {
  fc.assert(
    fc.property(
      ledgers,
      fc.array(fc.nat({max: 8}), {minLength: 1, maxLength: 4}),
      ({ledger, euros}, picks) => {
        const chosen = new Set(picks.map((pick) => pick % euros.length));
        const sum = sumOnce(
          ledger,
          [...chosen].map((at) => `n${at}`)
        );
        fc.pre("amount" in sum);
        expect(sum.amount).toBe(new Set([...chosen].flatMap((at) => [...(euros[at] ?? [])])).size);
      }
    ),
    {numRuns: 500}
  );
});

test("the outermost amounts of a tree are always addable", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), {minLength: 1, maxLength: 12}), (parents) => {
      const list = parents.map((parent, at) => amount(`n${at}`, 1, ...(at > 0 ? [`n${parent % at}`] : [])));
      const ledger = ledgerOf(list);
      expect(
        sumOnce(
          ledger,
          outermost(
            ledger,
            list.map(({id}) => id)
          )
        )
      ).toHaveProperty("amount");
    })
  );
});
