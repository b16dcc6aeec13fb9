import type {IsoDate} from "../../base/dates.ts";
import type {StreamKind} from "../ledger/book.ts";
import type {OpenEntry} from "../ledger/ledger.ts";
import {isTrailOnly, readEvent} from "../ledger/stream.ts";
import type {AssetContent} from "./asset.ts";
import {
  type Access,
  ASSET_EVENTS,
  type AssetEvent,
  type CheckAnswer,
  type ClauseState,
  type HolderScreening,
  type ProjectContent,
  type ProjectStage,
  type Transfer,
  type TransferDecision
} from "./event.ts";
import {holderKey} from "./holders.ts";

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Checked extends Said {
  readonly answer: CheckAnswer;
  readonly note: string;
}

export interface Agreement {
  readonly agreement: string;
  readonly title: string;
  readonly partners: string;
  readonly clauses: ReadonlyMap<
    string,
    Said & {readonly state?: ClauseState | undefined; readonly note: string}
  >;
}

export interface TransferFile extends Transfer {
  readonly decided?:
    | (Said & {readonly decision: TransferDecision; readonly on: IsoDate; readonly reasons: string})
    | undefined;
}

/** The assets of a project with everything around them, as their entries make them. */
export interface AssetProject {
  readonly id: string;
  readonly institution: string;
  readonly author: string;
  /** Colleagues it was shared with. */
  readonly members: readonly string[];
  readonly openedAt: string;
  readonly changedAt: string;
  readonly sequence: number;
  readonly project: ProjectContent;
  readonly assets: ReadonlyMap<string, AssetContent>;
  readonly access: ReadonlyMap<string, Access & {readonly ended?: string}>;
  readonly transfers: ReadonlyMap<string, TransferFile>;
  /** By stage and practice. */
  readonly checks: ReadonlyMap<string, Checked>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  /** The newest screening of each organisation, by its key. */
  readonly screenings: ReadonlyMap<string, HolderScreening>;
}

export function checkKey(stage: ProjectStage, practice: string): string {
  return `${stage} ${practice}`;
}

/** How the entries of a project's register are folded. */
export const ASSET_REGISTER: StreamKind<AssetProject> = {
  types: Object.keys(ASSET_EVENTS).filter((type) => !isTrailOnly(type)),
  apply(before, entry) {
    if (entry.isErased) return before;
    const event = readEvent(ASSET_EVENTS, entry);
    if (!event) return before;
    if (event.type === "asset-project-opened") return opened(event.content, entry);
    if (!before) return undefined;
    // What the program found by itself is no step of a person, by which times of keeping are counted.
    const changedAt = event.type === "holder-screened" ? before.changedAt : entry.at;
    return {...before, ...changeOf(before, event, entry), sequence: entry.sequence, changedAt};
  }
};

function opened(project: ProjectContent, {stream, ledger, actor, at, sequence}: OpenEntry): AssetProject {
  return {
    id: stream,
    institution: ledger,
    author: actor,
    members: [],
    openedAt: at,
    changedAt: at,
    sequence,
    project,
    assets: new Map(),
    access: new Map(),
    transfers: new Map(),
    checks: new Map(),
    agreements: new Map(),
    screenings: new Map()
  };
}

function changeOf(now: AssetProject, event: AssetEvent, entry: OpenEntry): Partial<AssetProject> {
  switch (event.type) {
    case "asset-project-changed":
      return {project: event.content};
    case "asset-project-shared":
      return {members: [...new Set([...now.members, event.content.with])]};
    case "asset-kept":
      return {assets: withOne(now.assets, event.content.asset, event.content)};
    case "asset-removed":
      return {assets: new Map([...now.assets].filter(([id]) => id !== event.content.asset))};
    case "access-granted":
      return {access: withOne(now.access, event.content.access, event.content)};
    case "holder-screened":
      return {screenings: withOne(now.screenings, holderKey(event.content.holder), event.content)};
    case "access-ended": {
      const found = now.access.get(event.content.access);
      return found
        ? {access: withOne(now.access, found.access, {...found, ended: event.content.reasons})}
        : {};
    }
    default:
      return agreedIn(now, event, {by: entry.actor, at: entry.at});
  }
}

/** Events of transfers, checklists and agreements. */
function agreedIn(now: AssetProject, event: AssetEvent, said: Said): Partial<AssetProject> {
  switch (event.type) {
    case "transfer-kept": {
      const {transfer} = event.content;
      const {decided} = now.transfers.get(transfer) ?? {};
      return {transfers: withOne(now.transfers, transfer, {...event.content, decided})};
    }
    case "transfer-decided": {
      const {transfer, ...decided} = event.content;
      const found = now.transfers.get(transfer);
      return found
        ? {transfers: withOne(now.transfers, transfer, {...found, decided: {...decided, ...said}})}
        : {};
    }
    case "practice-checked": {
      const {practice, stage, ...answer} = event.content;
      return {checks: withOne(now.checks, checkKey(stage, practice), {...answer, ...said})};
    }
    case "agreement-kept": {
      const {agreement} = event.content;
      const {clauses} = now.agreements.get(agreement) ?? {clauses: new Map()};
      return {agreements: withOne(now.agreements, agreement, {...event.content, clauses})};
    }
    case "clause-considered": {
      const {agreement, clause, ...state} = event.content;
      const found = now.agreements.get(agreement);
      if (!found) return {};
      const clauses = withOne(found.clauses, clause, {...state, ...said});
      return {agreements: withOne(now.agreements, agreement, {...found, clauses})};
    }
    default:
      return {};
  }
}

function withOne<Value>(
  values: ReadonlyMap<string, Value>,
  id: string,
  value: Value
): ReadonlyMap<string, Value> {
  return new Map(values).set(id, value);
}
