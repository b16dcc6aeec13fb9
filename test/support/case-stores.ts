import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe} from "vitest";
import {type CaseDesk, type DeskOptions, openDesk} from "../../src/app/cases/desk.ts";
import {hasPostgres, startPostgres, type TestPostgres} from "./postgres.ts";

/** Makes empty places for cases, all over one kind of database. */
export interface StorePlaces {
  place(): {readonly dataDir: string; readonly options: DeskOptions};
  open(): Promise<CaseDesk>;
}

/** Runs a suite over SQLite and over PostgreSQL; the second is skipped, and says so, where none is installed. */
export function describeOverStores(name: string, body: (places: StorePlaces) => void): void {
  describe(`${name}, SQLite`, () => body(placesOf(() => undefined)));
  const title = `${name}, PostgreSQL`;
  const where = hasPostgres ? describe : describe.skip;
  where(hasPostgres ? title : `${title} (skipped: no PostgreSQL)`, () => {
    let server: TestPostgres | undefined;
    beforeAll(() => {
      server = startPostgres();
    });
    afterAll(() => server?.stop());
    body(placesOf(() => server?.newDatabase()));
  });
}

/** Runs a suite that does not depend on the kind of database. */
export function describeOverSqlite(name: string, body: (places: StorePlaces) => void): void {
  describe(name, () => body(placesOf(() => undefined)));
}

function placesOf(database: () => string | undefined): StorePlaces {
  const made: string[] = [];
  const opened: CaseDesk[] = [];
  afterAll(async () => {
    for (const desk of opened) await desk.close().catch(() => {});
    for (const folder of made) rmSync(folder, {recursive: true, force: true});
  });
  const place = () => {
    const dataDir = mkdtempSync(join(tmpdir(), "aperture-cases-"));
    made.push(dataDir);
    return {dataDir, options: {database: database()}};
  };
  return {
    place,
    async open() {
      const {dataDir, options} = place();
      const desk = await openDesk(dataDir, options);
      opened.push(desk);
      return desk;
    }
  };
}
