import {readFileSync} from "node:fs";
import {sha256} from "../../base/hash.ts";
import {sansFaces} from "../fonts.ts";
import {FONT} from "./styles.ts";

const NAMESPACES =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const ELEMENTS = {regular: "w:embedRegular", bold: "w:embedBold", italic: "w:embedItalic"} as const;

/** The typeface as parts of a Word document, so that it looks the same where the typeface is not installed. */
export function fontParts(): Record<string, Uint8Array> {
  const faces = Object.entries(sansFaces()).map(([style, path], at) => {
    const data = readFileSync(path);
    return {
      element: ELEMENTS[style as keyof typeof ELEMENTS],
      name: `font${at + 1}.odttf`,
      id: `rId${at + 1}`,
      data,
      key: keyOf(data)
    };
  });
  const embedded = faces.map(({element, id, key}) => `<${element} r:id="${id}" w:fontKey="{${key}}"/>`);
  const links = faces.map(
    ({id, name}) => `<Relationship Id="${id}" Type="${RELATIONSHIP}" Target="fonts/${name}"/>`
  );
  return {
    "word/fontTable.xml": text(
      `${HEAD}<w:fonts ${NAMESPACES}><w:font w:name="${FONT}"><w:altName w:val="Calibri"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>${embedded.join("")}</w:font></w:fonts>`
    ),
    "word/_rels/fontTable.xml.rels": text(
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`
    ),
    ...Object.fromEntries(faces.map(({name, data, key}) => [`word/fonts/${name}`, obfuscated(data, key)]))
  };
}

function text(xml: string): Uint8Array {
  return new TextEncoder().encode(xml);
}

/** A GUID that follows from the font alone, so that the same font always gives the same bytes. */
function keyOf(data: Uint8Array): string {
  const digits = sha256(data).slice(0, 32).toUpperCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** ECMA-376 part 4, 17.8.1: the first 32 bytes are combined with the key, read from its end. */
function obfuscated(data: Uint8Array, key: string): Uint8Array {
  const mask = Buffer.from(key.replaceAll("-", ""), "hex").reverse();
  return data.map((byte, at) => (at < 32 ? byte ^ (mask[at % mask.length] ?? 0) : byte));
}
