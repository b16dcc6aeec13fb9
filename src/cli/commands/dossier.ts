import {
  DOSSIER_FORMS,
  type DossierForm,
  readDossierCountries,
  writeDossiers
} from "../../app/dossier/write-dossier.ts";
import {readDay} from "../../app/read-day.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

const FORMS = Object.keys(DOSSIER_FORMS) as DossierForm[];

export const dossierCommand: Command = {
  name: "dossier",
  words: "COUNTRY…|all",
  mostWords: 300,
  summary: "Write the dossier of a country, or of all, as a briefing of a few pages: web page, PDF, Word",
  flags: {
    on: {type: "string", value: "DATE", help: "day all facts are as of (default: today)"},
    forms: {type: "string", value: "FORMS", help: `forms to write (default: ${FORMS.join(",")})`},
    out: {type: "string", value: "DIR", help: "folder to write to (default: dossiers)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture dossier KR",
    "aperture dossier KR CN Egypt --out briefings --forms pdf",
    "aperture dossier all --out dossiers"
  ],
  async run(given, {write, effects}) {
    const codes = readDossierCountries(given.words);
    const today = isoDay(effects.now());
    const options = {
      dataDir: textFlag(given, "data") ?? DEFAULT_DATA_DIR,
      out: textFlag(given, "out") ?? "dossiers",
      on: readDay("on", textFlag(given, "on"), today),
      forms: readForms(textFlag(given, "forms"))
    };
    const written = await writeDossiers(codes, options, effects);
    effects.progress.done();
    write(`${written.map((path) => `${path}\n`).join("")}${countOf(codes.length, "dossier")}\n`);
  }
};

function readForms(text: string | undefined): readonly DossierForm[] {
  if (text === undefined) return FORMS;
  const asked = text.split(",").filter(Boolean);
  const unknown = asked.find((form) => !FORMS.some((known) => known === form));
  if (unknown === undefined && asked.length > 0) return FORMS.filter((form) => asked.includes(form));
  throw new ApertureError("usage", `unknown form: ${unknown ?? "none"}`, {
    hint: `Known: ${FORMS.join(", ")}.`
  });
}
