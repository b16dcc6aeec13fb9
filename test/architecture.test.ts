import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** What each folder of src may import. Anything not listed is forbidden. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  domain: ["base"],
  catalogue: ["base", "domain"],
  sources: ["base", "domain"],
  warehouse: ["base", "domain"],
  ingest: ["base", "domain", "catalogue", "sources", "warehouse"],
  monitor: ["base", "domain", "sources", "warehouse"],
  pool: ["base", "domain", "catalogue"],
  safeguard: ["base", "domain", "catalogue", "sources"],
  modulate: ["base", "domain", "catalogue", "warehouse", "monitor"],
  exports: ["base", "domain", "warehouse"],
  charts: ["base", "domain"],
  report: ["base", "domain", "catalogue", "warehouse", "monitor", "pool", "exports", "charts"],
  app: [
    "base",
    "domain",
    "catalogue",
    "sources",
    "warehouse",
    "ingest",
    "monitor",
    "modulate",
    "pool",
    "safeguard",
    "exports",
    "report"
  ],
  server: [
    "base",
    "domain",
    "catalogue",
    "sources",
    "warehouse",
    "monitor",
    "modulate",
    "pool",
    "safeguard",
    "exports",
    "charts",
    "app"
  ],
  cli: [
    "base",
    "domain",
    "warehouse",
    "monitor",
    "modulate",
    "pool",
    "safeguard",
    "exports",
    "app",
    "server"
  ],
  browser: []
};

interface Source {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

const SOURCES: readonly Source[] = readdirSync(SRC, {recursive: true, encoding: "utf8"})
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({path, folder: path.split("/")[0] ?? "", text: readFileSync(SRC + path, "utf8")}));

function foldersWhere(pattern: RegExp): string[] {
  const found = SOURCES.filter(({text}) => pattern.test(text)).map(({folder}) => folder);
  return [...new Set(found)].sort();
}

test("every folder imports only what lies below it", () => {
  const violations = SOURCES.flatMap(({path, folder, text}) =>
    [...text.matchAll(/(?:from|import\() ?"((?:\.\.\/)+[^"]+)"/g)].flatMap(([, target = ""]) => {
      const [to = ""] = new URL(target, `file:///${path}`).pathname.slice(1).split("/");
      return to === folder || to === "package.json" || MAY_IMPORT[folder]?.includes(to)
        ? []
        : [`${path} imports ${to}`];
    })
  );
  expect(violations).toEqual([]);
});

test("every folder of src is named in the rule", () => {
  const folders = [...new Set(SOURCES.map(({folder}) => folder))];
  expect(folders.filter((folder) => MAY_IMPORT[folder] === undefined)).toEqual([]);
});

test("only the warehouse knows the database engine", () => {
  expect(foldersWhere(/"@duckdb\//)).toEqual(["warehouse"]);
});

test("only the store of cases knows its databases", () => {
  const knowing = SOURCES.filter(({text}) => /from "(libsql|postgres)"/.test(text)).map(({path}) => path);
  expect(knowing.sort()).toEqual(["safeguard/ledger/store/postgres.ts", "safeguard/ledger/store/sqlite.ts"]);
});

test("no page carries a style of its own", () => {
  const styled = SOURCES.filter(({path, text}) => path.startsWith("server/") && /\bstyle=/.test(text));
  expect(styled.map(({path}) => path)).toEqual([]);
});

test("only ingest and server touch the network", () => {
  expect(foldersWhere(/\bfetch\(|from "node:(http|https|net|tls)"|@hono\/node-server/)).toEqual(
    expect.not.arrayContaining([
      "domain",
      "catalogue",
      "sources",
      "warehouse",
      "monitor",
      "modulate",
      "pool",
      "safeguard",
      "exports",
      "charts",
      "app",
      "cli"
    ])
  );
});

test("only the entry of the command line reads the environment", () => {
  const readers = SOURCES.filter(({text}) => /process\.env\b|import\.meta\.env/.test(text)).map(
    ({path}) => path
  );
  expect(readers).toEqual(["cli/main.ts"]);
});

test("only the program's edges, the ingest and the catalogue's reader write to the console or exit", () => {
  const writers = SOURCES.filter(({text}) => /console\.|process\.exit\(/.test(text)).map(({path}) => path);
  expect(writers).toEqual([]);
});
