/** Kills a program that writes cases at random moments, over both stores, and counts what was lost. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {crashOnce} from "../test/support/crash.ts";
import {hasPostgres, startPostgres} from "../test/support/postgres.ts";
import {seeded} from "../test/support/seeded.ts";

const POINTS = Number(process.argv[2] ?? 500);

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
  }
  process.stdout.write(
    `${name}: ${POINTS} kills, ${acknowledged} acknowledged steps, ${lost} lost, ${halves} half, ${faults} faults of the chain\n`
  );
  rmSync(dataDir, {recursive: true, force: true});
}

await measure("SQLite", undefined);
if (hasPostgres) {
  const server = startPostgres();
  await measure("PostgreSQL", server.newDatabase());
  server.stop();
} else process.stdout.write("PostgreSQL is not installed\n");
