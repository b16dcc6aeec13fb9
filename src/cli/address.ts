import {ApertureError} from "../base/errors.ts";
import {type Flag, type Given, textFlag} from "./command.ts";

/** Where the server listens unless it is told otherwise. */
export const DEFAULT_PORT = 8470;

export const ADDRESS_FLAG: Flag = {
  type: "string",
  value: "URL",
  help: "address under which people reach the server, such as https://aperture.example.org"
};

/** The address given with --address, without a path; undefined where none was given. */
export function addressFlag(given: Given): string | undefined {
  const text = textFlag(given, "address");
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  throw new ApertureError("usage", `invalid address: ${text}`, {
    hint: "Write it as https://aperture.example.org."
  });
}
