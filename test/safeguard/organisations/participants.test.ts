import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {reviewLink} from "../../../src/app/review-link.ts";
import {linkParticipant} from "../../../src/safeguard/organisations/link-participant.ts";
import {readLinks, saveLinks} from "../../../src/safeguard/organisations/links.ts";
import {buildRegistryIndex} from "../../../src/safeguard/organisations/registry-index.ts";
import {readReviews} from "../../../src/safeguard/organisations/reviews.ts";

const entry = (code: string, name: string, country: string, city: string) => ({
  id: `https://ror.org/${code}`,
  names: [{text: name, isAcronym: false}],
  countries: [country],
  cities: [city],
  parents: []
});

const INDEX = buildRegistryIndex([
  entry("0exampl01", "University of Examplow", "DE", "Examplow"),
  entry("0exampl02", "Saint Mary College", "UK", "Sampletown"),
  entry("0exampl03", "Saint Mary College", "US", "Othertown")
]);
const PARTICIPANT = {pic: "999999999", name: "UNIVERSITY OF EXAMPLOW", country: "DE", city: "Examplow"};

describe("a participant is linked to the registry", () => {
  test("by name and city, and nobody has looked at it yet", () => {
    expect(linkParticipant(INDEX, PARTICIPANT, [])).toMatchObject({
      ror: "https://ror.org/0exampl01",
      method: "name and place",
      review: "not reviewed"
    });
  });

  test("to the namesake in its own country only", () => {
    const college = {...PARTICIPANT, name: "SAINT MARY COLLEGE", city: null};
    expect(linkParticipant(INDEX, {...college, country: "US"}, [])?.ror).toBe("https://ror.org/0exampl03");
    expect(linkParticipant(INDEX, {...college, country: "FR"}, [])).toBeUndefined();
  });
});

describe("a review of a link", () => {
  let dataDir = "";
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "aperture-reviews-"));
  });
  afterAll(() => rm(dataDir, {recursive: true, force: true}));
  const review = (finding: string, ror = "https://ror.org/0exampl01") =>
    reviewLink(dataDir, {pic: "999999999", ror, finding, by: "A. Officer", reason: "r", on: "2026-11-28"});
  const linked = async () =>
    linkParticipant(INDEX, PARTICIPANT, (await readReviews(dataDir)).get("999999999") ?? []);

  test("stays with the link, the last one holds, and a confirmed one beats the matcher", async () => {
    await review("rejected");
    expect(await linked()).toMatchObject({ror: "https://ror.org/0exampl01", review: "rejected"});
    await review("confirmed", "0exampl02");
    expect(await linked()).toMatchObject({ror: "https://ror.org/0exampl02", method: "review"});
    await review("rejected", "0exampl02");
    await review("confirmed");
    expect(await linked()).toMatchObject({ror: "https://ror.org/0exampl01", review: "confirmed"});
  });

  test("meets the links kept from the last run, and stands where nothing was linked", async () => {
    const link = {
      ror: "https://ror.org/0exampl02",
      confidence: 0.8,
      method: "name",
      review: "not reviewed"
    } as const;
    await saveLinks(
      dataDir,
      new Map([
        ["999999998", link],
        ["999999999", link]
      ])
    );
    const links = await readLinks(dataDir);
    expect(links.get("999999998")).toEqual(link);
    expect(links.get("999999999")).toMatchObject({ror: "https://ror.org/0exampl01", review: "confirmed"});
  });

  test.each([
    ["maybe", "0exampl01"],
    ["confirmed", "not-an-id"]
  ])("%s of %s is refused", async (finding, ror) => {
    await expect(review(finding, ror)).rejects.toMatchObject({code: "usage"});
  });
});
