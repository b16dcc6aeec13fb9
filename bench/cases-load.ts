/** Two hundred people at once on the pages of an institution: reads of cases and writes of notes, over PostgreSQL. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {openDesk} from "../src/app/cases/desk.ts";
import {openSite} from "../src/app/site.ts";
import {defaultEffects} from "../src/base/effects.ts";
import {makeInstitution} from "../test/support/institution.ts";
import {PLAN_FORM} from "../test/support/plan-form.ts";
import {hasPostgres, startPostgres} from "../test/support/postgres.ts";
import {seeded} from "../test/support/seeded.ts";

const USERS = 200;
const CASES = 50;
const STEPS = 10;
/** Between two steps a person reads; a third of a second is a hasty one. */
const LONGEST_PAUSE_MS = 2000;
const SHARE_OF_WRITES = 0.2;

interface Sample {
  readonly kind: "read" | "write";
  readonly ms: number;
  readonly status: number;
}

async function measure(name: string, database: string | undefined): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "aperture-load-"));
  const desk = await openDesk(dataDir, {database});
  const site = openSite(dataDir);
  const institution = await makeInstitution(desk, site, "University of Example", defaultEffects);
  const paths: string[] = [];
  for (let at = 0; at < CASES; at++) {
    const made = await institution.post("/cases", {...PLAN_FORM, title: `Case ${at}`}, "adviser");
    paths.push(made.headers.get("location") ?? "");
  }
  const random = seeded(3);
  const samples: Sample[] = [];
  const timed = async (kind: Sample["kind"], work: () => Promise<Response>): Promise<string> => {
    const start = performance.now();
    const answer = await work();
    const text = await answer.text();
    samples.push({kind, ms: performance.now() - start, status: answer.status});
    return text;
  };
  const user = async (at: number): Promise<void> => {
    for (let step = 0; step < STEPS; step++) {
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_PAUSE_MS));
      const path = paths[(at + step) % paths.length] ?? "";
      const page = await timed("read", () => institution.get(path, "adviser"));
      if (random() > SHARE_OF_WRITES) continue;
      const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";
      await timed("write", () =>
        institution.post(`${path}/note`, {seen, text: `Note ${step} of ${at}`}, "adviser")
      );
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({length: USERS}, (_, at) => user(at)));
  const {user: own, system} = process.cpuUsage(before);
  report(name, samples);
  process.stdout.write(
    `${name}: ${((own + system) / 1000 / samples.length).toFixed(1)} ms of processor time a request, asking and answering in one process\n`
  );
  site.close();
  await desk.close();
  rmSync(dataDir, {recursive: true, force: true});
}

function report(name: string, samples: readonly Sample[]): void {
  for (const kind of ["read", "write"] as const) {
    const own = samples.filter((sample) => sample.kind === kind);
    const times = own.map(({ms}) => ms).sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
    const conflicts = own.filter(({status}) => status === 409).length;
    const errors = own.filter(({status}) => status >= 400 && status !== 409).length;
    process.stdout.write(
      `${name}, ${USERS} at once, ${own.length} ${kind}s: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${errors} errors, ${conflicts} told that somebody else was first\n`
    );
  }
}

await measure("SQLite", undefined);
if (hasPostgres) {
  const server = startPostgres();
  await measure("PostgreSQL", server.newDatabase());
  server.stop();
} else process.stdout.write("PostgreSQL is not installed\n");
