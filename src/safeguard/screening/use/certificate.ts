import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify
} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {canonical} from "../../../base/canonical.ts";
import {ApertureError, isMissingFile} from "../../../base/errors.ts";
import {sha256} from "../../../base/hash.ts";
import type {ScreeningAnswer} from "./answer.ts";

/** What a search found and what it did not look at, signed by the installation that searched. */
export interface Certificate {
  readonly type: "aperture-search-certificate";
  readonly version: 1;
  /** Instant of the search, ISO 8601 in UTC. */
  readonly searched: string;
  readonly answer: ScreeningAnswer;
  /** Ed25519 public key, SPKI in base64, by which the signature is checked. */
  readonly publicKey: string;
  readonly signature: string;
}

const certificateSchema = z.looseObject({
  type: z.literal("aperture-search-certificate"),
  version: z.literal(1),
  searched: z.string(),
  answer: z.looseObject({asked: z.looseObject({name: z.string()})}),
  publicKey: z.string(),
  signature: z.string()
});

/** Signs an answer with the key of this installation, made when it is first needed. */
export async function certify(dataDir: string, answer: ScreeningAnswer, now: Date): Promise<Certificate> {
  const key = await readSigningKey(dataDir);
  const publicKey = createPublicKey(key).export({type: "spki", format: "der"}).toString("base64");
  const body = {
    type: "aperture-search-certificate",
    version: 1,
    searched: now.toISOString(),
    answer,
    publicKey
  } as const;
  return {...body, signature: sign(null, Buffer.from(canonical(body)), key).toString("base64")};
}

/** What a check of a certificate found. */
export interface Verified {
  readonly isSound: boolean;
  /** By which whoever made it can be asked whether the key is theirs. */
  readonly keyFingerprint: string;
  readonly certificate: Certificate;
}

/** Checks a certificate without a network; one changed character breaks the signature. */
export function verifyCertificate(text: string): Verified {
  const certificate = parseCertificate(text);
  const {signature, ...body} = certificate;
  const der = Buffer.from(certificate.publicKey, "base64");
  return {
    isSound: isSigned(body, der, signature),
    keyFingerprint: fingerprintOf(certificate.publicKey),
    certificate
  };
}

export function fingerprintOf(publicKey: string): string {
  return (sha256(publicKey).slice(0, 32).match(/.{4}/g) ?? []).join(" ");
}

function isSigned(body: object, der: Buffer, signature: string): boolean {
  try {
    const key = createPublicKey({key: der, format: "der", type: "spki"});
    return verify(null, Buffer.from(canonical(body)), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function parseCertificate(text: string): Certificate {
  try {
    return certificateSchema.parse(JSON.parse(text)) as unknown as Certificate;
  } catch (cause) {
    throw new ApertureError("source-damaged", "not a search certificate", {
      hint: "Give the JSON file that aperture screen --certificate wrote, unchanged.",
      cause
    });
  }
}

async function readSigningKey(dataDir: string): Promise<KeyObject> {
  const path = join(dataDir, "screening", "certificates.key");
  try {
    return createPrivateKey(await readFile(path));
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
  const {privateKey} = generateKeyPairSync("ed25519");
  await mkdir(join(dataDir, "screening"), {recursive: true});
  await writeFile(path, privateKey.export({type: "pkcs8", format: "pem"}), {mode: 0o600, flag: "wx"});
  return privateKey;
}
