/**
 * Kills a program that writes cases at random moments, over both stores, and counts what was lost:
 * crash.ts [KILLS] [sqlite|postgres].
 */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {crashOnce} from "../test/support/crash.ts";
import {hasPostgres, startPostgres} from "../test/support/postgres.ts";
import {seeded} from "../test/support/seeded.ts";

const POINTS = Number(process.argv[2] ?? 500);
const ONLY = process.argv[3];
/** After so many kills the counts so far are said, on standard error. */
const SAID_EVERY = 50;

async function measure(name: string, database: string | undefined): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "aperture-crash-"));
  const random = seeded(11);
  let [acknowledged, lost, halves, faults] = [0, 0, 0, 0];
  for (let point = 0; point < POINTS; point++) {
    const outcome = await crashOnce(dataDir, {database}, random);
    acknowledged += outcome.acknowledged;
    lost += outcome.lost.length;
    halves += outcome.halves.length;
    faults += outcome.faults.length;
    const counts = `${point + 1} kills, ${acknowledged} acknowledged steps, ${lost} lost, ${halves} half, ${faults} faults of the chain\n`;
    if (point + 1 === POINTS) process.stdout.write(`${name}: ${counts}`);
    else if ((point + 1) % SAID_EVERY === 0) process.stderr.write(`${name}: ${counts}`);
  }
  rmSync(dataDir, {recursive: true, force: true});
}

if (ONLY !== "postgres") await measure("SQLite", undefined);
if (ONLY === "sqlite") process.exit();
if (hasPostgres) {
  const server = startPostgres();
  await measure("PostgreSQL", server.newDatabase());
  server.stop();
} else process.stdout.write("PostgreSQL is not installed\n");
