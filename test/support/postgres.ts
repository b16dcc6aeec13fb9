import {execFileSync} from "node:child_process";
import {chmodSync, existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

const ROOT = "/usr/lib/postgresql";

/** Folder of Debian's newest PostgreSQL; undefined where none is installed. */
const BIN = existsSync(ROOT)
  ? readdirSync(ROOT)
      .sort()
      .map((version) => join(ROOT, version, "bin"))
      .filter((folder) => existsSync(join(folder, "initdb")))
      .at(-1)
  : undefined;

export const hasPostgres = BIN !== undefined;

/** A server of its own for a test, on a free port, in a folder that goes with it. */
export interface TestPostgres {
  /** Address of a new, empty database; its tables lie in the folder given, the journal does not. */
  newDatabase(folder?: string): string;
  stop(): void;
}

let made = 0;

/** Starts Debian's PostgreSQL. It refuses to run as root, so root starts it as the user that the package made. */
export function startPostgres(): TestPostgres {
  if (BIN === undefined) throw new Error("no PostgreSQL is installed");
  const folder = mkdtempSync(join(tmpdir(), "aperture-pg-"));
  chmodSync(folder, 0o777);
  const data = join(folder, "data");
  const port = 20_000 + (process.pid % 20_000);
  run("initdb", ["--no-sync", "-D", data, "-U", "aperture", "-A", "trust", "-E", "UTF8"]);
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200`;
  run("pg_ctl", ["-D", data, "-o", options, "-l", join(folder, "log"), "-w", "start"]);
  return {
    newDatabase(place) {
      const name = `cases_${++made}`;
      const server = ["-h", "127.0.0.1", "-p", String(port), "-U", "aperture"];
      if (place !== undefined) {
        if (process.getuid?.() === 0) execFileSync("chown", ["postgres", place]);
        run("psql", [...server, "-c", `CREATE TABLESPACE ${name} LOCATION '${place}'`, "postgres"]);
      }
      run("createdb", [...server, ...(place === undefined ? [] : ["-D", name]), name]);
      return `postgres://aperture@127.0.0.1:${port}/${name}`;
    },
    stop() {
      run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      rmSync(folder, {recursive: true, force: true});
    }
  };
}

function run(program: string, args: readonly string[]): void {
  const path = join(BIN ?? "", program);
  const isRoot = process.getuid?.() === 0;
  const [command, all] = isRoot ? ["runuser", ["-u", "postgres", "--", path, ...args]] : [path, args];
  execFileSync(command, [...all], {stdio: "ignore", cwd: "/"});
}
