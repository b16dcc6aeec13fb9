import {join} from "node:path";
import {ApertureError} from "../../base/errors.ts";
import {readSecretFile} from "../../base/secret-file.ts";
import {KEY_BYTES, newKey} from "./seal.ts";

/** Random bytes have some 30 different values among 32; anything a person typed or copied from a manual has fewer. */
const LEAST_DIFFERENT = 16;

/**
 * The key that all other keys are sealed with: 32 random bytes in base64, from the environment or a file beside the
 * cases. A key that is too short, repeated or a word is refused: nothing starts with a secret that others know.
 */
export function readMasterKey(folder: string, given?: string): Buffer {
  const text = given ?? readSecretFile(masterKeyPath(folder), () => newKey().toString("base64"));
  const key = Buffer.from(text.trim(), "base64");
  const isText = key.toString("base64").replace(/=+$/, "") !== text.trim().replace(/=+$/, "");
  if (isText || key.length !== KEY_BYTES || new Set(key).size < LEAST_DIFFERENT || isPrintable(key)) {
    throw new ApertureError("refused", "a master key that is not 32 random bytes", {
      hint: "Make one with: openssl rand -base64 32. Keep it; without it the cases cannot be read."
    });
  }
  return key;
}

export function masterKeyPath(folder: string): string {
  return join(folder, "master.key");
}

function isPrintable(key: Buffer): boolean {
  return key.every((byte) => byte >= 0x20 && byte < 0x7f);
}
