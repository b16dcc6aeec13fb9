import {readTable} from "../../app/read-table.ts";
import {screenBatch} from "../../app/screening/batch.ts";
import {batchCsv, batchWorkbook} from "../../app/screening/batch-files.ts";
import {type OpenScreening, openScreening} from "../../app/screening/open-screening.ts";
import {readQuestion} from "../../app/screening/question.ts";
import {readBatch} from "../../app/screening/read-batch.ts";
import {screen} from "../../app/screening/screen.ts";
import {warehouseOrganisations} from "../../app/screening/warehouse-organisations.ts";
import {DEFAULT_DATA_DIR, openStore} from "../../app/store.ts";
import {isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {sayAge} from "../../safeguard/lists/list-state.ts";
import {type Links, readLinks} from "../../safeguard/organisations/links.ts";
import {type AnswerHit, type ScreeningAnswer, sentenceOf} from "../../safeguard/screening/use/answer.ts";
import {type Batch, sayBatch} from "../../safeguard/screening/use/batch.ts";
import {type AnyCertificate, certify, certifyBatch} from "../../safeguard/screening/use/certificate.ts";
import {clearHit} from "../../safeguard/screening/use/clearances.ts";
import {
  type Command,
  DATA_FLAG,
  formatFlag,
  type Given,
  requiredFlag,
  type Terminal,
  textFlag
} from "../command.ts";
import {writeNewFile, writeOver} from "../write-out.ts";

export const screenCommand: Command = {
  name: "screen",
  words: "[NAME]",
  mostWords: 40,
  summary: "Look a name up in every restrictive list held, and say against which it was not screened",
  flags: {
    kind: {type: "string", value: "organisation|person", help: "what the name is of (default: either)"},
    country: {
      type: "string",
      value: "CODE",
      help: "country of an organisation's seat; orders hits, never makes one"
    },
    city: {type: "string", value: "NAME", help: "city of the seat"},
    identifier: {
      type: "string",
      value: "SCHEME:VALUE",
      help: "number by which it can be told apart, such as LEI:…"
    },
    "birth-date": {type: "string", value: "DATE", help: "date of birth of a person, in part or whole"},
    batch: {
      type: "string",
      value: "FILE",
      help: "CSV or XLSX with the columns name, kind, country, city, identifier, birth_date"
    },
    warehouse: {type: "boolean", help: "screen every organisation of the CORDIS warehouse"},
    out: {type: "string", value: "FILE", help: "where to write the answers of a batch: .csv, .xlsx or .json"},
    certificate: {type: "string", value: "FILE", help: "write a signed search certificate"},
    clear: {
      type: "string",
      value: "LIST/REFERENCE",
      help: "note that this hit is somebody else; needs --by and --reason"
    },
    by: {type: "string", value: "NAME", help: "who looked at the hit"},
    reason: {type: "string", value: "TEXT", help: "why it is somebody else"},
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture screen Example Institute of Technology --kind organisation --country CN",
    "aperture screen Example Institute --certificate search.json",
    "aperture screen --batch partners.xlsx --out screened.csv --certificate batch.json",
    'aperture screen Example Institute --clear un-sc/QDe.001 --by "A. Officer" --reason "other country, other field"'
  ],
  async run(given, terminal) {
    const dataDir = textFlag(given, "data") ?? DEFAULT_DATA_DIR;
    const open = await openScreening(dataDir, terminal.effects);
    if (textFlag(given, "batch") !== undefined || given.flags["warehouse"] === true)
      return runBatch(given, terminal, open);
    const answer = await screen(open, questionOf(given));
    if (textFlag(given, "clear") !== undefined) return clear(given, terminal, answer, dataDir);
    const file = textFlag(given, "certificate");
    if (file !== undefined)
      await writeCertificate(file, await certify(dataDir, answer, terminal.effects.now()));
    const isJson = formatFlag(given, ["text", "json"]) === "json";
    terminal.write(isJson ? `${JSON.stringify(answer, null, 2)}\n` : asText(answer));
  }
};

function questionOf(given: Given) {
  return readQuestion({
    name: given.words.join(" "),
    kind: textFlag(given, "kind"),
    country: textFlag(given, "country"),
    city: textFlag(given, "city"),
    identifier: textFlag(given, "identifier"),
    birthDate: textFlag(given, "birth-date")
  });
}

async function runBatch(given: Given, {write, effects}: Terminal, open: OpenScreening): Promise<void> {
  const out = requiredFlag(given, "out");
  const isWarehouse = given.flags["warehouse"] === true;
  const questions = isWarehouse
    ? await withStore(given, warehouseOrganisations)
    : readBatch(await readTable(textFlag(given, "batch") ?? ""));
  const links = isWarehouse ? await readLinks(open.dataDir) : undefined;
  const batch = await screenBatch(open, questions, effects);
  await writeOver(out, await fileOf(out, batch, links));
  const certificate = textFlag(given, "certificate");
  if (certificate !== undefined)
    await writeCertificate(certificate, await certifyBatch(open.dataDir, batch, effects.now()));
  write(`${sayBatch(batch)}: ${out}\n`);
}

/** The form of the file by how its name ends; CSV where it says nothing. */
async function fileOf(path: string, batch: Batch, links: Links | undefined): Promise<string | Buffer> {
  if (/\.json$/i.test(path)) return `${JSON.stringify(batch, null, 2)}\n`;
  return /\.xlsx$/i.test(path) ? batchWorkbook(batch, links) : batchCsv(batch, links);
}

/** A certificate is not written over another. */
function writeCertificate(path: string, certificate: AnyCertificate): Promise<void> {
  return writeNewFile(path, `${JSON.stringify(certificate, null, 2)}\n`);
}

async function withStore<T>(
  given: Given,
  read: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>
): Promise<T> {
  const store = await openStore(textFlag(given, "data"));
  try {
    return await read(store);
  } finally {
    store.db.close();
  }
}

async function clear(
  given: Given,
  {write, effects}: Terminal,
  answer: ScreeningAnswer,
  dataDir: string
): Promise<void> {
  const [list = "", ...rest] = (textFlag(given, "clear") ?? "").split("/");
  const reference = rest.join("/");
  const hit = answer.hits.find((one) => one.list === list && one.reference === reference);
  if (!hit) {
    throw new ApertureError("not-found", `no such hit: ${list}/${reference}`, {
      hint: "Screen the name first, and give list and reference as they are shown."
    });
  }
  const finding = {
    by: requiredFlag(given, "by"),
    reason: requiredFlag(given, "reason"),
    on: isoDay(effects.now())
  };
  await clearHit(dataDir, answer.asked, hit, finding);
  write("cleared; it comes back when the list or what is known of the name changes\n");
}

function asText(answer: ScreeningAnswer): string {
  const {hits, cleared, reopened, screened, notScreened, threshold, identity} = answer;
  return `${[
    sentenceOf(answer),
    ...(identity?.otherNames.length
      ? [
          `also asked for as ${identity.otherNames.join("; ")}: the same organisation, ${identity.ror}, by a confirmed link`
        ]
      : []),
    ...hits.map(hitText),
    ...reopened.map(({list, reference, because}) => `reopened ${list}/${reference}: ${because}`),
    ...cleared.map(
      ({list, reference, by, on, reason}) => `stays cleared ${list}/${reference}: ${reason} (${by}, ${on})`
    ),
    `screened, hits from probability ${threshold.toFixed(2)}:`,
    ...screened.map(
      ({title, dated, entries, ...age}) =>
        `  ${title}, ${age.isUndated ? "file of " : ""}${dated}, ${formatNumber(entries)} entries, ${sayAge(age)}`
    ),
    ...(notScreened.length ? ["gaps:", ...notScreened.map(({warning}) => `  ${warning}`)] : [])
  ].join("\n")}\n`;
}

function hitText({
  list,
  reference,
  name,
  primaryName,
  score,
  band,
  effect,
  part,
  otherName,
  features,
  evidence,
  legalReference
}: AnswerHit): string {
  return [
    `${band === "strong" ? "strong  " : "possible"} ${score.toFixed(2)}  ${name}${primaryName === name ? "" : ` (${primaryName})`}`,
    `    ${list}/${reference}, ${effect}${legalReference ? `, ${legalReference}` : ""}`,
    ...(part ? [`    met by a part of the name: ${part}`] : []),
    ...(otherName ? [`    met by another name of the organisation: ${otherName}`] : []),
    ...features.map(
      ({name: what, left, right, cost}) =>
        `    ${what}: ${left || "–"} ~ ${right || "–"} (${cost.toFixed(2)})`
    ),
    ...evidence.map(({what, agrees}) => `    ${what} ${agrees ? "agrees" : "differs"}`)
  ].join("\n");
}
