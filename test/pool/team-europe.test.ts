import {expect, test} from "vitest";
import {readTeamEurope} from "../../src/app/catalogue/team-europe.ts";
import {sumOnce} from "../../src/pool/counted-once.ts";

const {flows, drawn, ledger} = readTeamEurope("2026-11-28");

test("what is drawn can be added, and adds up to the flows or to less than their parts exceed it by", () => {
  const sum = sumOnce(ledger, drawn.ids);
  if (!("amount" in sum)) throw new Error("the drawn amounts overlap");
  const total = flows.reduce((all, {amount}) => all + amount, 0);
  expect(total).toBeCloseTo(drawn.amount);
  // The parts of the first Africa Initiative are 7.9 million more than its whole, as the sources have it.
  expect(total - sum.amount).toBeCloseTo(7_900_000);
});

test("a use of money is not drawn beside those who paid it in, and the reader is told", () => {
  expect(flows.map(({payer}) => payer)).not.toContain("Global Health EDCTP3 Joint Undertaking");
  expect(drawn.leftOut.flatMap(({between}) => between)).toContain("gh-edctp3-mpox-2024");
});
