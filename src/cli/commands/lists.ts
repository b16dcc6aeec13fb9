import type {Aside} from "../../app/lists/choose-edition.ts";
import {listStatus} from "../../app/lists/list-status.ts";
import {showListed} from "../../app/lists/show-listed.ts";
import {type UpdateOutcome, updateLists} from "../../app/lists/update-lists.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {firstDayOf, formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import type {EditionManifest} from "../../safeguard/lists/edition.ts";
import type {ListState} from "../../safeguard/lists/list-state.ts";
import {type Command, DATA_FLAG, type Given, type Terminal, textFlag} from "../command.ts";
import {textTable} from "../table.ts";

const MOST_LISTS = 40;

export const listsCommand: Command = {
  name: "lists",
  words: "update|status|show [LIST…]",
  mostWords: 1 + MOST_LISTS,
  summary: "Fetch the restrictive lists partners are screened against, and show what is held of them",
  flags: {
    from: {
      type: "string",
      value: "PATH",
      help: "file, zip, folder or address to read (default: the publisher's own)"
    },
    dated: {type: "string", value: "DATE", help: "day of the list, where its files do not say it"},
    "accept-outdated": {
      type: "boolean",
      help: "take a list past its age or older than the one in use; it stays marked as outdated"
    },
    "allow-smaller": {type: "boolean", help: "accept a list much smaller than the one in use"},
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture lists update",
    "aperture lists update eu-fsf un-sc",
    "aperture lists update own --from our-list.csv",
    "aperture lists status --format json",
    "aperture lists show un-sc CDe.001"
  ],
  run(given, terminal) {
    const [word = "", ...rest] = given.words;
    const action = ACTIONS[word];
    if (action) return action(given, terminal, rest);
    throw new ApertureError("usage", `unknown word: ${word || "none"}`, {
      hint: `Write one of ${Object.keys(ACTIONS).join(", ")}.`
    });
  }
};

const RECHECK = "Which past answers would change: aperture certificate recheck FOLDER\n";

type Action = (given: Given, terminal: Terminal, words: readonly string[]) => Promise<void>;

const ACTIONS: Readonly<Record<string, Action>> = {update, status, show};

async function update(given: Given, {write, effects}: Terminal, ids: readonly string[]): Promise<void> {
  const from = textFlag(given, "from");
  const dated = dayFlag(given);
  const outcomes = await updateLists(
    ids,
    {
      dataDir: dataDirOf(given),
      acceptOutdated: given.flags["accept-outdated"] === true,
      allowSmaller: given.flags["allow-smaller"] === true,
      ...(from !== undefined && {from}),
      ...(dated !== undefined && {dated})
    },
    effects
  );
  effects.progress.done();
  if (textFlag(given, "format") === "json") write(`${JSON.stringify(outcomes.map(asJson), null, 2)}\n`);
  else {
    for (const outcome of outcomes) write(`${outcomeText(outcome)}\n`);
    if (outcomes.some((outcome) => outcome.kind === "updated" && outcome.updated.isNew)) write(RECHECK);
  }
  const refused = outcomes.flatMap((outcome) => (outcome.kind === "refused" ? outcome : []));
  if (refused[0]) {
    throw new ApertureError(
      refused[0].error.code,
      `${refused.length} of ${countOf(outcomes.length, "list")} not taken`,
      {hint: "The editions in use are kept. See: aperture lists status"}
    );
  }
}

function outcomeText(outcome: UpdateOutcome): string {
  const {id} = outcome.list;
  if (outcome.kind === "refused")
    return `${id}: not taken: ${outcome.error.message}\n  ${outcome.error.hint ?? ""}`;
  const {manifest, isNew, change, aside} = outcome.updated;
  const issues = manifest.issues.reduce((sum, issue) => sum + issue.count, 0);
  const size = `${countOf(manifest.entries, "entry", "entries")}, ${countOf(manifest.names, "name")}`;
  const news = change
    ? `; ${change.added.length} added, ${change.removed.length} removed, ${change.changed.length} changed`
    : "";
  const understood = issues === 0 ? "every value understood" : `${countOf(issues, "value")} not understood`;
  const transcribed = manifest.transcription
    ? `\n  transcribed by ${manifest.transcription.by}, licence ${manifest.transcription.licence}: to screen with, not to publish`
    : "";
  const undated =
    manifest.datedBy === "file-date" && id !== "own"
      ? "\n  neither the file nor its publisher says the day of the list; give it with --dated"
      : "";
  const head = isNew
    ? `${id}: edition of ${formatDate(manifest.dated)}, ${size}, ${understood}${news}${transcribed}${undated}`
    : `${id}: nothing newer than the edition of ${formatDate(manifest.dated)}, ${size}`;
  return aside.length === 0 ? head : [head, ...choiceLines(manifest, aside)].join("\n");
}

