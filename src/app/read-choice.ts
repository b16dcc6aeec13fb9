import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";

/** One of a closed list as a person writes it. Throws with the nearest where it is none of them. */
export function readChoice<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const near = closest(text.toLowerCase(), known);
  throw new ApertureError("usage", `unknown ${name}: ${text}`, {
    hint: [near && `Did you mean ${near}?`, known.length <= 24 && `Known: ${known.join(", ")}.`]
      .filter(Boolean)
      .join(" ")
  });
}
