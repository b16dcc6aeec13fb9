import type {OpenEntry} from "../ledger/ledger.ts";
import {isTrailOnly} from "../ledger/stream.ts";
import {answerKey, type Case, SIGNATURES_NEEDED, type Signature} from "./case.ts";
import {type CaseEvent, isCaseEventType, OUTCOMES, parseCaseEvent, REOPENING_CAUSES} from "./event.ts";
import {evidenceKey} from "./evidence.ts";

/** The next state of a case after one more entry. Entries that only say who looked change nothing. */
export function apply(before: Case | undefined, entry: OpenEntry): Case | undefined {
  if (!isCaseEventType(entry.type) || isTrailOnly(entry.type)) return before;
  if (entry.isErased) return before ? erasedOf(before, entry) : erasedCase(entry);
  const event = parseCaseEvent(entry.type, entry.content);
  const base = before ?? (event.type === "opened" ? emptyCase(entry, event.content.scheme) : undefined);
  if (!base) return undefined;
  const next = {...base, ...changeOf(base, event, entry), sequence: entry.sequence};
  return {...next, history: [...base.history, lineOf(event, entry)]};
}

function emptyCase({stream, ledger, actor, at, sequence}: OpenEntry, scheme: string): Case {
  return {
    id: stream,
    institution: ledger,
    author: actor,
    openedAt: at,
    sequence,
    state: "short",
    persons: [],
    personScreenings: [],
    erasedPersons: 0,
    scheme,
    answers: new Map(),
    evidence: [],
    raisedBecause: [],
    notes: [],
    files: [],
    erasedFiles: 0,
    measures: [],
    signatures: [],
    reopenings: [],
    history: []
  };
}

function erasedCase(entry: OpenEntry): Case {
  return {...emptyCase(entry, ""), state: "erased"};
}

/** An entry whose key is gone: of a person or file, the case goes on; of the case itself, only its links are left. */
function erasedOf(before: Case, entry: OpenEntry): Case {
  const isFile = entry.type === "attached" || entry.type === "person-file-attached";
  return {
    ...before,
    erasedPersons: before.erasedPersons + (entry.type === "person-named" ? 1 : 0),
    erasedFiles: before.erasedFiles + (isFile ? 1 : 0),
    sequence: entry.sequence
  };
}

function changeOf(now: Case, event: CaseEvent, entry: OpenEntry): Partial<Case> {
  const {actor: by, at} = entry;
  switch (event.type) {
    case "opened":
      return {plan: event.content.plan};
    case "planned":
      return {plan: event.content.plan};
    case "person-named":
      return {persons: [...now.persons.filter(({person}) => person !== event.content.person), event.content]};
    case "person-screened":
      return {personScreenings: newest(now.personScreenings, [event.content.evidence])};
    case "answered": {
      const {scheme, question} = event.content;
      return {answers: new Map(now.answers).set(answerKey(scheme, question), {...event.content, by, at})};
    }
    case "evidence-gathered":
      return {evidence: newest(now.evidence, event.content.evidence)};
    case "noted":
      return {notes: [...now.notes, {text: event.content.text, by, at}]};
    case "attached":
    case "person-file-attached":
      return {files: [...now.files, {...event.content, subject: entry.subject}]};
    case "assigned":
      return {assignee: event.content.to};
    case "imported":
      return {imported: event.content};
    default:
      return stepOf(now, event, entry);
  }
}

function newest(before: Case["evidence"], gathered: Case["evidence"]): Case["evidence"] {
  const keys = new Set(gathered.map(evidenceKey));
  return [...before.filter((one) => !keys.has(evidenceKey(one))), ...gathered];
}

/** Events that move the case on, or its measures. */
function stepOf(now: Case, event: CaseEvent, {actor: by, at}: OpenEntry): Partial<Case> {
  switch (event.type) {
    case "raised":
      return {state: "enhanced", scheme: event.content.scheme, raisedBecause: event.content.because};
    case "ended-by-short-check":
      return {state: "ended", shortCheck: {...event.content, at}};
    case "measure-planned":
      return {
        measures: [
          ...now.measures.filter(({measure}) => measure !== event.content.measure),
          {...event.content, state: "planned"}
        ]
      };
    case "measure-done":
      return {measures: closed(now, event.content.measure, "done", event.content.proof)};
    case "measure-dropped":
      return {measures: closed(now, event.content.measure, "dropped", event.content.reasons)};
    case "proposed":
      return {state: "proposed", proposal: {...event.content, by, at}, signatures: []};
    case "returned":
      return {state: "enhanced", signatures: []};
    case "signed":
      return signedBy(now, {...event.content, by, at});
    case "reopened":
      return {
        state: now.raisedBecause.length > 0 || now.state === "decided" ? "enhanced" : "short",
        signatures: [],
        reopenings: [...now.reopenings, {...event.content, at}]
      };
    case "withdrawn":
      return {state: "withdrawn"};
    default:
      return {};
  }
}

function closed(now: Case, id: string, state: "done" | "dropped", word: string): Case["measures"] {
  return now.measures.map((one) => (one.measure === id ? {...one, state, word} : one));
}

function signedBy(now: Case, signature: Signature): Partial<Case> {
  const signatures = [...now.signatures, signature];
  const {proposal} = now;
  if (signatures.length < SIGNATURES_NEEDED || !proposal) return {signatures};
  return {
    signatures,
    state: "decided",
    decision: {outcome: proposal.outcome, at: signature.at, until: proposal.until}
  };
}

function lineOf(event: CaseEvent, {sequence, at, actor}: OpenEntry) {
  return {sequence, at, by: actor, type: event.type, says: sayEvent(event)};
}

/** What happened, in a few words for the history. */
export function sayEvent(event: CaseEvent): string {
  switch (event.type) {
    case "opened":
      return "opened the case";
    case "planned":
      return "changed the plan";
    case "person-named":
      return "named a person";
    case "answered":
      return `answered a question: ${event.content.question}`;
    case "evidence-gathered":
      return `gathered evidence: ${event.content.evidence.length} findings`;
    case "raised":
      return `raised to the enhanced appraisal: ${event.content.because.join("; ")}`;
    case "ended-by-short-check":
      return event.content.finding;
    case "proposed":
      return `proposed: ${OUTCOMES[event.content.outcome]}`;
    case "signed":
      return `signed: ${OUTCOMES[event.content.outcome]}`;
    case "reopened":
      return `reopened: ${REOPENING_CAUSES[event.content.cause]}. ${event.content.detail}`;
    default:
      return SAYINGS[event.type];
  }
}

const SAYINGS = {
  noted: "wrote a note",
  "person-screened": "screened a person",
  attached: "attached a file",
  "person-file-attached": "attached a file about a person",
  "measure-planned": "planned a measure",
  "measure-done": "completed a measure",
  "measure-dropped": "dropped a measure",
  returned: "returned the case",
  withdrawn: "withdrew the case",
  assigned: "assigned the case",
  imported: "imported the case",
  erased: "erased data",
  viewed: "looked at the case",
  exported: "exported the case"
} as const;
