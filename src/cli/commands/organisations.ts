import {linkOrganisations} from "../../app/link-organisations.ts";
import {linkParticipants} from "../../app/link-participants.ts";
import {reviewLink} from "../../app/review-link.ts";
import {DEFAULT_DATA_DIR, openStore} from "../../app/store.ts";
import {isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import {type Command, DATA_FLAG, type Given, requiredFlag, type Terminal, textFlag} from "../command.ts";
import {writeOver} from "../write-out.ts";

export const organisationsCommand: Command = {
  name: "organisations",
  words: "link|review [PIC ROR]",
  mostWords: 3,
  summary:
    "Link affiliations and CORDIS participants to organisations of the Research Organization Registry (ROR)",
  flags: {
    in: {type: "string", value: "IN.csv", help: "column affiliation, as authors or partners write it"},
    warehouse: {type: "boolean", help: "link every organisation of the CORDIS warehouse, by its PIC"},
    out: {
      type: "string",
      value: "OUT.csv",
      help: "the same rows with ror_id, confidence, method; empty where none is sure"
    },
    registry: {
      type: "string",
      value: "FILE",
      help: "ROR data dump: JSON or JSON Lines, gzipped or not, schema 1 or 2"
    },
    finding: {type: "string", value: "confirmed|rejected", help: "what a review of a link found"},
    by: {type: "string", value: "NAME", help: "who looked at the link"},
    reason: {type: "string", value: "TEXT", help: "why it holds or does not"},
    data: DATA_FLAG
  },
  examples: [
    "aperture organisations link --in affiliations.csv --out linked.csv --registry ror.json",
    "aperture organisations link --warehouse --out pic-ror.csv --registry ror.json",
    'aperture organisations review 999999999 https://ror.org/0example1 --finding rejected --by "A. Officer" --reason "a namesake"'
  ],
  async run(given, terminal) {
    const [word = ""] = given.words;
    if (word === "review") return review(given, terminal);
    if (word !== "link")
      throw new ApertureError("usage", `unknown word: ${word || "none"}`, {
        hint: "Write: aperture organisations link, or aperture organisations review"
      });
    return given.flags["warehouse"] === true ? linkAll(given, terminal) : linkFile(given, terminal);
  }
};

async function linkFile(given: Given, {effects}: Terminal): Promise<void> {
  const out = requiredFlag(given, "out");
  const {read, linked} = await linkOrganisations(
    requiredFlag(given, "in"),
    out,
    requiredFlag(given, "registry"),
    effects
  );
  effects.log(`${countOf(read, "affiliation")} read, ${formatNumber(linked)} linked: ${out}`);
}

async function linkAll(given: Given, {write, effects}: Terminal): Promise<void> {
  const out = requiredFlag(given, "out");
  const registry = requiredFlag(given, "registry");
  const store = await openStore(textFlag(given, "data"));
  try {
    const dataDir = textFlag(given, "data") ?? DEFAULT_DATA_DIR;
    const {csv, participants, linked, reviewed} = await linkParticipants(store, registry, dataDir, effects);
    await writeOver(out, csv);
    write(
      `${formatNumber(linked)} of ${formatNumber(participants)} organisations linked, ${formatNumber(reviewed)} reviewed: ${out}\n`
    );
  } finally {
    store.db.close();
  }
}

async function review(given: Given, {write, effects}: Terminal): Promise<void> {
  const [, pic = "", ror = ""] = given.words;
  const {finding} = await reviewLink(textFlag(given, "data") ?? DEFAULT_DATA_DIR, {
    pic,
    ror,
    finding: requiredFlag(given, "finding"),
    by: requiredFlag(given, "by"),
    reason: requiredFlag(given, "reason"),
    on: isoDay(effects.now())
  });
  write(`${finding}; the next links keep to it\n`);
}
