import {linkOrganisations} from "../../app/link-organisations.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {type Command, requiredFlag} from "../command.ts";

export const organisationsCommand: Command = {
  name: "organisations",
  words: "link",
  summary: "Link affiliations to organisations of the Research Organization Registry (ROR)",
  flags: {
    in: {type: "string", value: "IN.csv", help: "column affiliation, as authors or partners write it"},
    out: {
      type: "string",
      value: "OUT.csv",
      help: "the same rows with ror_id, confidence, method; empty where none is sure"
    },
    registry: {
      type: "string",
      value: "FILE",
      help: "ROR data dump: JSON or JSON Lines, gzipped or not, schema 1 or 2"
    }
  },
  examples: ["aperture organisations link --in affiliations.csv --out linked.csv --registry ror.json"],
  async run(given, {effects}) {
    const [word = ""] = given.words;
    if (word !== "link")
      throw new ApertureError("usage", `unknown word: ${word || "none"}`, {
        hint: "Write: aperture organisations link"
      });
    const out = requiredFlag(given, "out");
    const count = await linkOrganisations(
      requiredFlag(given, "in"),
      out,
      requiredFlag(given, "registry"),
      effects
    );
    effects.log(`${countOf(count, "affiliation")} read: ${out}`);
  }
};
