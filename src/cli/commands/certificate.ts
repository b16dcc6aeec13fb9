import {readFile} from "node:fs/promises";
import {openScreening} from "../../app/screening/open-screening.ts";
import {recheck} from "../../app/screening/recheck.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {sentenceOf} from "../../safeguard/screening/use/answer.ts";
import {type Verified, verifyCertificate} from "../../safeguard/screening/use/certificate.ts";
import {type Command, DATA_FLAG, type Terminal, textFlag} from "../command.ts";

export const certificateCommand: Command = {
  name: "certificate",
  words: "verify|recheck FILE",
  summary: "Check a search certificate without a network, or ask its question again today",
  flags: {data: DATA_FLAG},
  examples: ["aperture certificate verify search.json", "aperture certificate recheck search.json"],
  async run(given, terminal) {
    const [word, file] = given.words;
    if ((word !== "verify" && word !== "recheck") || file === undefined) {
      throw new ApertureError("usage", "missing words", {hint: "Write aperture certificate verify FILE."});
    }
    const verified = verifyCertificate(await read(file));
    if (!verified.isSound) {
      throw new ApertureError("source-damaged", "the signature does not fit the certificate", {
        hint: "It was changed after it was signed. Ask for the original, or search again."
      });
    }
    if (word === "verify") return terminal.write(verifiedText(verified));
    await again(verified, textFlag(given, "data") ?? DEFAULT_DATA_DIR, terminal);
  }
};

async function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${file}`, {hint: "Check the path."});
  });
}

function verifiedText({certificate, keyFingerprint}: Verified): string {
  const {searched, answer} = certificate;
  return `${[
    `sound: nothing was changed since ${searched}`,
    `signed with the key ${keyFingerprint}`,
    sentenceOf(answer),
    ...answer.screened.map(
      ({title, edition, entries}) => `  ${title}, edition ${edition}, ${entries} entries`
    ),
    ...answer.notScreened.map(({warning}) => `  ${warning}`)
  ].join("\n")}\n`;
}

async function again({certificate}: Verified, dataDir: string, {write, effects}: Terminal): Promise<void> {
  const {appeared, disappeared, changed, matcher} = await recheck(
    await openScreening(dataDir, effects),
    certificate.answer
  );
  const isSame = appeared.length + disappeared.length === 0;
  write(
    `${[
      isSame ? "the answer would be the same today" : "the answer would differ today",
      ...appeared.map(({list, reference, name}) => `  new: ${list}/${reference} ${name}`),
      ...disappeared.map(({list, reference, name}) => `  gone: ${list}/${reference} ${name}`),
      ...changed.map(({list, before, after}) => `  ${list}: edition ${before} → ${after}`),
      ...(matcher ? [`  matcher ${matcher.before} → ${matcher.after}`] : [])
    ].join("\n")}\n`
  );
}
