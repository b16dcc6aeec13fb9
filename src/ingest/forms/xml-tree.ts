import type {TextDecoder} from "node:util";
import {SaxesParser} from "saxes";
import {ApertureError} from "../../base/errors.ts";
import {refuseWebPage} from "../../base/web-page.ts";
import {xmlDecoderFor} from "../../base/xml-encoding.ts";

/** An element that was kept, by its local name; its text only where it may hold no kept element. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Which elements are kept under an element of a name; what is not named is passed over with all it holds. */
export type Wanted = Readonly<Record<string, ReadonlySet<string>>>;

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
}

/** The XML declaration, which may name the encoding, is complete within this. */
const HEAD_BYTES = 512;

/**
 * Reads one XML document, fed piece by piece, into a tree of the wanted elements alone. Namespaces do not matter.
 * A document whose root is not the wanted one is told by `root` and keeps nothing.
 */
export class XmlTreeReader {
  readonly #name: string;
  readonly #wanted: Wanted;
  readonly #wantedRoot: string;
  readonly #parser = new SaxesParser({xmlns: true});
  readonly #open: OpenElement[] = [];
  #head: Buffer = Buffer.alloc(0);
  #decoder: TextDecoder | undefined;
  #unwantedDepth = 0;
  /** Local name of the root element, once it has been seen. */
  root: string | undefined;
  tree: XmlElement | undefined;

  constructor(name: string, wantedRoot: string, wanted: Wanted) {
    this.#name = name;
    this.#wanted = wanted;
    this.#wantedRoot = wantedRoot;
    this.#parser.on("doctype", (text) => this.#refuseInternalSubset(text));
    this.#parser.on("opentag", (tag) => this.#onOpen(tag.local, tag.attributes));
    this.#parser.on("text", (text) => this.#onText(text));
    this.#parser.on("cdata", (text) => this.#onText(text));
    this.#parser.on("closetag", () => this.#onClose());
  }

  push(bytes: Buffer): void {
    if (this.#decoder) this.#read(this.#decoder, bytes);
    else {
      this.#head = Buffer.concat([this.#head, bytes]);
      if (this.#head.length >= HEAD_BYTES) this.#readHead();
    }
  }

  end(): void {
    const decoder = this.#decoder ?? this.#readHead();
    this.#guard(() => this.#parser.write(decoder.decode()).close());
  }

  #readHead(): TextDecoder {
    refuseWebPage(this.#head.toString("utf8"), this.#name);
    this.#decoder = this.#guard(() => xmlDecoderFor(this.#head));
    this.#read(this.#decoder, this.#head);
    return this.#decoder;
  }

  #read(decoder: TextDecoder, bytes: Buffer): void {
    this.#guard(() => this.#parser.write(decoder.decode(bytes, {stream: true})));
  }

  #guard<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof ApertureError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new ApertureError("source-damaged", `not well-formed XML in ${this.#name}: ${reason}`, {
        hint: "The file is cut short or was changed. Fetch it again from the publisher.",
        cause: error
      });
    }
  }

  #refuseInternalSubset(doctype: string): void {
    if (!doctype.includes("[")) return;
    throw new ApertureError("source-damaged", `XML that defines its own entities: ${this.#name}`, {
      hint: "CORDIS does not publish such files. Do not use this one; fetch it again from the publisher."
    });
  }

  #onOpen(name: string, attributes: Readonly<Record<string, {local: string; value: string}>>): void {
    this.root ??= name;
    const parent = this.#open.at(-1);
    const isWanted = parent ? this.#wanted[parent.name]?.has(name) : name === this.#wantedRoot;
    if (this.#unwantedDepth > 0 || !isWanted) {
      this.#unwantedDepth += 1;
      return;
    }
    const values = Object.values(attributes).map(({local, value}) => [local, value.trim()] as const);
    const element = {name, attributes: Object.fromEntries(values), children: [], text: ""};
    parent?.children.push(element);
    this.#open.push(element);
  }

  #onText(text: string): void {
    const element = this.#open.at(-1);
    if (element && !this.#wanted[element.name]) element.text += text;
  }

  #onClose(): void {
    if (this.#unwantedDepth > 0) this.#unwantedDepth -= 1;
    else {
      const element = this.#open.pop();
      if (this.#open.length === 0) this.tree = element;
    }
  }
}

/** The first element down a path of child names. */
export function elementAt(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  let at = element;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at;
}

/** All children of a name under the element a path leads to. */
export function elementsAt(
  element: XmlElement | undefined,
  path: readonly string[],
  name: string
): readonly XmlElement[] {
  return elementAt(element, ...path)?.children.filter((child) => child.name === name) ?? [];
}

/** The trimmed text down a path; undefined where the element is absent or empty. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return elementAt(element, ...path)?.text.trim() || undefined;
}
