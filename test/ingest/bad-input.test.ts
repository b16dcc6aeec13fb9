import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {filesOf, fixtureTables} from "../support/cordis-csv.ts";
import {AS_OF, FIXTURE_NAME, writeArchive} from "../support/ingest-tables.ts";
import {type Outcome, runCli, spawnCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";
import {zipOf} from "../support/zip-of.ts";

const FILES = filesOf(fixtureTables());

let dataDir: string;
let before: Outcome;

beforeAll(async () => {
  dataDir = join(temporaryFolder(), "data");
  const done = await ingest(await writeArchive(FILES));
  expect(done.stderr + done.code).toMatch(/0$/);
  before = await ask();
});

function ingest(from: string, ...flags: readonly string[]): Promise<Outcome> {
  return runCli(ingestArgs(from, ...flags));
}

function ingestArgs(from: string, ...flags: readonly string[]): string[] {
  return [
    "ingest",
    "cordis",
    "--programme",
    "HORIZON",
    "--from",
    from,
    "--data",
    dataDir,
    "--as-of",
    AS_OF,
    ...flags
  ];
}

function ask(): Promise<Outcome> {
  return runCli(["query", "participations", "--by", "country", "--format", "csv", "--data", dataDir]);
}

/** Refused with a message a person can act on, and nothing has changed. */
async function expectRefused(outcome: Outcome, message: RegExp, hint: RegExp): Promise<void> {
  expect(outcome.code).not.toBe(0);
  expect(outcome.code).not.toBe(1);
  const [first = "", ...rest] = outcome.stderr
    .split("\n")
    .filter((line) => !/^(Reading|Checking|Publishing|Downloading)/.test(line));
  expect(first).toMatch(message);
  expect(rest.join("\n")).toMatch(hint);
  expect(outcome.stderr).not.toMatch(/\n\s+at /);
  expect(await ask()).toEqual(before);
  expect((await readdir(dataDir)).sort()).toEqual(["vintages", "warehouse.duckdb"]);
  expect(await readdir(join(dataDir, "vintages"))).toHaveLength(1);
}

const PAGE =
  "<!DOCTYPE html>\n<html><head><title>503</title></head><body>Service unavailable; try later</body></html>\n";

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

async function fileOf(content: Buffer | string, name = FIXTURE_NAME): Promise<string> {
  const path = join(temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

describe("a file that is not what it claims to be is refused", () => {
  test("a web page saved as .csv", async () => {
    const folder = await folderOf({...FILES, "project.csv": PAGE});
    await expectRefused(
      await ingest(folder),
      /a web page, not data: project\.csv/,
      /Open the address in a browser/
    );
  });

  test("a web page saved as .zip", async () => {
    await expectRefused(await ingest(await fileOf(PAGE)), /cannot read archive|a web page/, /Fetch|fetch/);
  });

  test("an empty zip", async () => {
    await expectRefused(await ingest(await fileOf(await zipOf({}))), /empty archive/, /./);
  });

  test("a zip of zero bytes", async () => {
    await expectRefused(await ingest(await fileOf("")), /empty file/, /Fetch the file again/);
  });

  test("a zip cut short", async () => {
    const whole = await zipOf(FILES);
    await expectRefused(
      await ingest(await fileOf(whole.subarray(0, Math.floor(whole.length * 0.7)))),
      /cannot read archive/,
      /Fetch/
    );
  });

  test("a zip with a byte changed in the middle", async () => {
    const bytes = Buffer.from(await zipOf(FILES));
    const at = bytes.indexOf("organization.csv") + 600;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await expectRefused(await ingest(await fileOf(bytes)), /cannot read archive/, /Fetch/);
  });

  test("a zip that would unpack to two hundred times its size", async () => {
    const bomb = await zipOf({...FILES, "project.csv": Buffer.alloc(100_000_000)});
    expect(bomb.length).toBeLessThan(500_000);
    await expectRefused(
      await ingest(await fileOf(bomb)),
      /absurd size: project\.csv/,
      /not the archive of a publisher/
    );
  });

  test("a zip whose directory lies about the sizes", async () => {
    const bytes = Buffer.from(await zipOf(FILES));
    const record = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(5, record + 24);
    await expectRefused(await ingest(await fileOf(bytes)), /cannot read archive/, /Fetch/);
  });

  test("a zip with a path that leaves its folder", async () => {
    const bytes = Buffer.from(await zipOf({...FILES, "xx/evil.csv": "a;b\n"}));
    const text = bytes.toString("latin1").replaceAll("xx/evil.csv", "../evil.csv");
    await expectRefused(
      await ingest(await fileOf(Buffer.from(text, "latin1"))),
      /path that leaves its folder/,
      /Do not use this file/
    );
  });

  test("a folder with a link that leaves it", async () => {
    const {"project.csv": project = "", ...others} = FILES;
    const folder = await folderOf(others);
    await symlink(await fileOf(project, "project.csv"), join(folder, "project.csv"));
    await expectRefused(await ingest(folder), /link that leaves it: project\.csv/, /Copy the file itself/);
  });

  test("a folder with a link to nowhere", async () => {
    const folder = await folderOf(FILES);
    await symlink(join(folder, "absent.csv"), join(folder, "topics2.csv"));
    await expectRefused(await ingest(folder), /link to nowhere: topics2\.csv/, /Remove the link/);
  });

  test("a folder with nothing in it", async () => {
    await expectRefused(await ingest(temporaryFolder()), /nothing to read/, /Found: no files/);
  });
});

describe("a file of another form is refused", () => {
  test("without a column", async () => {
    const without = (FILES["organization.csv"] ?? "").replace('"country";', "");
    const folder = await folderOf({...FILES, "organization.csv": dropColumn(without, 11)});
    await expectRefused(
      await ingest(folder),
      /missing column in organization\.csv: country/,
      /organization|column/
    );
  });

  test("with a renamed column, which the hint names", async () => {
    const renamed = (FILES["organization.csv"] ?? "").replace('"country"', '"countryCode"');
    await expectRefused(
      await ingest(await folderOf({...FILES, "organization.csv": renamed})),
      /missing column in organization\.csv: country/,
      /countryCode/
    );
  });

  test("with the columns of another programme, which the hint names", async () => {
    const older = (FILES["organization.csv"] ?? "")
      .split("\n")[0]
      ?.replace(/"(SME|netEcContribution)";/g, "");
    await expectRefused(
      await ingest(await folderOf({...FILES, "organization.csv": `${older}\n`})),
      /a file of another programme: organization\.csv lacks SME, netEcContribution/,
      /--programme H2020/
    );
  });

  test("without one of its tables", async () => {
    const {"organization.csv": _, ...others} = FILES;
    await expectRefused(await ingest(await folderOf(others)), /no organization table/, /organization\.csv/);
  });

  test("with a header and no rows", async () => {
    const header = `${(FILES["project.csv"] ?? "").split("\n")[0]}\n`;
    await expectRefused(await ingest(await folderOf({...FILES, "project.csv": header})), /too few rows/, /./);
  });

  test("with another delimiter in the header than in the rows", async () => {
    const broken = (FILES["project.csv"] ?? "").replace(/^[^\n]*/, (line) => line.replaceAll(";", ","));
    await expectRefused(await ingest(await folderOf({...FILES, "project.csv": broken})), /project|rows/, /./);
  });

  test("of another programme", async () => {
    const text = (FILES["project.csv"] ?? "").replaceAll('"HORIZON"', '"H2020"');
    await expectRefused(
      await ingest(await folderOf({...FILES, "project.csv": text})),
      /a file of another programme: H2020, not HORIZON/,
      /--programme H2020/
    );
  });

  test("far shorter than the one in use, unless it is said to be right", async () => {
    const tables = fixtureTables();
    const short = {...tables, organization: (tables["organization"] ?? []).slice(0, 10)};
    await expectRefused(
      await ingest(await folderOf(filesOf(short))),
      /too few rows in organization: 10 < 38/,
      /--allow-smaller/
    );
  });

  test("whose participations do not sum to what its projects say", async () => {
    const tables = fixtureTables();
    const inflated = (tables["organization"] ?? []).map((row) => ({
      ...row,
      netEcContribution: String(Number(row["netEcContribution"]) * 1.1)
    }));
    await expectRefused(
      await ingest(await folderOf(filesOf({...tables, organization: inflated}))),
      /does not reconcile/,
      /was not changed/
    );
  });
});

/** Removes one cell of every record; fields of the fixture's organisations hold no separator but one name. */
function dropColumn(csv: string, index: number): string {
  const [header = "", ...lines] = csv.split("\n");
  const cut = lines.map((line) =>
    line
      .split('";"')
      .filter((_, i) => i !== index)
      .join('";"')
  );
  return [header, ...cut].join("\n");
}

describe("a request that cannot be met is refused", () => {
  test("no such path", async () => {
    await expectRefused(await ingest("/nowhere/at-all.zip"), /no such file or folder/, /--from/);
  });

  test("an unknown programme", async () => {
    const path = await writeArchive(FILES);
    const outcome = await runCli([
      "ingest",
      "cordis",
      "--programme",
      "FP9",
      "--from",
      path,
      "--data",
      dataDir
    ]);
    await expectRefused(outcome, /unknown programme: FP9/, /HORIZON, H2020, FP7/);
  });

  test("no programme", async () => {
    await expectRefused(
      await runCli(["ingest", "cordis", "--data", dataDir]),
      /missing --programme/,
      /HORIZON/
    );
  });

  test("an unknown source", async () => {
    await expectRefused(
      await runCli(["ingest", "scopus", "--data", dataDir]),
      /unknown source: scopus/,
      /cordis, series, openalex/
    );
  });

  test("a date that is none", async () => {
    const outcome = await ingest(await writeArchive(FILES), "--dated", "2025-13-45");
    await expectRefused(outcome, /invalid date for --dated/, /2025-12-06/);
  });

  test("a second ingest while one is running", async () => {
    const lock = join(dataDir, "ingest.lock");
    await writeFile(lock, String(process.ppid));
    const outcome = await ingest(await writeArchive(FILES));
    await rm(lock);
    await expectRefused(outcome, /another ingest is running/, /--data/);
  });
});

describe("an ingest that is stopped", () => {
  test("by Ctrl-C leaves no staging folder and the old warehouse as it was", async () => {
    for (const step of ["Reading", "Checking", "Publishing"]) {
      const {child, done, says} = spawnCli(ingestArgs(await writeArchive(FILES)));
      await says(step);
      child.kill("SIGINT");
      const outcome = await done;
      if (outcome.code === 0) continue;
      expect(outcome.code).toBe(130);
      expect(outcome.stderr).toMatch(/stopped; nothing was changed/);
      expect((await readdir(dataDir)).sort()).toEqual(["vintages", "warehouse.duckdb"]);
      expect(await ask()).toEqual(before);
    }
  });

  test("by force is cleared away by the next one", async () => {
    const left = join(dataDir, "staging-abandoned");
    await mkdir(left);
    await writeFile(join(left, "half.csv"), "half");
    await writeFile(join(dataDir, "ingest.lock"), "999999999");
    expect((await ingest(await writeArchive(FILES))).code).toBe(0);
    expect(existsSync(left)).toBe(false);
    expect(existsSync(join(dataDir, "ingest.lock"))).toBe(false);
    expect(await ask()).toEqual(before);
  });
});

describe("two processes at once", () => {
  test("do not both write: one publishes, and the other publishes after it or is refused", async () => {
    const archive = await writeArchive(FILES);
    const outcomes = await Promise.all([
      spawnCli(ingestArgs(archive)).done,
      spawnCli(ingestArgs(archive)).done
    ]);
    expect(outcomes.map((one) => one.code)).toContain(0);
    for (const {code, stderr} of outcomes)
      if (code !== 0) expect(stderr).toMatch(/another ingest is running/);
    expect(await ask()).toEqual(before);
  });
});

test("the same file read again gives the same vintage, byte for byte", async () => {
  const [vintage = ""] = await readdir(join(dataDir, "vintages"));
  const path = join(dataDir, "vintages", vintage, "organization.parquet");
  const first = await readFile(path);
  expect((await ingest(await writeArchive(FILES))).code).toBe(0);
  expect(await readdir(join(dataDir, "vintages"))).toEqual([vintage]);
  expect((await readFile(path)).equals(first)).toBe(true);
});
