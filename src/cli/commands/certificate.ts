import {readFile} from "node:fs/promises";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {sentenceOf} from "../../safeguard/screening/use/answer.ts";
import {sayBatch} from "../../safeguard/screening/use/batch.ts";
import {type Verified, verifyCertificate} from "../../safeguard/screening/use/certificate.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";
import {recheckCertificates} from "./recheck-certificates.ts";

/** As many as a shell hands over for *.json in a folder of years. */
const MOST_FILES = 10_000;

export const certificateCommand: Command = {
  name: "certificate",
  words: "verify FILE|recheck FILE|FOLDER…",
  mostWords: 1 + MOST_FILES,
  summary:
    "Check a search certificate without a network, or ask past questions again with the lists and matcher of today",
  flags: {data: DATA_FLAG},
  examples: [
    "aperture certificate verify search.json",
    "aperture certificate recheck search.json",
    "aperture certificate recheck past-searches/"
  ],
  async run(given, terminal) {
    const [word, file, ...more] = given.words;
    if (file === undefined || !(word === "recheck" || (word === "verify" && more.length === 0))) {
      throw new ApertureError("usage", "missing or unknown words", {
        hint: "Write aperture certificate verify FILE, or aperture certificate recheck FILE or FOLDER."
      });
    }
    if (word === "recheck")
      return recheckCertificates([file, ...more], textFlag(given, "data") ?? DEFAULT_DATA_DIR, terminal);
    const verified = verifyCertificate(await read(file));
    if (!verified.isSound) {
      throw new ApertureError("source-damaged", "the signature does not fit the certificate", {
        hint: "It was changed after it was signed. Ask for the original, or search again."
      });
    }
    terminal.write(verifiedText(verified));
  }
};

async function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${file}`, {hint: "Check the path."});
  });
}

function verifiedText({certificate, keyFingerprint}: Verified): string {
  const {searched} = certificate;
  const told = "batch" in certificate ? certificate.batch : certificate.answer;
  return `${[
    `sound: nothing was changed since ${searched}`,
    `signed with the key ${keyFingerprint}`,
    "batch" in certificate ? `${sayBatch(certificate.batch)}.` : sentenceOf(certificate.answer),
    ...told.screened.map(({title, edition, entries}) => `  ${title}, edition ${edition}, ${entries} entries`),
    ...told.notScreened.map(({warning}) => `  ${warning}`)
  ].join("\n")}\n`;
}
