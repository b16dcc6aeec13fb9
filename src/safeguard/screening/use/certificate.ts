import {join} from "node:path";
import {z} from "zod";
import {ApertureError} from "../../../base/errors.ts";
import {sha256} from "../../../base/hash.ts";
import {isSigned, openSigner, type Signed} from "../../../base/signature.ts";
import type {ScreeningAnswer} from "./answer.ts";

/** What a search found and what it did not look at, signed by the installation that searched. */
export type Certificate = Signed<{
  readonly type: "aperture-search-certificate";
  readonly version: 1;
  /** Instant of the search, ISO 8601 in UTC. */
  readonly searched: string;
  readonly answer: ScreeningAnswer;
}>;

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
  const signer = openSigner(join(dataDir, "screening", "certificates.key"));
  return signer.sign({type: "aperture-search-certificate", version: 1, searched: now.toISOString(), answer});
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
  return {
    isSound: isSigned(certificate),
    keyFingerprint: fingerprintOf(certificate.publicKey),
    certificate
  };
}

export function fingerprintOf(publicKey: string): string {
  return (sha256(publicKey).slice(0, 32).match(/.{4}/g) ?? []).join(" ");
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
