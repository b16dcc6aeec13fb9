import {SaxesParser} from "saxes";
import {ApertureError} from "./errors.ts";
import {refuseWebPage} from "./web-page.ts";
import {xmlDecoderFor} from "./xml-encoding.ts";

/** An element with all it holds, by local names; namespaces do not matter. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

export interface XmlDocumentRule {
  /** Name of the file, for messages. */
  readonly name: string;
  readonly root: string;
  /** Elements that are handed over one by one; only one of them is held at a time. */
  readonly entries: ReadonlySet<string>;
}

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}

const CHUNK_BYTES = 1 << 16;
const MOST_DEPTH = 40;

/**
 * Reads a document of many like entries and answers with the attributes of its root. Refuses documents that declare
 * a type, since a type can define entities that grow without end, and documents that are not well-formed to the end.
 */
export function readXmlDocument(
  bytes: Uint8Array,
  rule: XmlDocumentRule,
  onEntry: (entry: XmlNode) => void
): Readonly<Record<string, string>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseWebPage(buffer.subarray(0, 512).toString("utf8"), rule.name);
  const reader = new EntryReader(rule, onEntry);
  try {
    const decoder = xmlDecoderFor(buffer.subarray(0, 512));
    for (let at = 0; at < buffer.length; at += CHUNK_BYTES)
      reader.push(decoder.decode(buffer.subarray(at, at + CHUNK_BYTES), {stream: true}));
    return reader.end(decoder.decode());
  } catch (error) {
    if (error instanceof ApertureError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw damaged(`not well-formed XML in ${rule.name}: ${reason}`, "It is cut short or was changed.", error);
  }
}

class EntryReader {
  readonly #rule: XmlDocumentRule;
  readonly #onEntry: (entry: XmlNode) => void;
  readonly #parser = new SaxesParser<{readonly xmlns: false; readonly position: false}>({
    xmlns: false,
    position: false
  });
  readonly #open: OpenNode[] = [];
  #depth = 0;
  #rootAttributes: Readonly<Record<string, string>> = {};

  constructor(rule: XmlDocumentRule, onEntry: (entry: XmlNode) => void) {
    this.#rule = rule;
    this.#onEntry = onEntry;
    this.#parser.on("doctype", () => {
      throw damaged(`XML that declares its own document type: ${rule.name}`, "Publishers of lists do not.");
    });
    this.#parser.on("opentag", ({name, attributes}) => this.#onOpen(localName(name), attributes));
    this.#parser.on("text", (text) => this.#onText(text));
    this.#parser.on("cdata", (text) => this.#onText(text));
    this.#parser.on("closetag", () => this.#onClose());
  }

  push(text: string): void {
    this.#parser.write(text);
  }

  end(text: string): Readonly<Record<string, string>> {
    this.#parser.write(text).close();
    return this.#rootAttributes;
  }

  #onOpen(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw new Error(`elements nested deeper than ${MOST_DEPTH}`);
    if (this.#depth === 1) this.#onRoot(name, attributes);
    const parent = this.#open.at(-1);
    if (!parent && !this.#rule.entries.has(name)) return;
    const node = {name, attributes: trimmed(attributes), children: [], text: ""};
    parent?.children.push(node);
    this.#open.push(node);
  }

  #onRoot(name: string, attributes: Readonly<Record<string, string>>): void {
    const {root, name: file} = this.#rule;
    if (name !== root)
      throw damaged(`${file} starts with <${name}>, not <${root}>`, "It is another document.");
    this.#rootAttributes = trimmed(attributes);
  }

  #onText(text: string): void {
    const node = this.#open.at(-1);
    if (node) node.text += text;
  }

  #onClose(): void {
    this.#depth -= 1;
    const node = this.#open.pop();
    if (node && this.#open.length === 0) this.#onEntry(node);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function trimmed(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [localName(name), value.trim()])
  );
}

function damaged(message: string, reason: string, cause?: unknown): ApertureError {
  return new ApertureError("source-damaged", message, {
    hint: `${reason} Fetch the file again from the publisher.`,
    ...(cause === undefined ? {} : {cause})
  });
}

/** All children of a name. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The trimmed text down a path of child names; empty where there is none. */
export function textOf(node: XmlNode | undefined, ...path: readonly string[]): string {
  let at = node;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at?.text.trim() ?? "";
}
