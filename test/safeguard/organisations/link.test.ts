import {describe, expect, test} from "vitest";
import {linkAffiliation} from "../../../src/safeguard/organisations/link-affiliation.ts";
import {type RegistryEntry, readRegistryEntry} from "../../../src/safeguard/organisations/registry.ts";
import {buildRegistryIndex} from "../../../src/safeguard/organisations/registry-index.ts";

const entry = (id: string, names: readonly string[], country: string, city: string): RegistryEntry => ({
  id,
  names: names.map((text) => ({text, isAcronym: /^[A-Z]{2,6}$/.test(text)})),
  countries: [country],
  cities: [city],
  parents: []
});

const INDEX = buildRegistryIndex([
  entry("u1", ["University of Examplow", "Universität Examplau", "UOE"], "DE", "Examplow"),
  entry("u2", ["Examplow Technical University"], "DE", "Examplow"),
  entry("u3", ["Nanjing University"], "CN", "Nanjing"),
  entry("u4", ["Saint Mary College"], "UK", "Sampletown"),
  entry("u5", ["Saint Mary College"], "US", "Othertown"),
  entry("u6", ["Ruritania Institute of Rocket Examples"], "RO", "Strelsau"),
  entry("u7", ["Massachusetts Institute of Technology"], "US", "Cambridge"),
  entry("u8", ["University of Miami"], "US", "Coral Gables"),
  entry("u9", ["Miami University"], "US", "Oxford"),
  entry("u10", ["Hong Kong University of Examples"], "HK", "Hong Kong"),
  entry("u11", ["University of British Columbia"], "CA", "Vancouver"),
  entry("u12", ["Fermi National Accelerator Laboratory"], "US", "Batavia"),
  entry("u13", ["Sampletown University"], "UK", "Sampletown"),
  entry("u14", ["Moscow State Examples University"], "RU", "Moscow"),
  entry("u15", ["European Centre for Sample Forecasts", "ECSF"], "UK", "Reading"),
  entry("u16", ["University of California, Davis"], "US", "Davis"),
  entry("u17", ["University of California"], "US", "Oakland"),
  entry("u18", ["Science University of Tokyo"], "JP", "Tokyo"),
  entry("u19", ["The University of Tokyo"], "JP", "Tokyo"),
  entry("u20", ["Ruri Tania University"], "RO", "Strelsau"),
  entry("u21", ["Zendaland Jiaotong University"], "CN", "Zenda")
]);
const link = (text: string) => linkAffiliation(INDEX, text);

describe("an affiliation is linked", () => {
  test.each([
    ["Department of Physics, University of Examplow, Examplow, Germany", "u1"],
    ["Dept. of Phys., Univ. of Examplow, 12345 Examplow", "u1"],
    ["Institut für Physik, Universität Examplau", "u1"],
    ["Examplow Technical Univ., Germany", "u2"],
    ["Nanjing University, Nanjing 210093, P. R. China", "u3"],
    ["Saint Mary College, Sampletown, United Kingdom", "u4"],
    ["Saint Mary College, Othertown, USA", "u5"],
    ["Ruritania Instiute of Rocket Examples &amp; Co", "u6"],
    ["Massachusetts Institute of Technology, Cambridge, Massachusetts 02139, USA", "u7"],
    ["University of Miami", "u8"],
    ["Miami University", "u9"],
    ["Hong Kong University of Examples, Kowloon, Hong Kong, China", "u10"],
    ["University of British Columbia", "u11"],
    ["Fermi Nat. Accel. Lab., Batavia, IL, USA", "u12"],
    ["Universität Sampletown", "u13"],
    ["Moscow State Examples University, Moscow, USSR", "u14"],
    ["ECSF", "u15"],
    ["Department of Physics, University of California, Davis, CA", "u16"],
    ["Graduate School of Frontier Science, The Univ. of Tokyo, Japan", "u19"],
    ["Physiological InstituteUniversity of Miami, Coral Gables, USA", "u8"],
    ["School of Physics, Ruritania University, Strelsau", "u20"],
    ["Zendaland Jiao Tong University, Zenda, China", "u21"]
  ])("%s", (text, id) => expect(link(text)?.id).toBe(id));

  test("with a confidence and a method", () => {
    expect(link("University of Examplow, Examplow, Germany")).toMatchObject({
      method: "name and place",
      confidence: 1
    });
  });
});

describe("an affiliation is not linked", () => {
  test.each([
    [
      "to a name that is the beginning of another",
      "Nanjing University of Aeronautics and Astronautics, Nanjing, China"
    ],
    ["to an organisation of another country", "University of Examplow, Australia"],
    ["where two organisations are alike", "Saint Mary College"],
    ["to a name of which one word stands there in two parts", "Zendaland Jiao, Tong University"],
    ["where it names none", "Department of Physics"],
    ["where only the city is named", "Central Hospital, Sampletown, United Kingdom"],
    ["where it is empty", ""],
    ["where it is noise", `${"of, the; ".repeat(5000)}`]
  ])("%s", (_, text) => expect(link(text)).toBeUndefined());
});

describe("a record of the registry", () => {
  test("is read by schema version 1 and 2 alike", () => {
    const first = readRegistryEntry({
      id: "https://ror.org/01",
      name: "Examplow Works (United Kingdom)",
      acronyms: ["EW"],
      addresses: [{city: "Sampletown"}],
      country: {country_code: "GB"}
    });
    const second = readRegistryEntry({
      id: "https://ror.org/01",
      names: [
        {value: "Examplow Works (United Kingdom)", types: ["label", "ror_display"]},
        {value: "EW", types: ["acronym"]}
      ],
      locations: [{geonames_details: {country_code: "GB", name: "Sampletown"}}]
    });
    expect(first).toEqual(second);
    expect(first).toMatchObject({
      names: [{text: "Examplow Works"}, {text: "EW", isAcronym: true}],
      countries: ["UK"]
    });
  });

  test("is left out when it was withdrawn or is of another form", () => {
    expect(readRegistryEntry({id: "x", names: [], status: "withdrawn"})).toBe("withdrawn");
    expect(readRegistryEntry({title: "something else"})).toBeUndefined();
  });
});
