import type {Block, Heading} from "./block.ts";

/** Gives sections, tables and pictures their numbers: 3.2, A.1, Table 5, Figure 7. */
export function numbered(blocks: readonly Block[]): Block[] {
  const levels = [0, 0, 0, 0];
  let annexes = 0;
  let isAnnex = false;
  let tables = 0;
  let pictures = 0;
  const numberOf = ({level, number}: Heading): string => {
    if (level === 1) {
      isAnnex = number === "annex";
      if (isAnnex) annexes += 1;
    }
    if (!(isAnnex && level === 1)) levels[level - 1] = (levels[level - 1] ?? 0) + 1;
    levels.fill(0, level);
    const head = isAnnex ? letter(annexes) : String(levels[0]);
    return [head, ...levels.slice(1, level)].join(".");
  };
  return blocks.map((block) => {
    if (block.kind === "heading") return {...block, number: numberOf(block)};
    if (block.kind === "table") return {...block, number: String(++tables)};
    return block.kind === "picture" ? {...block, number: String(++pictures)} : block;
  });
}

function letter(index: number): string {
  return String.fromCharCode("A".charCodeAt(0) + index - 1);
}
