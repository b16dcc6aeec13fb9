import {expect, test} from "vitest";
import {partNames} from "../../src/app/names.ts";

const ROWS = [
  {code: "H2020-EU.1.1", title: "European Research Council (ERC)"},
  {code: "HORIZON.1.1", title: "European Research Council (ERC)"},
  {code: "HORIZON.2.1", title: "Health"},
  {code: "EURATOM.1.1", title: "Fusion"}
];

test("a title that parts of two programmes held bear names the programme", () => {
  expect([...partNames(ROWS, new Set(["HORIZON", "H2020"]))]).toEqual([
    ["H2020-EU.1.1", "European Research Council (ERC), Horizon 2020"],
    ["HORIZON.1.1", "European Research Council (ERC), Horizon Europe"],
    ["HORIZON.2.1", "Health"],
    ["EURATOM.1.1", "Fusion"]
  ]);
});

test("a title is left alone where only one of the programmes is held", () => {
  expect(partNames(ROWS, new Set(["HORIZON"])).get("HORIZON.1.1")).toBe("European Research Council (ERC)");
});
