/** A piece of a template: words as they stand, or a hole with what goes into it. */
export type Piece = {readonly words: string} | {readonly hole: string; readonly of: readonly string[]};

const HOLE = /\{([a-z][a-z-]*)(?:[:(]([^{})]*)\)?)?\}/g;

/** Reads "{all} projects, of which {share} …, {trend(before, now)}, {document:com-2021-252}". */
export function parseTemplate(template: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(HOLE)) {
    if (match.index > end) pieces.push({words: template.slice(end, match.index)});
    const [whole, hole = "", given = ""] = match;
    const of = given
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
    pieces.push({hole, of});
    end = match.index + whole.length;
  }
  if (end < template.length) pieces.push({words: template.slice(end)});
  return pieces;
}

/** What is wrong with a template; undefined where nothing is. A number may only come from a figure or a statement. */
export function templateProblem(template: string): string | undefined {
  const outside = parseTemplate(template)
    .map((piece) => ("words" in piece ? piece.words : ""))
    .join("");
  const digits = /\d[\d.,]*/.exec(outside)?.[0];
  if (digits !== undefined)
    return `a number is written out: ${digits}; write a figure or statement in its place`;
  const brace = /[{}]/.exec(outside)?.[0];
  return brace === undefined ? undefined : "a brace that belongs to no hole; a hole looks like {all}";
}
