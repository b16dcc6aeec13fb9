import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import {SIGNALS} from "../../../domain/appraisal.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import {type CaseEvidence, EVIDENCE_KINDS, type EvidenceKind} from "../../../safeguard/cases/evidence.ts";

const KINDS = Object.keys(EVIDENCE_KINDS) as readonly EvidenceKind[];

/** What was known on the day it was gathered, each finding with its sources. Findings are the software's. */
export const EvidenceView: FC<{one: Case; mayWork: boolean}> = ({one, mayWork}) => {
  const [day, ...others] = new Set(one.evidence.map(({on}) => on));
  const isOfOneDay = day !== undefined && others.length === 0;
  return (
    <section id="evidence">
      <h2>Evidence</h2>
      <p class="quiet">
        Quoted as it stood on {isOfOneDay ? formatDate(day) : "the day"}. A finding is the software’s; what it
        means is a person’s decision.
      </p>
      {KINDS.map((kind) => (
        <Kind
          kind={kind}
          found={one.evidence.filter((finding) => finding.kind === kind)}
          isDated={!isOfOneDay}
        />
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
};

const Kind: FC<{kind: EvidenceKind; found: readonly CaseEvidence[]; isDated: boolean}> = ({
  kind,
  found,
  isDated
}) =>
  found.length === 0 ? null : (
    <>
      <h3>{EVIDENCE_KINDS[kind]}</h3>
      {found.map((finding) => (
        <Finding finding={finding} isDated={isDated} />
      ))}
    </>
  );

export const SignalBadge: FC<{signal: CaseEvidence["signal"]}> = ({signal}) =>
  signal === "none" ? null : (
    <span class={signal === "risk" ? "badge unverified" : "badge"}>{SIGNALS[signal].toLowerCase()}</span>
  );

interface FindingProps {
  readonly finding: CaseEvidence;
  /** Whether its day is said with it; where all findings are of one day, that is said once. */
  readonly isDated?: boolean;
}

export const Finding: FC<FindingProps> = ({finding, isDated = true}) => (
  <article class="hit">
    <p class="tight">
      {finding.says} <SignalBadge signal={finding.signal} />
    </p>
    <Quoted finding={finding} isDated={isDated} />
  </article>
);

/** What a finding rests on; only its day where nothing could be looked up. */
const Quoted: FC<Required<FindingProps>> = ({finding: {kind, quoted, sources, on}, isDated}) => {
  if (quoted.length + sources.length === 0)
    return isDated ? <p class="quiet tight">Looked up on {formatDate(on)}</p> : null;
  const isNamed = (title: string) => quoted.some(({label}) => label === title);
  return (
    <details>
      <summary>
        {kind === "not-consulted" ? "Where to look" : "Quoted"}
        {isDated && `, ${formatDate(on)}`}
      </summary>
      <dl class="trace">
        {quoted.map(({label, value, figure}) => (
          <>
            <dt>
              <Linked text={label} address={sources.find(({title}) => title === label)?.address} />
            </dt>
            <dd>{figure ? <a href={`/figure/${figure}`}>{value}</a> : value}</dd>
          </>
        ))}
        {sources
          .filter(({title, dated, sha256}) => dated || sha256 || !isNamed(title))
          .map(({title, dated, sha256, address}) => (
            <>
              <dt>Source</dt>
              <dd>
                <Linked text={title} address={address} />
                {dated && `, ${formatDate(dated)}`}{" "}
                {sha256 && <span class="hash">{sha256.slice(0, 16)}…</span>}
              </dd>
            </>
          ))}
      </dl>
    </details>
  );
};

const Linked: FC<{text: string; address: string | undefined}> = ({text, address}) =>
  isPage(address) ? <a href={address}>{text}</a> : text;

/** Only pages are linked: an address may be the name of a file, and in a case file from elsewhere it may be anything. */
function isPage(address: string | undefined): address is string {
  return address !== undefined && /^(https?:\/\/|\/(?!\/))/i.test(address);
}
