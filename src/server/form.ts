import type {Context} from "hono";
import {ApertureError} from "../base/errors.ts";

/** The fields of a form as they were sent. A field that is missing is an empty text. */
export interface Form {
  text(name: string): string;
  /** The same, undefined where it is empty. */
  optional(name: string): string | undefined;
  /** Every value of a field that can stand several times, without blanks. */
  all(name: string): readonly string[];
  file(name: string): File | undefined;
  /** Names of the fields that begin so. */
  names(prefix: string): readonly string[];
}

export const NO_FORM: Form = {
  text: () => "",
  optional: () => undefined,
  all: () => [],
  file: () => undefined,
  names: () => []
};

/** Reads a form; one that cannot be read is an error, never half a form. */
export async function readForm(c: Context): Promise<Form> {
  const data = await c.req.formData().catch((cause: unknown) => {
    throw new ApertureError("usage", "a form that cannot be read", {
      hint: "Send it again from its page.",
      cause
    });
  });
  const texts = (name: string) =>
    data.getAll(name).filter((value): value is string => typeof value === "string");
  const text = (name: string) => (texts(name)[0] ?? "").replaceAll("\r\n", "\n").trim();
  return {
    text,
    optional: (name) => text(name) || undefined,
    all: (name) =>
      texts(name)
        .map((value) => value.trim())
        .filter(Boolean),
    file: (name) => {
      const value = data.get(name);
      return value instanceof File && value.size > 0 ? value : undefined;
    },
    names: (prefix) => [...new Set([...data.keys()].filter((key) => key.startsWith(prefix)))]
  };
}

/** The sequence of the case the form was made from; a step on an older view is refused. */
export function seenIn(form: Form): number {
  const seen = Number(form.text("seen"));
  if (Number.isInteger(seen) && seen > 0) return seen;
  throw new ApertureError("usage", "a form without the state it was made from", {
    hint: "Load the page again."
  });
}

/** A text that has to be written; at least three letters. */
export function required(form: Form, name: string): string {
  const text = form.text(name);
  if (text.length >= 3) return text;
  throw new ApertureError("usage", `missing ${name}`, {hint: "Write a sentence; it is kept in the ledger."});
}

/** What was written into a field of a form that was not taken, or what is kept. */
export function triedOr(tried: Form, name: string, kept: string | undefined): string {
  return tried.names(name).includes(name) ? tried.text(name) : (kept ?? "");
}
