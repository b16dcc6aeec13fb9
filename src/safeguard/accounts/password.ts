import {randomBytes, type ScryptOptions, scrypt, timingSafeEqual} from "node:crypto";
import {ApertureError} from "../../base/errors.ts";

/** Cost of scrypt as OWASP advises: 2^16 blocks of 8, twice; some 64 MB for each attempt. */
const COST = {N: 2 ** 16, r: 8, p: 2} as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const MEMORY_FACTOR = 256;

const LEAST_LENGTH = 12;
const MOST_LENGTH = 200;
const LEAST_DIFFERENT = 6;

/** Refuses a password that is short, repeated, or made of the login. */
export function checkPassword(password: string, login: string): void {
  const fault = faultOf(password.normalize("NFKC"), login);
  if (!fault) return;
  throw new ApertureError("usage", `a password that ${fault}`, {
    hint: `Take ${LEAST_LENGTH} characters or more, such as four or five words that do not belong together.`
  });
}

function faultOf(password: string, login: string): string | undefined {
  const lower = password.toLowerCase();
  if (password.length < LEAST_LENGTH) return "is too short";
  if (password.length > MOST_LENGTH) return "is too long";
  if (new Set(lower).size < LEAST_DIFFERENT) return "repeats few characters";
  if (lower.includes((login.split("@")[0] ?? login).toLowerCase())) return "contains the login";
  if (/^(.{1,4})\1+$/.test(lower) || /password|passwort|aperture|qwerty|123456/.test(lower))
    return "is easily guessed";
  return undefined;
}

/** A password as it is kept: the method with its cost, the salt and the hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64"), hash.toString("base64")].join("$");
}

/** Whether a password is the one that was kept. Takes the same time where there is none. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = "", hash = ""] = (kept ?? NOBODY).split("$");
  const cost = {N: Number(N), r: Number(r), p: Number(p)};
  const derived = await derive(password.slice(0, MOST_LENGTH), Buffer.from(salt, "base64"), cost);
  const expected = Buffer.from(hash, "base64");
  return expected.length === derived.length && timingSafeEqual(expected, derived) && kept !== undefined;
}

const NOBODY = ["scrypt", COST.N, COST.r, COST.p, "AAAAAAAAAAAAAAAAAAAAAA==", `${"A".repeat(43)}=`].join("$");

function derive(password: string, salt: Buffer, cost: {N: number; r: number; p: number}): Promise<Buffer> {
  const options: ScryptOptions = {...cost, maxmem: MEMORY_FACTOR * cost.N * cost.r};
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key)
    );
  });
}
