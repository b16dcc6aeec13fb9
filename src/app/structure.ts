import {oncePer} from "../base/collections.ts";
import {capital} from "../base/text.ts";
import type {Names} from "./names.ts";
import type {Edition} from "./site.ts";

/** A programme part or a field of science, with its place in the tree. */
export interface Node {
  readonly code: string;
  readonly title: string;
}

/** The trees of programme parts and of fields, as the open data name them. */
export interface Structure {
  readonly parts: ReadonlyMap<string, Node>;
  readonly fields: ReadonlyMap<string, Node>;
  /** Names that also know the upper fields no project lists by itself. */
  readonly names: Names;
}

/** Reads both trees once for each open edition. */
export const readStructure = oncePer((edition: Edition): Promise<Structure> => readTrees(edition));

async function readTrees({warehouse, names}: Edition): Promise<Structure> {
  const rows = await warehouse.db.rows<Node>("SELECT code, title FROM ref.part ORDER BY code");
  const parts = new Map(rows.map((row) => [row.code, row]));
  const paths = await warehouse.db.rows<{code: string; path: string}>(
    "SELECT code, path FROM ref.field ORDER BY code"
  );
  const fields = new Map(paths.flatMap(withUpper).map((node) => [node.code, node]));
  return {
    parts,
    fields: new Map([...fields].sort(([, a], [, b]) => a.title.localeCompare(b.title))),
    names: {
      of: (dimension, code) =>
        (dimension === "field" && fields.get(String(code))?.title) || names.of(dimension, code)
    }
  };
}

/** A field and everything above it: code and path have the same steps. */
function withUpper({code, path}: {code: string; path: string}): Node[] {
  const steps = code.split("/").slice(1);
  const titles = path.split("/").slice(1);
  if (steps.length !== titles.length) return [{code, title: capital(titles.at(-1) ?? code)}];
  return steps.map((_, i) => ({
    code: `/${steps.slice(0, i + 1).join("/")}`,
    title: capital(titles[i] ?? code)
  }));
}

/** What lies one level below a code; the top level where no code is given. */
export function below(nodes: ReadonlyMap<string, Node>, code: string, separator: "." | "/"): Node[] {
  const level = code.split(separator).length + 1;
  return [...nodes.values()].filter(
    (node) => node.code.startsWith(`${code}${separator}`) && node.code.split(separator).length === level
  );
}

/** What lies above a code, from the top. */
export function above(nodes: ReadonlyMap<string, Node>, code: string, separator: "." | "/"): Node[] {
  const steps = code.split(separator);
  return steps
    .map((_, i) => steps.slice(0, i + 1).join(separator))
    .filter((prefix) => prefix !== "" && prefix !== code)
    .flatMap((prefix) => nodes.get(prefix) ?? []);
}

/** Address of a part's page. */
export function partHref(code: string): string {
  return `/parts/${encodeURIComponent(code)}`;
}

/** Address of a field's page; its code is a path already. */
export function fieldHref(code: string): string {
  return `/fields${code}`;
}
