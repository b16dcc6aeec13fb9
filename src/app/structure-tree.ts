import type {Figure, FigureRequest, FigureTable} from "../domain/figure.ts";
import {askTable, byCode, narrowed} from "./ask.ts";
import type {Edition} from "./site.ts";
import {fieldHref, partHref, readStructure} from "./structure.ts";

/** A figure asked for each branch of a tree. */
export interface TreeColumn {
  readonly title: string;
  readonly indicator: string;
  readonly base: Partial<FigureRequest>;
}

/** A programme part or field of science with its figures, in the order of the columns; none where nothing is exact. */
export interface Branch {
  readonly code: string;
  readonly title: string;
  readonly href: string;
  readonly depth: number;
  readonly figures: readonly (Figure | undefined)[];
}

export interface Tree {
  readonly branches: readonly Branch[];
  /** The table behind the first column, for its source. */
  readonly table: FigureTable | undefined;
}

type Level = "pillar" | "part" | "field";

/** The main parts under the pillars they belong to; a pillar with one part stands for it. */
export async function readPartTree(edition: Edition, columns: readonly TreeColumn[]): Promise<Tree> {
  const {names} = await readStructure(edition);
  const [pillars, parts] = [
    await readLevel(edition, columns, "pillar"),
    await readLevel(edition, columns, "part")
  ];
  const branches = codesOf(pillars).flatMap((pillar) => {
    const under = codesOf(parts).filter((part) => part === pillar || part.startsWith(pillar));
    const top = {
      code: pillar,
      title: names.of("pillar", pillar),
      href: partHref(under.length === 1 ? (under[0] ?? pillar) : pillar),
      depth: 0,
      figures: pillars.map(({figures}) => figures.get(pillar))
    };
    if (under.length <= 1) return [top];
    const below = under.map((part) => ({
      code: part,
      title: names.of("part", part),
      href: partHref(part),
      depth: 1,
      figures: parts.map(({figures}) => figures.get(part))
    }));
    return [top, ...below];
  });
  return {branches, table: parts[0]?.table};
}

/** The upper fields of science, with those below them where asked; most projects first. */
export async function readFieldTree(
  edition: Edition,
  columns: readonly TreeColumn[],
  {levels}: {levels: 1 | 2}
): Promise<Tree> {
  const {names} = await readStructure(edition);
  const upper = await readLevel(edition, columns, "field");
  const branchOf = (read: readonly ColumnLevel[], code: string, depth: number): Branch => ({
    code,
    title: names.of("field", code),
    href: fieldHref(code),
    depth,
    figures: read.map(({figures}) => figures.get(code))
  });
  const branches: Branch[] = [];
  for (const code of upper[0]?.figures.keys() ?? []) {
    branches.push(branchOf(upper, code, 0));
    if (levels === 1) continue;
    const inside = columns.map((column) => ({...column, base: narrowed(column.base, "field", [code])}));
    const lower = await readLevel(edition, inside, "field");
    for (const below of lower[0]?.figures.keys() ?? []) branches.push(branchOf(lower, below, 1));
  }
  return {branches, table: upper[0]?.table};
}

interface ColumnLevel {
  readonly table: FigureTable | undefined;
  readonly figures: ReadonlyMap<string, Figure>;
}

async function readLevel(
  edition: Edition,
  columns: readonly TreeColumn[],
  level: Level
): Promise<ColumnLevel[]> {
  const read: ColumnLevel[] = [];
  for (const {indicator, base} of columns) {
    const table = await askTable(edition, indicator, {...base, by: [level]});
    read.push({table, figures: byCode(table, level)});
  }
  return read;
}

function codesOf([first]: readonly ColumnLevel[]): string[] {
  return [...(first?.figures.keys() ?? [])].sort();
}
