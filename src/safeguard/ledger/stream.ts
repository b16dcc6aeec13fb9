import type {z} from "zod";
import {ApertureError} from "../../base/errors.ts";
import type {Draft, Entry} from "./entry.ts";

/** The kinds of entry a stream can have, each with its own fields. A shape only gains fields that may be missing;
 * for anything else a new kind is added. */
export type Shapes = Readonly<Record<string, z.ZodType>>;

/** One thing that happened in a stream: its kind, and the content the kind has. */
export type EventOf<S extends Shapes, Type extends keyof S & string = keyof S & string> = {
  readonly [One in Type]: {readonly type: One; readonly content: z.infer<S[One]>};
}[Type];

/** Says that something was read or taken out; it changes nothing of it. Every kind of stream has both. */
export const TRAIL_ONLY = ["viewed", "exported"] as const;

export function isTrailOnly(type: string): boolean {
  return (TRAIL_ONLY as readonly string[]).includes(type);
}

/** Reads an entry as an event of its stream; undefined where it belongs to a stream of another kind. */
export function readEvent<S extends Shapes>(
  shapes: S,
  {type, content}: Pick<Entry, "type"> & {readonly content: unknown}
): EventOf<S> | undefined {
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  return shape && ({type, content: shape.parse(content)} as EventOf<S>);
}

/** An event as it is written. Content that is not of its shape is an error that names the field. */
export function draftFrom<S extends Shapes>(
  shapes: S,
  stream: string,
  {type, content}: EventOf<S>,
  subject = stream
): Draft {
  const read = shapes[type]?.safeParse(content);
  if (read?.success) return {stream, type, subject, body: read.data};
  const [issue] = read?.error.issues ?? [];
  const field = issue?.path.map((step) => (typeof step === "number" ? step + 1 : String(step))).join(" ");
  throw new ApertureError("usage", `${field || type}: ${issue?.message ?? "not understood"}`, {
    hint: "Correct the field and send the form again. Nothing was kept."
  });
}
