/** Characters a font has a glyph for, from its table `cmap`, in the two forms that fonts of today use. */
export function charactersOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, "cmap");
  const found = new Set<number>();
  const subtables = view.getUint16(cmap + 2);
  for (let index = 0; index < subtables; index++) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(at);
    if (format === 4) readSegments(view, at, found);
    if (format === 12) readGroups(view, at, found);
  }
  return found;
}

function tableAt(view: DataView, name: string): number {
  const tables = view.getUint16(4);
  for (let index = 0; index < tables; index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    if (tag === name) return view.getUint32(at + 8);
  }
  throw new TypeError(`a font without the table ${name}`);
}

/** Format 4: segments of the basic plane; a segment either shifts its characters or points into a list of glyphs. */
function readSegments(view: DataView, at: number, found: Set<number>): void {
  const length = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + length + 2;
  const shifts = starts + length;
  const offsets = shifts + length;
  for (let segment = 0; segment < length; segment += 2) {
    const shift = view.getUint16(shifts + segment);
    const offset = view.getUint16(offsets + segment);
    const start = view.getUint16(starts + segment);
    const end = view.getUint16(ends + segment);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph =
        offset === 0 ? code + shift : view.getUint16(offsets + segment + offset + (code - start) * 2);
      if ((glyph & 0xffff) !== 0) found.add(code);
    }
  }
}

/** Format 12: groups of characters over all planes. */
function readGroups(view: DataView, at: number, found: Set<number>): void {
  const groups = view.getUint32(at + 12);
  for (let index = 0; index < groups; index++) {
    const group = at + 16 + index * 12;
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code++) found.add(code);
  }
}
