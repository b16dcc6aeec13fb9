/** Writes docs/reference from the declarations. A test fails when it differs. */
import {writeFileSync} from "node:fs";
import {references} from "./references.ts";

for (const [name, text] of Object.entries(await references())) {
  writeFileSync(new URL(`../docs/reference/${name}`, import.meta.url), text);
}
