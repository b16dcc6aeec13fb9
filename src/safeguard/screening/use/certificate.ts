import {join} from "node:path";
import {z} from "zod";
import {ApertureError} from "../../../base/errors.ts";
import {sha256} from "../../../base/hash.ts";
import {isSigned, openSigner, type Signed, type Signer} from "../../../base/signature.ts";
import type {ScreeningAnswer} from "./answer.ts";
import {answersIn, type Batch} from "./batch.ts";

/** What a search found and what it did not look at, signed by the installation that searched. */
export type Certificate = Signed<{
  readonly type: "aperture-search-certificate";
  readonly version: 1;
  /** Instant of the search, ISO 8601 in UTC. */
  readonly searched: string;
  readonly answer: ScreeningAnswer;
}>;

/** The same of many names at once. */
export type BatchCertificate = Signed<{
  readonly type: "aperture-batch-certificate";
  readonly version: 1;
  readonly searched: string;
  readonly batch: Batch;
}>;

export type AnyCertificate = Certificate | BatchCertificate;

const signed = {version: z.literal(1), searched: z.string(), publicKey: z.string(), signature: z.string()};
const asked = z.looseObject({name: z.string()});

const certificateSchema = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("aperture-search-certificate"),
    ...signed,
    answer: z.looseObject({asked})
  }),
  z.looseObject({
    type: z.literal("aperture-batch-certificate"),
    ...signed,
    batch: z.looseObject({answers: z.array(z.looseObject({id: z.string(), asked}))})
  })
]);

/** Signs an answer with the key of this installation, made when it is first needed. */
export async function certify(dataDir: string, answer: ScreeningAnswer, now: Date): Promise<Certificate> {
  return signerOf(dataDir).sign({
    type: "aperture-search-certificate",
    version: 1,
    searched: now.toISOString(),
    answer
  });
}

/** The same for many names at once: one file, one signature. */
export async function certifyBatch(dataDir: string, batch: Batch, now: Date): Promise<BatchCertificate> {
  return signerOf(dataDir).sign({
    type: "aperture-batch-certificate",
    version: 1,
    searched: now.toISOString(),
    batch
  });
}

function signerOf(dataDir: string): Signer {
  return openSigner(join(dataDir, "screening", "certificates.key"));
}

/** What a certificate says was asked and found; of a batch, each row as the answer it would have had alone. */
export function answersOf(certificate: AnyCertificate): readonly ScreeningAnswer[] {
  return "batch" in certificate ? answersIn(certificate.batch) : [certificate.answer];
}

/** What a check of a certificate found. */
export interface Verified {
  readonly isSound: boolean;
  /** By which whoever made it can be asked whether the key is theirs. */
  readonly keyFingerprint: string;
  readonly certificate: AnyCertificate;
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

function parseCertificate(text: string): AnyCertificate {
  try {
    return certificateSchema.parse(JSON.parse(text)) as unknown as AnyCertificate;
  } catch (cause) {
    throw new ApertureError("source-damaged", "not a search certificate", {
      hint: "Give the JSON file that aperture screen --certificate wrote, unchanged.",
      cause
    });
  }
}
