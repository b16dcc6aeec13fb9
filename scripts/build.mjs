/** Compiles the program and the browser islands, and copies the stylesheet beside them. */
import {spawnSync} from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsc = `${root}node_modules/.bin/tsc`;

rmSync(`${root}dist`, {recursive: true, force: true});
for (const project of [".", "src/browser"]) {
  const {status} = spawnSync(tsc, ["-p", project], {cwd: root, stdio: "inherit"});
  if (status !== 0) process.exit(status ?? 1);
}
mkdirSync(`${root}dist/server/assets`, {recursive: true});
cpSync(`${root}src/server/assets`, `${root}dist/server/assets`, {recursive: true});
chmodSync(`${root}dist/cli/main.js`, 0o755);

await parseCatalogue();

/** Parses the catalogue once, so that a start of the program need not; see src/catalogue/parse-yaml.ts. */
async function parseCatalogue() {
  const {parsedName, parseYaml} = await import("../dist/catalogue/parse-yaml.js");
  mkdirSync(`${root}dist/catalogue/parsed`);
  for (const name of readdirSync(`${root}catalogue`, {recursive: true})) {
    if (!name.endsWith(".yaml")) continue;
    const text = readFileSync(`${root}catalogue/${name}`, "utf8");
    const parsed = parseYaml(text);
    if ("values" in parsed)
      writeFileSync(`${root}dist/catalogue/parsed/${parsedName(text)}`, JSON.stringify(parsed));
  }
}

// npx finds the program here at once; otherwise it links the whole checkout into its cache first.
if (process.platform !== "win32") {
  const link = `${root}node_modules/.bin/aperture`;
  rmSync(link, {force: true});
  symlinkSync("../../dist/cli/main.js", link);
}