/** Which of several files was taken, and what speaks against the others. */
function choiceLines({files}: EditionManifest, aside: readonly Aside[]): readonly string[] {
  return [
    `  the newest good one of ${aside.length + 1}: ${shortNames(files.map(({name}) => name))}`,
    ...aside.map((other) => `  put aside: ${shortNames(other.files)}: ${other.reason}`)
  ];
}

function shortNames([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${countOf(others.length, "other")}`;
}

function asJson(outcome: UpdateOutcome): object {
  const list = outcome.list.id;
  if (outcome.kind === "updated") return {list, kind: outcome.kind, ...outcome.updated};
  const {code, message, hint} = outcome.error;
  return {list, kind: outcome.kind, error: {code, message, hint}};
}

async function status(given: Given, {write, effects}: Terminal): Promise<void> {
  const states = await listStatus(dataDirOf(given), effects);
  if (textFlag(given, "format") === "json") return write(`${JSON.stringify(states, null, 2)}\n`);
  write(textTable(["list", "edition", "entries", "age", "state"], states.map(statusRow)));
  for (const {id, refused} of states)
    if (refused) write(`\n${id} was refused: ${refused.reason}\n  ${refused.hint ?? ""}\n`);
  const warnings = states.flatMap(({warning}) => warning ?? []);
  write(warnings.length === 0 ? "\nEvery list is current.\n" : `\n${warnings.join("\n")}\n`);
}

function statusRow({
  id,
  standing,
  manifest,
  ageDays,
  isUndated,
  refused,
  coveredBy
}: ListState): readonly string[] {
  return [
    id,
    isUndated ? "day unknown" : (manifest?.dated ?? "none"),
    manifest ? formatNumber(manifest.entries) : "–",
    ageDays === undefined || isUndated ? "–" : countOf(ageDays, "day"),
    [standing, coveredBy && `in ${coveredBy}`, refused && "refused last time"].filter(Boolean).join(", ")
  ];
}

async function show(given: Given, {write}: Terminal, words: readonly string[]): Promise<void> {
  const [list, ...reference] = words;
  if (list === undefined || reference.length === 0) {
    throw new ApertureError("usage", "missing list or reference", {
      hint: "Write aperture lists show LIST REFERENCE."
    });
  }
  const {entity, edition} = await showListed(list, reference.join(" "), dataDirOf(given));
  if (textFlag(given, "format") === "json") return write(`${JSON.stringify({edition, entity}, null, 2)}\n`);
  const {list: _, names, ...facts} = entity;
  const lines = [
    `${edition.title}, edition of ${formatDate(edition.dated)} (sha256 ${edition.sha256})`,
    ...names.map(
      ({text, quality, script}) => `  ${quality.padEnd(8)} ${text}${script ? ` (${script})` : ""}`
    ),
    ...Object.entries(facts).flatMap(([field, value]) => factLine(field, value))
  ];
  write(`${lines.join("\n")}\n`);
}

function factLine(field: string, value: unknown): string[] {
  const text = Array.isArray(value)
    ? value
        .map((item) => (typeof item === "string" ? item : Object.values(item as object).join(" ")))
        .join("; ")
    : String(value);
  return text === "" ? [] : [`  ${field}: ${text}`];
}

function dayFlag(given: Given): string | undefined {
  const text = textFlag(given, "dated");
  if (text === undefined || (text.length === 10 && firstDayOf(text) !== undefined)) return text;
  throw new ApertureError("usage", `invalid date for --dated: ${text}`, {hint: "Write it as 2025-12-06."});
}

function dataDirOf(given: Given): string {
  return textFlag(given, "data") ?? DEFAULT_DATA_DIR;
}
