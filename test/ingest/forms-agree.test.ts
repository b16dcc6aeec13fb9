import {beforeAll, describe, expect, test} from "vitest";
import {filesOf, fixtureTables, type SourceRow} from "../support/cordis-csv.ts";
import {figuresByKey} from "../support/figures-by-key.ts";
import {type Ingested, ingestFixture, ingestFrom, writeArchive} from "../support/ingest-tables.ts";

const NUMBERS = new Set(["id", "projectID", "totalCost", "ecMaxContribution", "ecContribution"]);
const FLAGS = new Set(["SME", "uniqueProgrammePart", "endOfParticipation"]);

/** A row as the publisher's JSON has it: blanks left out, numbers and flags as such where they are written plainly. */
function objectOf(row: SourceRow): Record<string, string | number | boolean> {
  const filled = Object.entries(row).filter(([, text]) => text !== "");
  return Object.fromEntries(
    filled.map(([key, text]) => {
      if (FLAGS.has(key) && /^(true|false)$/i.test(text)) return [key, text.toLowerCase() === "true"];
      return [key, NUMBERS.has(key) && String(Number(text)) === text ? Number(text) : text];
    })
  );
}

function jsonFiles(rename: (text: string) => string = (text) => text): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fixtureTables()).map(([name, rows]) => [
      `${name}.json`,
      rename(JSON.stringify(rows.map(objectOf), null, 2))
    ])
  );
}

describe("the same programme in another form", () => {
  let csv: Ingested;
  let json: Ingested;
  beforeAll(async () => {
    csv = await ingestFixture();
    json = await ingestFrom(await writeArchive(jsonFiles()));
  });

  for (const indicator of ["participations", "net-eu-contribution", "own-contribution", "projects"]) {
    test(`gives the same ${indicator} by country from JSON as from CSV`, async () => {
      const by = {by: ["country"]} as const;
      expect(await figuresByKey(json.warehouse, indicator, by)).toEqual(
        await figuresByKey(csv.warehouse, indicator, by)
      );
      expect(json.vintage.rows).toEqual(csv.vintage.rows);
    });
  }

  test("with two headers that differ in their capitals alone is read", async () => {
    const files = filesOf(fixtureTables());
    const twice = files["organization.csv"]?.replace('"shortName"', '"organizationUrl"') ?? "";
    const {vintage} = await ingestFrom(await writeArchive({...files, "organization.csv": twice}));
    expect(vintage.rows).toEqual(csv.vintage.rows);
  });

  test("is refused when the key of a needed column was renamed in JSON", async () => {
    const files = jsonFiles((text) => text.replaceAll('"country":', '"countryCode":'));
    await expect(writeArchive(files).then((path) => ingestFrom(path))).rejects.toThrow(
      /missing column in organization\.json: country/
    );
  });
});
