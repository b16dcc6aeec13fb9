import type {Dimension} from "../domain/dimension.ts";
import {DIMENSIONS} from "../domain/dimension.ts";
import type {Figure, FigureTable} from "../domain/figure.ts";
import {GROUPS} from "../domain/group.ts";
import {type Block, plain, type Text, words} from "./block.ts";
import {nameSpan, sourceOf} from "./compose-show.ts";
import {figureSpan, fill} from "./compose-text.ts";
import type {Composer} from "./composer.ts";
import type {MatrixBlock} from "./outline-schema.ts";
import type {Wording} from "./sources.ts";

interface Filled {
  readonly title: Text;
  readonly table: FigureTable | undefined;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Several indicators side by side, one row for each code; the first column gives the order where codes have none. */
export async function composeMatrix(block: MatrixBlock, composer: Composer, id: string): Promise<Block[]> {
  const caption = fill(block.title, composer);
  const columns: Filled[] = [];
  for (const column of block.columns) {
    const title = fill(column.title, composer);
    const table = await composer.register.table(
      composer.expand(column.figures),
      `${plain(caption)}: ${plain(title)}`
    );
    columns.push({title, table, figures: byCode(table, block.matrix)});
  }
  const codes = inOrder([...(columns[0]?.figures.keys() ?? [])], block.matrix).filter(
    (code) => code !== "unknown" && code !== "ZZ"
  );
  const shown = block.most === undefined ? codes : codes.slice(0, block.most);
  const first = columns.find(({table}) => table)?.table;
  if (!first || shown.length === 0)
    return [{kind: "paragraph", tone: "blank", text: fill(block.empty, composer)}];
  const {wording} = composer.sources;
  const written = columns.map(({figures}) =>
    wording.inColumn(shown.flatMap((code) => figures.get(code) ?? []))
  );
  return [
    {
      kind: "table",
      id,
      number: "",
      caption,
      columns: [
        {title: [words(DIMENSIONS[block.matrix].title)], align: "start", width: 4},
        ...columns.map(({title}) => ({title, align: "end" as const, width: 2}))
      ],
      rows: shown.map((code) => [
        [nameSpan(block.matrix, code, wording)],
        ...columns.map((column, at): Text => [cellOf(column, code, written[at] ?? wording)])
      ]),
      source: sourceOf(first)
    }
  ];
}

const INCOMES = ["high", "upper-middle", "lower-middle", "low"];

/** Country groups and income groups have an order of their own, the same in every table. */
function inOrder(codes: readonly string[], dimension: Dimension): readonly string[] {
  const order = dimension === "group" ? Object.keys(GROUPS) : dimension === "income" ? INCOMES : undefined;
  return order ? order.filter((code) => codes.includes(code)) : codes;
}

function byCode(table: FigureTable | undefined, dimension: Dimension): ReadonlyMap<string, Figure> {
  return new Map((table?.figures ?? []).map((figure) => [String(figure.dims[dimension]), figure]));
}

/** A code without a row is none of the column's; the dash says so without claiming a number. */
function cellOf({table, figures}: Filled, code: string, wording: Wording) {
  const figure = figures.get(code);
  if (!figure) return words(table ? "none" : "– (not in the data held)");
  return figureSpan(figure, wording);
}
