import type {FC} from "hono/jsx";
import {checkLedgers} from "../../../app/cases/check-ledgers.ts";
import {countOf} from "../../../base/text.ts";
import {type Account, accountsOf} from "../../../safeguard/accounts/account.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import type {LedgerCheck} from "../../../safeguard/ledger/verify.ts";
import {Scroll} from "../../components/scroll.tsx";
import type {CaseRoute} from "../route.ts";
import {nameOf} from "../views/case-props.ts";
import {Frame} from "../views/frame.tsx";
import {NotAnchored} from "../views/kept-without-anchor.tsx";

const MOST_LINES = 500;

interface TrailLine {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly stream: string;
}

/** The ledger of the institution: whether it holds, and, for an auditor, who did what. */
export const ledgerRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/ledger",
    needs: "verify-ledger",
    async handle({desk, account, c}) {
      const checks = await checkLedgers(desk);
      const check = checks.find(({ledger}) => ledger === account.institution);
      const behind = desk.anchors.behind(account.institution);
      return c.html(<LedgerView account={account} check={check} behind={behind} />);
    }
  },
  {
    method: "GET",
    path: "/trail",
    needs: "read-trail",
    async handle({desk, account, c}) {
      const rows = await desk.ledgers.database.rows(
        `SELECT sequence, at, actor, type, stream FROM ledger_entry WHERE ledger = ? ORDER BY sequence DESC LIMIT ${MOST_LINES}`,
        [account.institution]
      );
      const lines = rows.map(
        (row): TrailLine => ({
          sequence: Number(row["sequence"]),
          at: String(row["at"]),
          actor: String(row["actor"]),
          type: String(row["type"]),
          stream: String(row["stream"])
        })
      );
      const colleagues = await accountsOf(desk.ledgers.database, account.institution);
      return c.html(<TrailView account={account} lines={lines} colleagues={colleagues} />);
    }
  }
];

interface LedgerViewProps {
  readonly account: Account;
  readonly check: LedgerCheck | undefined;
  /** Why the newest entries have no anchor. */
  readonly behind: string | undefined;
}

const LedgerView: FC<LedgerViewProps> = ({account, check, behind}) => (
  <Frame title="Audit" path="/ledger" account={account}>
    <div class="page-head">
      <h1>Audit</h1>
      <p class="finding">{check ? sentenceOf(check) : "Nothing was written yet."}</p>
      <p class="scope">
        Every step is an entry, chained to the one before by SHA-256. The head is anchored in signed files
        outside the database, so that edits, inserts, deletions, reordering, truncation and forks are found:{" "}
        <code>npx aperture cases verify</code>
      </p>
    </div>
    {check && (
      <dl class="trace">
        <dt>Entries</dt>
        <dd>{check.entries}</dd>
        <dt>Erased</dt>
        <dd>{check.erased}</dd>
        <dt>Anchored up to</dt>
        <dd>{check.anchored}</dd>
        <dt>Head</dt>
        <dd class="hash">{check.head}</dd>
      </dl>
    )}
    {check && check.faults.length > 0 && (
      <ul class="problems">
        {check.faults.map(({message}) => (
          <li class="problem">{message}</li>
        ))}
      </ul>
    )}
    <NotAnchored behind={behind} />
    {mayDo(account.role, "read-trail") && (
      <p>
        <a href="/trail">Who did what</a>
      </p>
    )}
  </Frame>
);

function sentenceOf({entries, faults}: LedgerCheck): string {
  if (faults.length === 0) return `${countOf(entries, "entry", "entries")}, and the chain holds.`;
  return `${countOf(faults.length, "fault")} in ${countOf(entries, "entry", "entries")}.`;
}

/** Pages of the kinds of stream, by how their names begin. */
const PLACES: readonly (readonly [start: string, place: string])[] = [
  ["case-", "/cases/"],
  ["self-assessment-", "/self-assessment/"],
  ["assets-", "/assets/"],
  ["finding-", "/findings#"]
];

function pageOf(stream: string): string | undefined {
  const place = PLACES.find(([start]) => stream.startsWith(start))?.[1];
  return place && `${place}${stream}`;
}

const TrailView: FC<{account: Account; lines: readonly TrailLine[]; colleagues: readonly Account[]}> = ({
  account,
  lines,
  colleagues
}) => (
  <Frame title="Who did what" path="/ledger" account={account} trail={[{href: "/ledger", title: "Audit"}]}>
    <h1>Who did what</h1>
    <p class="quiet">The newest {MOST_LINES} entries, looks and exports included.</p>
    <Scroll label="Entries" isList>
      <table>
        <caption class="visually-hidden">Entries of the ledger, newest first</caption>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">When (UTC)</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Of</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({sequence, at, actor, type, stream}) => (
            <tr>
              <th scope="row">{sequence}</th>
              <td data-label="When (UTC)">{at.slice(0, 19).replace("T", " ")}</td>
              <td data-label="Who">{nameOf(colleagues, actor)}</td>
              <td data-label="What">{type}</td>
              <td data-label="Of">{pageOf(stream) ? <a href={pageOf(stream)}>{stream}</a> : stream}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </Frame>
);
