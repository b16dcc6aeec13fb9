import {ApertureError} from "../../base/errors.ts";
import {refuseWebPage} from "../../base/web-page.ts";
import type {NameQuality} from "../../domain/listed-entity.ts";
import type {DraftName, ListFile} from "./list.ts";

/** The text of a file in the encoding its publisher uses; refuses pages, and bytes that do not fit. */
export function textOfFile({name, bytes}: ListFile, encoding: "utf-8" | "latin1" = "utf-8"): string {
  const text = decode(name, bytes, encoding).replace(/^\uFEFF/, "");
  refuseWebPage(text.slice(0, 512), name);
  return text;
}

function decode(name: string, bytes: Uint8Array, encoding: "utf-8" | "latin1"): string {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch (cause) {
    throw new ApertureError("source-damaged", `not ${encoding.toUpperCase()}: ${name}`, {
      hint: "The file was changed on its way, or cut within a character. Fetch it again from the publisher.",
      cause
    });
  }
}

/** Parts of a text at a mark, trimmed, without the empty ones. */
export function splitAt(text: string | undefined, mark: string | RegExp): string[] {
  return (text ?? "")
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Names of one quality. */
export function namesOf(texts: readonly string[], quality: NameQuality): DraftName[] {
  return texts.map((text) => ({text, quality}));
}

/** Properties whose value is there; exact optional properties cannot hold an empty one. */
export function present<K extends string>(
  values: Readonly<Record<K, string | undefined>>
): Partial<Record<K, string>> {
  return Object.fromEntries(
    Object.entries<string | undefined>(values).filter(([, value]) => value !== undefined && value !== "")
  ) as Partial<Record<K, string>>;
}
