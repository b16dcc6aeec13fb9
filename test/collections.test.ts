import {expect, test} from "vitest";
import {oncePer} from "../src/base/collections.ts";

test("what is made of a thing is made once, and again for another", () => {
  let made = 0;
  const count = oncePer((_: object) => ++made);
  const [first, second] = [{}, {}];
  expect([count(first), count(first), count(second)]).toEqual([1, 1, 2]);
});

test("a promise that fails is not kept: the next one who asks tries again", async () => {
  let tries = 0;
  const read = oncePer(async (_: object) => {
    if (++tries === 1) throw new Error("the connection is gone");
    return tries;
  });
  const thing = {};
  await expect(read(thing)).rejects.toThrow("the connection is gone");
  expect(await read(thing)).toBe(2);
  expect(await read(thing)).toBe(2);
});
