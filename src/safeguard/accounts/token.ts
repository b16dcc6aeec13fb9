import {randomBytes} from "node:crypto";
import {sha256} from "../../base/hash.ts";

const TOKEN_BYTES = 32;

/** A word that opens something once or for a while. Only its hash is kept. */
export function newToken(): {readonly token: string; readonly kept: string} {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return {token, kept: keptToken(token)};
}

export function keptToken(token: string): string {
  return sha256(token);
}

/** A name nobody can guess, for an account, a case or a file. */
export function newId(prefix: string): string {
  return `${prefix}-${randomBytes(9).toString("base64url").replaceAll(/[-_]/g, "0").toLowerCase()}`;
}
