import {z} from "zod";
import {ApertureError} from "../../base/errors.ts";
import type {ListFile} from "./list.ts";
import {cutShort} from "./table.ts";
import {textOfFile} from "./text.ts";

/** A JSON document that holds its entries under one key. */
export interface JsonDocument {
  readonly entries: readonly unknown[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads a document and the entries under a key; one that breaks off is refused. */
export function readJsonDocument(file: ListFile, key: string): JsonDocument {
  const properties = z.record(z.string(), z.unknown()).safeParse(parse(file)).data ?? {};
  const entries = properties[key];
  if (Array.isArray(entries)) return {entries: entries as readonly unknown[], properties};
  throw new ApertureError("source-changed", `no list under "${key}" in ${file.name}`, {
    hint: "The publisher changed the form of the list, or this is another file."
  });
}

function parse(file: ListFile): unknown {
  const text = textOfFile(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw cutShort(file.name, error instanceof Error ? error.message : String(error));
  }
}
