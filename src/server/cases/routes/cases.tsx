import type {FC} from "hono/jsx";
import {formatDate, type IsoDate} from "../../../base/dates.ts";
import type {ApertureError} from "../../../base/errors.ts";
import {countOf} from "../../../base/text.ts";
import {countryByCode} from "../../../catalogue/countries.ts";
import {accountsOf} from "../../../safeguard/accounts/account.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import {CASE_STATES, type Case, validUntil} from "../../../safeguard/cases/case.ts";
import {OUTCOMES} from "../../../safeguard/cases/event.ts";
import {maySee} from "../../../safeguard/cases/steps.ts";
import {Scroll} from "../../components/scroll.tsx";
import {STATUSES} from "../../statuses.ts";
import type {CaseRoute, SignedInContext} from "../route.ts";
import {Frame} from "../views/frame.tsx";
import {ImportForm} from "../views/import-form.tsx";

/** The list of cases somebody may see. */
export const casesRoutes: readonly CaseRoute[] = [
  {method: "GET", path: "/cases", needs: "list-cases", handle: (context) => listPage(context)}
];

/** The list of cases; with what was wrong, where a case file was refused. */
export async function listPage(
  {desk, account, c, today}: SignedInContext,
  refused?: ApertureError
): Promise<Response> {
  const all = [...(await desk.book.cases(account.institution)).values()].filter((one) =>
    maySee(one, account)
  );
  const state = c.req.query("state");
  const shown = all.filter((one) => !state || one.state === state).sort(byNewest);
  const names = new Map(
    (await accountsOf(desk.ledgers.database, account.institution)).map(({id, name}) => [id, name])
  );
  return c.html(
    <Frame title="Appraisals" path="/cases" account={account}>
      <div class="page-head">
        <h1>Appraisals</h1>
        <p class="finding">{findingOf(all, today)}</p>
        {account.role === "researcher" && <p class="scope">You see the cases you opened or were given.</p>}
      </div>
      {mayDo(account.role, "open-case") && (
        <>
          <p>
            <a class="button" href="/cases/new">
              Open a case
            </a>
          </p>
          <ImportForm problem={refused} />
        </>
      )}
      {all.length > 0 && <States all={all} chosen={state} />}
      {shown.length > 0 ? (
        <CaseTable cases={shown} names={names} today={today} />
      ) : (
        <NoCases hasAny={all.length > 0} />
      )}
    </Frame>,
    refused ? STATUSES[refused.code] : 200
  );
}

function byNewest(one: Case, other: Case): number {
  return other.openedAt.localeCompare(one.openedAt);
}

function findingOf(all: readonly Case[], today: IsoDate): string {
  if (all.length === 0) return "No case yet.";
  const waiting = all.filter(({state}) => state === "proposed").length;
  const late = all.reduce((sum, {measures}) => sum + measures.filter((one) => isLate(one, today)).length, 0);
  return [
    countOf(all.length, "case"),
    waiting > 0 ? `${waiting} awaiting signatures` : undefined,
    late > 0 ? `${countOf(late, "measure")} past the due date` : undefined
  ]
    .filter(Boolean)
    .join(", ");
}

function isLate({state, due}: Case["measures"][number], today: IsoDate): boolean {
  return state === "planned" && due < today;
}

const States: FC<{all: readonly Case[]; chosen: string | undefined}> = ({all, chosen}) => (
  <nav class="scopes" aria-label="State">
    <ul>
      <li>
        <a href="/cases" aria-current={chosen ? undefined : "page"}>
          All
        </a>
      </li>
      {Object.entries(CASE_STATES)
        .filter(([state]) => all.some((one) => one.state === state))
        .map(([state, title]) => (
          <li>
            <a href={`/cases?state=${state}`} aria-current={chosen === state ? "page" : undefined}>
              {title} ({all.filter((one) => one.state === state).length})
            </a>
          </li>
        ))}
    </ul>
  </nav>
);

const NoCases: FC<{hasAny: boolean}> = ({hasAny}) => (
  <div class="empty">
    <h2>{hasAny ? "No case in this state" : "Nothing to appraise yet"}</h2>
    <p>
      A case begins with what is planned and with whom. Evidence arrives by itself; ten questions or fewer end
      most cases within minutes.
    </p>
  </div>
);

const CaseTable: FC<{cases: readonly Case[]; names: ReadonlyMap<string, string>; today: IsoDate}> = ({
  cases,
  names,
  today
}) => (
  <Scroll label="Cases" isList>
    <table>
      <caption class="visually-hidden">Cases, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Partners</th>
          <th scope="col">State</th>
          <th scope="col">Holds until</th>
          <th scope="col">Opened</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr>
            <th scope="row">
              <a href={`/cases/${one.id}`}>{one.plan?.title ?? "Erased case"}</a>
              <span class="row-note">{one.plan?.unit}</span>
            </th>
            <td data-label="Partners">
              {one.plan?.partners
                .map(({name, country}) => `${name} (${countryByCode(country)?.name ?? country})`)
                .join("; ")}
            </td>
            <td data-label="State">
              {CASE_STATES[one.state]}
              {one.decision && one.state === "decided" && `: ${OUTCOMES[one.decision.outcome]}`}
            </td>
            <td data-label="Holds until">
              <Until one={one} today={today} />
            </td>
            <td data-label="Opened">
              {formatDate(one.openedAt.slice(0, 10))}
              <span class="row-note">{names.get(one.author) ?? one.author}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

const Until: FC<{one: Case; today: IsoDate}> = ({one, today}) => {
  const until = validUntil(one);
  if (until === undefined) return <>–</>;
  return until < today ? (
    <span class="badge unverified">expired {formatDate(until)}</span>
  ) : (
    formatDate(until)
  );
};
