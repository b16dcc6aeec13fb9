import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {compare} from "../../../src/safeguard/screening/compare/compare.ts";

const person = (left: string, right: string) => compare(left, right, ["person"]);
const organisation = (left: string, right: string) => compare(left, right, ["organisation"]);

describe("the same person", () => {
  test.each([
    ["in another order", "Maria Examplova", "EXAMPLOVA, Maria"],
    ["in another script", "Мария Экзампловская", "Maria Ekzamplovskaya"],
    ["with a typing error", "Maria Exampolva", "Maria Examplova"],
    ["with a patronymic", "Boris Petrovich Examplov", "Boris Examplov"],
    ["by an initial", "B. Examplov", "Boris Examplov"],
    ["joined", "BorisExamplov", "Boris Examplov"],
    ["with a title", "Prof. Dr. Boris Examplov", "Boris Examplov"],
    ["by a short form", "Bob Exampleman", "Robert Exampleman"],
    ["without vowels", "محمد نصير", "Muhammad Nasir"],
    ["in Arabic script, with its article glued", "سعيد الزعيم", "Said al-Zaim"],
    ["in Arabic script, as servant of", "عبد العزيز الناصر", "Abdulaziz al-Nasir"],
    ["in Arabic script, with an ayn at the start", "علي نصر الله", "Ali Nasrallah"],
    ["in Hebrew script, with vav as a vowel", "שמעון פרנקלוביץ", "Shimon Frenklovits"],
    ["in Hebrew script, with bet at the start", "בנימין רוטמן", "Binyamin Rotman"],
    ["in syllables", "홍길동", "Hong Kil-dong"],
    ["by another spelling of a Korean family name", "Park Sung Min", "Bak Seong Min"],
    ["by a Korean family name that shares no letter", "Rhee Yong Ho", "Yi Yong Ho"]
  ])("%s", (_, left, right) => expect(person(left, right).isMatch).toBe(true));
});

describe("another person", () => {
  test.each([
    ["with another surname", "Boris Examplov", "Boris Sampleman"],
    ["with another given name", "Boris Examplov", "Viktor Examplov"],
    ["with another patronymic", "Boris Petrovich Examplov", "Boris Antonovich Examplov"],
    ["of the same long name but one", "Ali Hasan Tariq al-Exampli", "Ali Hasan Tariq al-Nomani"],
    ["who is the other's father", "Salim bin Tariq al-Exampli", "Tariq bin Salim al-Exampli"],
    ["with another initial", "Boris K. Examplov", "Boris D. Examplov"],
    ["by one word of many", "Boris", "Boris Petrovich Examplov"],
    ["in characters that sound alike", "李晓明", "李小鸣"]
  ])("%s", (_, left, right) => expect(person(left, right).isMatch).toBe(false));
});

describe("the same organisation", () => {
  test.each([
    ["in another legal form", "Examplow Works GmbH", "Examplow Works Gesellschaft mit beschränkter Haftung"],
    ["with the legal form joined", "JSCARGUMENT", "JSC ARGUMENT"],
    ["turned round", "University of Nanjing", "Nanjing University"],
    ["of a region, turned round", "South China Examplow University", "Examplow University of South China"],
    ["with an ampersand", "Examplow & Sons", "Examplow and Sons"],
    ["by a long acronym", "ABCDE", "Academy of Biology, Chemistry, Dynamics and Electronics"],
    ["in abbreviation", "Examplow Inst Sci & Technol", "Examplow Institute of Science and Technology"],
    ["in abbreviation, with dots", "Acad. of Biol. Examplow", "Academy of Biology Examplow"],
    ["with a misspelt word", "Examplow Aeronautisc Institute", "Examplow Aeronautics Institute"]
  ])("%s", (_, left, right) => expect(organisation(left, right).isMatch).toBe(true));
});

describe("another organisation", () => {
  test.each([
    ["that shares a city", "Nanjing University", "Nanjing University of Aeronautics and Astronautics"],
    ["that shares a legal form", "BELLETECH CORP", "11420 CORP"],
    ["of another country", "Examplow Trading (Hong Kong) Limited", "Examplow Trading (Singapore) Limited"],
    ["with a word that only elsewhere shortens another", "Examplow Tech", "Examplow Technology of Min"],
    ["of another number", "Research Institute 12", "Research Institute 13"],
    [
      "of the same academy",
      "Academy of Examples, Institute of Optics",
      "Academy of Examples, Institute of Botany"
    ],
    ["of a region of the country", "East China University of Examples", "University of Examples of China"],
    ["of the northeast of the country", "Examplow Institute, Northeast China", "Examplow Institute China"],
    ["of the other half of a country", "North Korea Examples Works", "South Korea Examples Works"],
    ["with no letter in common script", "★", "♥"]
  ])("%s", (_, left, right) => expect(organisation(left, right).isMatch).toBe(false));
});

test("every score says which words met and what each cost", () => {
  expect(person("Boris Exampolv", "EXAMPLOV, Boris Petrovich").features).toMatchObject([
    {name: "equal", left: "boris", right: "boris", cost: 0},
    {name: "typing error", left: "exampolv", right: "examplov"},
    {name: "extra words", left: "", right: "petrovich"}
  ]);
});

const NAME = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "al",
        "bin",
        "Petrov",
        "Petrow",
        "Ivan",
        "Iwan",
        "J.",
        "Ltd",
        "of",
        "University",
        "12",
        "李",
        "홍",
        "محمد"
      ),
      fc.string({unit: "grapheme", maxLength: 12})
    ),
    {minLength: 1, maxLength: 6}
  )
  .map((words) => words.join(" "));

test("a score is a probability, the same from either side, and whole for a name and itself", () => {
  fc.assert(
    fc.property(NAME, NAME, (left, right) => {
      for (const compareKind of [person, organisation]) {
        const {score} = compareKind(left, right);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(compareKind(right, left).score).toBeCloseTo(score, 9);
      }
      if (person(left, left).features.length > 0) expect(person(left, left).isMatch).toBe(true);
    }),
    {numRuns: 400, seed: 7}
  );
});
