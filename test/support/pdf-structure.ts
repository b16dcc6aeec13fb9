/** An element of the structure tree of a tagged PDF. */
export interface StructElement {
  readonly type: string;
  /** Its dictionary as it stands in the file. */
  readonly body: string;
}

/** What the rules of PDF/UA-1 that a program can check are checked on. */
export interface PdfStructure {
  /** In reading order. */
  readonly elements: readonly StructElement[];
  readonly pages: readonly string[];
  readonly links: readonly string[];
  readonly fonts: readonly string[];
  readonly fontDescriptors: readonly string[];
  readonly catalog: string;
  readonly metadata: string;
}

/** Reads the objects of a PDF that stand in it uncompressed, as the Typst compiler writes them. */
export function readPdfStructure(data: Uint8Array): PdfStructure {
  const text = Buffer.from(data).toString("latin1");
  const objects = new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = "", body = ""]) => [id, body])
  );
  const dictionaries = [...objects.values()].map((body) => body.split(/\bstream\r?\n/)[0] ?? "");
  const ofType = (type: string) => dictionaries.filter((body) => new RegExp(`/Type /${type}\\b`).test(body));
  const [catalog = ""] = ofType("Catalog");
  const root = /\/StructTreeRoot (\d+) 0 R/.exec(catalog)?.[1] ?? "";
  return {
    elements: walk(root, objects),
    pages: ofType("Page"),
    links: dictionaries.filter((body) => /\/Subtype \/Link\b/.test(body)),
    fonts: dictionaries.filter((body) => /\/Subtype \/Type0\b/.test(body)),
    fontDescriptors: ofType("FontDescriptor"),
    catalog,
    metadata: [...objects.values()].find((body) => body.includes("<x:xmpmeta")) ?? ""
  };
}

function walk(id: string, objects: ReadonlyMap<string, string>): StructElement[] {
  const body = objects.get(id) ?? "";
  const kids = /\/K (\[[\s\S]*?\]|\d+ 0 R)/.exec(body)?.[1] ?? "";
  const below = [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = ""]) => walk(kid, objects));
  const type = /\/Type \/StructElem\s+\/S \/(\w+)/.exec(body)?.[1];
  return type ? [{type, body}, ...below] : below;
}
