import {expect, test} from "vitest";
import {associationIntervals} from "../../src/catalogue/association.ts";
import {allStatements, catalogue, readCatalogue} from "../../src/catalogue/catalogue.ts";
import {checkCatalogue} from "../../src/catalogue/check.ts";
import {CATALOGUE} from "../../src/catalogue/folder.ts";

const result = checkCatalogue(readCatalogue(CATALOGUE), "2026-11-22");

test("the shipped catalogue has no problem, contradiction or duplicate", () => {
  expect(result.problems).toEqual([]);
  expect(result.contradictions).toEqual([]);
  expect(result.duplicates).toEqual([]);
});

test("every statement has a source with a title", () => {
  const {sources} = catalogue();
  const bare = allStatements().filter(
    (statement) =>
      statement.sources.length === 0 || statement.sources.some(({source}) => !sources.get(source)?.title)
  );
  expect(bare.map(({place}) => place)).toEqual([]);
  expect(allStatements().length).toBeGreaterThan(4000);
});

test("every source listed is cited", () => {
  expect(result.uncited).toEqual([]);
});

test("association is part of the catalogue, interval by interval", () => {
  const statements = allStatements().filter(({subject}) => subject.register === "association");
  expect(statements).toHaveLength(associationIntervals().length);
});

test("what rests on the editors' memory alone is unverified", () => {
  const sure = allStatements().filter(
    ({sources, confidence}) =>
      confidence !== "unverified" && sources.every(({source}) => source === "editors-knowledge")
  );
  expect(sure.map(({place}) => place)).toEqual([]);
});
