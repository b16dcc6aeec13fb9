import {createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify} from "node:crypto";
import {canonical} from "./canonical.ts";
import {readSecretFile} from "./secret-file.ts";

/** A word with the signature of an installation under it. The key it is checked by stands in the word itself. */
export type Signed<Body extends object> = Body & {
  /** Ed25519 public key, SPKI in base64. */
  readonly publicKey: string;
  readonly signature: string;
};

/** Signs in the name of an installation. */
export interface Signer {
  readonly publicKey: string;
  sign<Body extends object>(body: Body): Signed<Body>;
}

/** The signer whose Ed25519 key lies in a file; the key is made when it is first needed. */
export function openSigner(path: string): Signer {
  const key = createPrivateKey(readSecretFile(path, newPrivateKey));
  const publicKey = createPublicKey(key).export({type: "spki", format: "der"}).toString("base64");
  return {
    publicKey,
    sign(body) {
      const word = {...body, publicKey};
      return {...word, signature: sign(null, Buffer.from(canonical(word)), key).toString("base64")};
    }
  };
}

/** Whether a word was signed by the key it names; one changed character breaks the signature. */
export function isSigned({signature, ...word}: Signed<object>): boolean {
  try {
    const key = createPublicKey({key: Buffer.from(word.publicKey, "base64"), format: "der", type: "spki"});
    return verify(null, Buffer.from(canonical(word)), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function newPrivateKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({type: "pkcs8", format: "pem"}).toString();
}
