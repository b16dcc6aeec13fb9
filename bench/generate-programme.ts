import {createWriteStream} from "node:fs";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {ZipFile} from "yazl";

/** A small generator of repeatable random numbers (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const COUNTRIES =
  "DE DE DE FR FR ES ES IT IT NL BE UK EL AT SE PT DK FI IE PL CZ RO HU SI NO CH IL TR US US CN CA AU JP KR BR IN ZA UA RS MA NA SG KE TN EG AR MX CL NZ".split(
    " "
  );
const PARTS = ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "4.1", "4.2"];
const WORDS =
  "research innovation climate health digital energy quantum ocean materials soil data network mobility cells policy models water urban forest".split(
    " "
  );
const ACTIVITIES = ["HES", "REC", "PRC", "PUB", "OTH"];

interface Project {
  readonly id: number;
  readonly year: number;
  readonly part: string;
  readonly size: number;
}

/**
 * Writes a programme of the publisher's form with about this many participations: sizes of consortia, shares of
 * roles and lengths of texts as in Horizon Europe, the same for the same seed.
 */
export async function generateProgramme(path: string, participations: number, seed = 1): Promise<void> {
  const next = random(seed);
  const projects: Project[] = [];
  for (let total = 0; total < participations; ) {
    const isSingle = next() < 0.5;
    const size = isSingle ? 1 : 2 + Math.floor(next() ** 2 * 30);
    const part = `HORIZON.${PARTS[Math.floor(next() * PARTS.length)] ?? "2.5"}`;
    projects.push({id: 101000000 + projects.length, year: 2021 + Math.floor(next() * 6), part, size});
    total += size;
  }
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(path));
  zip.addReadStream(Readable.from(projectRows(projects, next)), "project.csv");
  zip.addReadStream(Readable.from(participationRows(projects, next, participations / 4)), "organization.csv");
  zip.addReadStream(Readable.from(partRows(projects)), "legalBasis.csv");
  zip.end();
  await written;
}

/** One participation in five is an associated partner, without EU funding. */
function isFunded(id: number, place: number): boolean {
  return place === 1 || (id + place) % 5 !== 0;
}

const AMOUNT_EUR = 250_000;

function row(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => `"${cell}"`).join(";")}\n`;
}

function* batched(rows: Iterable<string>): Generator<string> {
  let batch = "";
  for (const text of rows) {
    batch += text;
    if (batch.length < 1 << 18) continue;
    yield batch;
    batch = "";
  }
  yield batch;
}

function* projectRows(projects: readonly Project[], next: () => number): Generator<string> {
  const header = [
    "id",
    "acronym",
    "status",
    "title",
    "startDate",
    "endDate",
    "totalCost",
    "ecMaxContribution",
    "legalBasis",
    "topics",
    "ecSignatureDate",
    "frameworkProgramme",
    "fundingScheme",
    "objective",
    "contentUpdateDate",
    "rcn"
  ];
  const words = (count: number) =>
    Array.from({length: count}, () => WORDS[Math.floor(next() * WORDS.length)]).join(" ");
  yield row(header);
  yield* batched(
    (function* () {
      for (const {id, year, part, size} of projects) {
        const month = String(1 + Math.floor(next() * 12)).padStart(2, "0");
        const cost =
          AMOUNT_EUR * Array.from({length: size}, (_, i) => isFunded(id, i + 1)).filter(Boolean).length;
        yield row([
          id,
          `P${id}`,
          "SIGNED",
          words(12),
          `${year}-${month}-01`,
          `${year + 3}-${month}-01`,
          cost,
          cost,
          part,
          `HORIZON-T-${year}-${part}-${id % 400}`,
          `${year - (month < "04" ? 1 : 0)}-${month}-01`,
          "HORIZON",
          "HORIZON-RIA",
          words(260),
          "2025-12-01 00:00:00",
          id
        ]);
      }
    })()
  );
}

function* participationRows(
  projects: readonly Project[],
  next: () => number,
  organisations: number
): Generator<string> {
  yield row([
    "projectID",
    "organisationID",
    "vatNumber",
    "name",
    "shortName",
    "SME",
    "activityType",
    "city",
    "country",
    "role",
    "order",
    "ecContribution",
    "netEcContribution",
    "totalCost",
    "endOfParticipation"
  ]);
  yield* batched(
    (function* () {
      for (const {id, size} of projects) {
        for (let place = 1; place <= size; place++)
          yield participationRow(id, place, Math.floor(next() ** 1.6 * organisations));
      }
    })()
  );
}

function participationRow(id: number, place: number, organisation: number): string {
  const country = COUNTRIES[organisation % COUNTRIES.length] ?? "DE";
  const activity = ACTIVITIES[organisation % ACTIVITIES.length] ?? "HES";
  const isSme = organisation % 3 === 0 ? "true" : "false";
  const name = `ORGANISATION ${organisation} OF ${country}`;
  const [role, amount] = isFunded(id, place)
    ? [place === 1 ? "coordinator" : "participant", AMOUNT_EUR]
    : ["associatedPartner", ""];
  const money = [amount, amount || 0, amount || 0];
  return row([
    id,
    900000000 + organisation,
    "",
    name,
    "",
    isSme,
    activity,
    "CITY",
    country,
    role,
    place,
    ...money,
    "false"
  ]);
}

function* partRows(projects: readonly Project[]): Generator<string> {
  yield row(["projectID", "legalBasis", "title", "uniqueProgrammePart"]);
  yield* batched(projects.map(({id, part}) => row([id, part, part, "true"])));
}
