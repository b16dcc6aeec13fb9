import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import {SIGNALS} from "../../../domain/appraisal.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import {type CaseEvidence, EVIDENCE_KINDS, type EvidenceKind} from "../../../safeguard/cases/evidence.ts";

const KINDS = Object.keys(EVIDENCE_KINDS) as readonly EvidenceKind[];

/** What was known on the day it was gathered, each finding with its sources. Findings are the software's. */
export const EvidenceView: FC<{one: Case; mayWork: boolean}> = ({one, mayWork}) => (
  <section id="evidence">
    <h2>Evidence</h2>
    <p class="quiet">
      Quoted as it stood on the day. A finding is the software’s; what it means is a person’s decision.
    </p>
    {KINDS.map((kind) => (
      <Kind kind={kind} found={one.evidence.filter((finding) => finding.kind === kind)} />
    ))}
    {mayWork && (one.state === "short" || one.state === "enhanced") && (
      <form method="post" action={`/cases/${one.id}/gather`}>
        <button class="button secondary" type="submit">
          Gather again
        </button>
      </form>
    )}
  </section>
);

const Kind: FC<{kind: EvidenceKind; found: readonly CaseEvidence[]}> = ({kind, found}) =>
  found.length === 0 ? null : (
    <>
      <h3>{EVIDENCE_KINDS[kind]}</h3>
      {found.map((finding) => (
        <Finding finding={finding} />
      ))}
    </>
  );

export const SignalBadge: FC<{signal: CaseEvidence["signal"]}> = ({signal}) =>
  signal === "none" ? null : (
    <span class={signal === "risk" ? "badge unverified" : "badge"}>{SIGNALS[signal].toLowerCase()}</span>
  );

export const Finding: FC<{finding: CaseEvidence}> = ({finding}) => (
  <article class="hit">
    <p class="tight">
      {finding.says} <SignalBadge signal={finding.signal} />
    </p>
    <Quoted finding={finding} />
  </article>
);

/** What a finding rests on; only its day where nothing could be looked up. */
const Quoted: FC<{finding: CaseEvidence}> = ({finding}) =>
  finding.quoted.length + finding.sources.length === 0 ? (
    <p class="quiet tight">Looked up on {formatDate(finding.on)}</p>
  ) : (
    <details open={finding.kind === "not-consulted"}>
      <summary>
        {finding.kind === "not-consulted" ? "Where to look" : "Quoted"}, {formatDate(finding.on)}
      </summary>
      <dl class="trace">
        {finding.quoted.map(({label, value, figure}) => (
          <>
            <dt>{label}</dt>
            <dd>{figure ? <a href={`/figure/${figure}`}>{value}</a> : value}</dd>
          </>
        ))}
        {finding.sources.map(({title, dated, sha256, address}) => (
          <>
            <dt>Source</dt>
            <dd>
              {isPage(address) ? <a href={address}>{title}</a> : title}
              {dated && `, ${formatDate(dated)}`} {sha256 && <span class="hash">{sha256.slice(0, 16)}…</span>}
            </dd>
          </>
        ))}
      </dl>
    </details>
  );

/** Only pages are linked: an address may be the name of a file, and in a case file from elsewhere it may be anything. */
function isPage(address: string | undefined): address is string {
  return address !== undefined && /^(https?:\/\/|\/(?!\/))/i.test(address);
}
