import {readCountry} from "../../app/codes.ts";
import {enterFinding, withdrawFinding} from "../../app/dossier/evidence.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {groupBy} from "../../base/collections.ts";
import {isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {
  CRITERIA,
  type Finding,
  LEANINGS,
  sayDisagreement,
  sayOrigin,
  sayValidity
} from "../../modulate/evidence/finding.ts";
import {readLedger} from "../../modulate/evidence/ledger.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

export const evidenceCommand: Command = {
  name: "evidence",
  words: "add|list|withdraw",
  summary: "Enter, list or withdraw findings of named experts on a country, with source and expiry",
  flags: {
    country: {type: "string", value: "CODE", help: "country the finding is on"},
    criterion: {type: "string", value: "NAME", help: `one of ${Object.keys(CRITERIA).join(", ")}`},
    leaning: {
      type: "string",
      value: "NAME",
      help: `one of ${Object.keys(LEANINGS).join(", ")} (default: neutral)`
    },
    text: {type: "string", value: "TEXT", help: "the finding, in a sentence or two"},
    author: {type: "string", value: "NAME", help: "who found it"},
    source: {
      type: "string",
      value: "TEXT",
      help: "where it can be read: document, address, or interview with date"
    },
    found: {type: "string", value: "DATE", help: "day of the document or interview (default: today)"},
    expires: {type: "string", value: "DATE", help: "last day on which it may be relied on"},
    replaces: {
      type: "string",
      value: "ID",
      help: "finding it takes the place of; that one is kept as withdrawn"
    },
    id: {type: "string", value: "ID", help: "finding to withdraw; it is kept, with who withdrew it and why"},
    by: {type: "string", value: "NAME", help: "who withdraws it"},
    reasons: {type: "string", value: "TEXT", help: "why it is withdrawn"},
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    'aperture evidence add --country KR --criterion reciprocity --leaning favours --text "..." --author "A. Expert" --source https://... --expires 2027-11-22',
    "aperture evidence list --country KR",
    'aperture evidence withdraw --id 0123456789ab --by "A. Expert" --reasons "The law was changed."'
  ],
  async run(given, {write, effects}) {
    const [word] = given.words;
    const today = isoDay(effects.now());
    const dataDir = textFlag(given, "data") ?? DEFAULT_DATA_DIR;
    const isJson = textFlag(given, "format") === "json";
    const form = Object.fromEntries(
      Object.keys(evidenceCommand.flags).map((name) => [name, textFlag(given, name)])
    );
    const say = (finding: Finding, done: string) =>
      write(isJson ? `${JSON.stringify(finding, null, 2)}\n` : `${done} ${finding.id}\n`);
    if (word === "add") return say(await enterFinding(form, dataDir, today), "entered as");
    if (word === "withdraw") return say(await withdrawFinding(form, dataDir, today), "withdrew");
    if (word !== "list")
      throw new ApertureError("usage", `unknown word: ${word ?? "none"}`, {
        hint: "Write add, list or withdraw."
      });
    const country = textFlag(given, "country");
    const findings = await readLedger(dataDir, country && readCountry(country));
    write(isJson ? `${JSON.stringify(findings, null, 2)}\n` : asText(findings, today));
  }
};

function asText(findings: readonly Finding[], today: string): string {
  if (findings.length === 0) return "no finding\n";
  const apart = [...groupBy(findings, ({country}) => country)].flatMap(([country, own]) => {
    const sentence = sayDisagreement(own, today);
    return sentence === undefined ? [] : [`${country}: ${sentence}\n`];
  });
  const lines = findings.map((finding) => {
    const {id, country, criterion, leaning, text, source, withdrawnFor} = finding;
    const state = withdrawnFor ? `withdrawn for ${withdrawnFor}` : sayValidity(finding, today);
    return `${id}  ${country}  ${CRITERIA[criterion]}, ${LEANINGS[leaning].toLowerCase()}; ${state}\n  ${text}\n  ${sayOrigin(finding)}; ${source}\n`;
  });
  return [...lines, ...apart].join("");
}
