import {readFileSync} from "node:fs";
import {watchHolders} from "../../app/assets/watch.ts";
import {checkLedgers} from "../../app/cases/check-ledgers.ts";
import type {CaseDesk} from "../../app/cases/desk.ts";
import {applyRetention} from "../../app/cases/retention.ts";
import {subjectReport} from "../../app/cases/subject-access.ts";
import {watchCases} from "../../app/cases/watch.ts";
import {openSite} from "../../app/site.ts";
import {DEFAULT_DATA_DIR} from "../../app/store.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {REOPENING_CAUSES} from "../../safeguard/cases/event.ts";
import {type Anchor, parseAnchor} from "../../safeguard/ledger/anchor.ts";
import {
  type Command,
  DATA_FLAG,
  formatFlag,
  type Given,
  listFlag,
  type Terminal,
  textFlag
} from "../command.ts";
import {type DeskAction, runAtDesk} from "../with-desk.ts";

export const casesCommand: Command = {
  name: "cases",
  words: "verify|anchor|watch|retention|subject",
  summary: "Verify the ledger of cases, and open again what rests on facts that changed",
  flags: {
    anchor: {
      type: "string",
      multiple: true,
      value: "FILE",
      help: "an anchor kept elsewhere, to be compared too"
    },
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture cases verify",
    "aperture cases verify --anchor kept-elsewhere.json",
    "aperture cases anchor > head.json",
    "aperture cases watch",
    "aperture cases retention",
    "aperture cases subject < name.txt"
  ],
  run: (given, terminal) => runAtDesk(ACTIONS, given, terminal)
};

const ACTIONS: Readonly<Record<string, DeskAction>> = {
  verify,
  anchor,
  watch,
  subject,
  retention: async (desk, _, {write, effects}) => {
    const erased = await applyRetention(desk, effects);
    write(`${countOf(erased.length, "subject")} erased, whose time was over.\n`);
  }
};

async function verify(desk: CaseDesk, given: Given, {write}: Terminal): Promise<void> {
  const kept = listFlag(given, "anchor").map(readAnchor);
  const checks = await checkLedgers(desk, kept);
  if (formatFlag(given, ["text", "json"]) === "json") write(`${JSON.stringify(checks, null, 2)}\n`);
  else {
    for (const {ledger, entries, erased, anchored, head, faults} of checks) {
      write(
        `${ledger}: ${countOf(entries, "entry", "entries")}, ${erased} erased, anchored up to ${anchored}, head ${head}\n`
      );
      for (const {message} of faults) write(`  ${message}\n`);
    }
    if (checks.length === 0) write("No ledger yet.\n");
  }
  const faults = checks.flatMap((check) => check.faults);
  if (faults.length === 0) return;
  throw new ApertureError("not-reconciled", `the ledger does not hold: ${countOf(faults.length, "fault")}`, {
    hint: faults.every(({kind}) => kind === "unanchored")
      ? "Nothing is missing. Make sure that the folder of the cases can be written, and run it again."
      : "Keep database and anchors as they are, and compare them with a backup."
  });
}

function readAnchor(path: string): Anchor {
  try {
    return parseAnchor(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new ApertureError("source-damaged", `not an anchor: ${path}`, {
      hint: "Give a file that aperture cases anchor wrote.",
      cause
    });
  }
}

/** The newest anchor of each ledger, to be kept where nobody who writes cases can reach. */
async function anchor({ledgers, anchors}: CaseDesk, _: Given, {write}: Terminal): Promise<void> {
  const rows = await ledgers.database.rows("SELECT ledger FROM ledger ORDER BY ledger");
  const heads = rows.flatMap((row) => anchors.of(String(row["ledger"])).anchors.at(-1) ?? []);
  for (const head of heads) write(`${JSON.stringify(head)}\n`);
}

async function watch(desk: CaseDesk, given: Given, {write, effects}: Terminal): Promise<void> {
  const site = openSite(textFlag(given, "data") ?? DEFAULT_DATA_DIR, effects);
  try {
    const reopened = await watchCases(desk, site, effects);
    for (const {id, cause, detail} of reopened) write(`${id}: ${REOPENING_CAUSES[cause]}. ${detail}\n`);
    write(`${countOf(reopened.length, "case")} opened again.\n`);
    const listed = (await watchHolders(desk, site, effects)).filter(({signal}) => signal === "risk");
    for (const {id} of listed) write(`${id}: a rights holder met a list; its page says which.\n`);
    write(`${countOf(listed.length, "rights holder")} newly met by a list.\n`);
  } finally {
    site.close();
  }
}

/** Everything kept of a person. The name comes on standard input: what stands on a command line is kept by the shell. */
async function subject(desk: CaseDesk, _: Given, {write}: Terminal): Promise<void> {
  const name = readFileSync(0, "utf8").trim();
  write(`${JSON.stringify(await subjectReport(desk, name), null, 2)}\n`);
}
