import {expect, test} from "vitest";
import {ingestFiles, storedValues} from "../support/series-files.ts";

const HEADER = "year,iso2,coauthored_works_T,n_partner_countries_G";

test("the country table of OpenAlex gives works and partners, Namibia and a true zero included", async () => {
  const {dataDir, vintages} = await ingestFiles({
    "totals.csv": [HEADER, "1990,NA,12,5", "1990,AX,0,0", "1990,QQ,3,1"].join("\n")
  });
  const {values} = await storedValues(dataDir);
  expect(values.map((one) => [one.indicator, one.country, one.value])).toEqual([
    ["copublication-partners", "AX", 0],
    ["copublication-partners", "NA", 5],
    ["international-copublications", "AX", 0],
    ["international-copublications", "NA", 12]
  ]);
  const [pin] = vintages;
  expect(pin?.ref).toMatchObject({source: "openalex-coauthorship", licence: "CC0-1.0"});
  expect(pin?.issues).toContainEqual(expect.objectContaining({kind: "unknown-place", value: "QQ", count: 1}));
});

test("a table without its partners column is refused", async () => {
  const cut = ingestFiles({"totals.csv": "year,iso2,coauthored_works_T\n1990,DE,12"});
  await expect(cut).rejects.toMatchObject({code: "source-changed"});
});
