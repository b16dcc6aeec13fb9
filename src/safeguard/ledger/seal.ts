import {createCipheriv, createDecipheriv, randomBytes} from "node:crypto";
import {ApertureError} from "../../base/errors.ts";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const KEY_BYTES = 32;

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Seals bytes with AES-256-GCM; `context` is not hidden, but the seal opens only together with it. */
export function sealBytes(plain: Uint8Array, key: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sealBytes` sealed. A changed byte, another key or another context is an error. */
export function openBytes(sealed: Buffer, key: Uint8Array, context: string): Buffer {
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch (cause) {
    throw new ApertureError("source-damaged", "sealed content that does not open", {
      hint: "It was changed, or the key is another. Run: aperture cases verify",
      cause
    });
  }
}

export function sealText(plain: string, key: Uint8Array, context: string): string {
  return sealBytes(Buffer.from(plain), key, context).toString("base64");
}

export function openText(sealed: string, key: Uint8Array, context: string): string {
  return openBytes(Buffer.from(sealed, "base64"), key, context).toString();
}
