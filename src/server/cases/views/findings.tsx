import type {FC, PropsWithChildren} from "hono/jsx";
import {countryInText} from "../../../app/country-in-text.ts";
import {groupBy} from "../../../base/collections.ts";
import type {IsoDate} from "../../../base/dates.ts";
import {countOf} from "../../../base/text.ts";
import {countryByCode} from "../../../catalogue/countries.ts";
import {
  CRITERIA,
  type Finding,
  isCurrent,
  isWithdrawn,
  LEANINGS,
  LONGEST_TEXT,
  sayDisagreement,
  sayOrigin,
  sayValidity
} from "../../../modulate/evidence/finding.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import {AreaField, LineField, SelectField} from "../../components/fields.tsx";

/** What stands in the form of a finding. */
export interface FindingDraft {
  readonly country?: string | undefined;
  readonly criterion?: string | undefined;
  readonly leaning?: string | undefined;
  readonly text?: string | undefined;
  readonly source?: string | undefined;
  readonly found?: string | undefined;
  readonly expires?: string | undefined;
  readonly replaces?: string | undefined;
}

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** The one country whose findings are listed; all where left out. */
  readonly country: string | undefined;
  readonly account: Account;
  readonly today: IsoDate;
  readonly draft: FindingDraft;
}

/** Findings by country, and the form that enters one. What is wrong with a form stands above it. */
export const FindingsView: FC<PropsWithChildren<FindingsProps>> = (props) => {
  const {findings, country, account, today, draft, children} = props;
  return (
    <>
      <div class="page-head">
        <h1>Findings of experts{country && ` on ${nameOf(country)}`}</h1>
        <p class="finding">{sayCount(findings, today)}</p>
        <p class="scope">
          A finding says in words what figures do not, on one criterion of the strategy, under the name of who
          found it. It is about a country, never about a person. Nothing is deleted: where experts disagree
          every finding is kept, and one that is withdrawn or has expired stays, marked as such.
          {country && (
            <>
              {" "}
              <a href="/findings">Findings on every country</a>
            </>
          )}
        </p>
      </div>
      {children}
      {mayDo(account.role, "enter-finding") ? (
        <EntryForm account={account} today={today} draft={draft} />
      ) : (
        <p class="quiet">Advisers and decision-makers enter findings.</p>
      )}
      {[...groupBy(findings, (finding) => finding.country)].map(([code, own]) => (
        <OfCountry code={code} findings={own} account={account} today={today} />
      ))}
    </>
  );
};

function sayCount(findings: readonly Finding[], today: IsoDate): string {
  if (findings.length === 0) return "None is entered yet.";
  const current = findings.filter((finding) => isCurrent(finding, today)).length;
  return `${countOf(findings.length, "finding")}; ${current} may be relied on today.`;
}

function nameOf(code: string): string {
  return countryInText(countryByCode(code)?.name ?? code);
}

const EntryForm: FC<Pick<FindingsProps, "account" | "today" | "draft">> = ({account, today, draft}) => (
  <section class="no-print">
    <h2 id="enter">{draft.replaces ? "Replace your finding" : "Enter a finding"}</h2>
    <p class="quiet">
      It shows at once, as found by {account.name}, in the country's dossier and briefing, to everybody who
      can reach this server. Write nothing confidential, and no name of a person.
    </p>
    <form class="ask sheet" method="post" action="/findings" aria-labelledby="enter">
      {draft.replaces && (
        <p class="note">
          <input type="hidden" name="replaces" value={draft.replaces} />
          It takes the place of <a href={`#finding-${draft.replaces}`}>your finding</a>, which is kept as
          withdrawn. <a href="/findings">Enter another instead</a>
        </p>
      )}
      <div class="fields">
        <LineField
          id="finding-country"
          name="country"
          label="Country"
          value={draft.country}
          placeholder="KR or South Korea"
          isRequired
        />
        <SelectField
          name="criterion"
          prefix="finding"
          label="Criterion"
          value={draft.criterion}
          options={Object.entries(CRITERIA)}
        />
        <SelectField
          name="leaning"
          prefix="finding"
          label="Which way it points"
          value={draft.leaning ?? "neutral"}
          options={Object.entries(LEANINGS)}
        />
      </div>
      <AreaField
        id="finding-text"
        name="text"
        label="Finding"
        help="In a sentence or two, as it shall stand in the briefing."
        value={draft.text}
        longest={LONGEST_TEXT}
        isRequired
      />
      <LineField
        id="finding-source"
        name="source"
        label="Source"
        help="Where it can be read: document, address, or interview with its place."
        value={draft.source}
        isRequired
      />
      <div class="fields">
        <LineField
          id="finding-found"
          name="found"
          type="date"
          label="Day of the source"
          value={draft.found ?? today}
          isRequired
        />
        <LineField
          id="finding-expires"
          name="expires"
          type="date"
          label="Relied on until"
          value={draft.expires}
          isRequired
        />
      </div>
      <button class="button" type="submit">
        Enter as {account.name}
      </button>
    </form>
  </section>
);

interface CountryProps {
  readonly code: string;
  readonly findings: readonly Finding[];
  readonly account: Account;
  readonly today: IsoDate;
}

const OfCountry: FC<CountryProps> = ({code, findings, account, today}) => {
  const apart = sayDisagreement(findings, today);
  const newest = findings.toReversed();
  const order = [
    ...newest.filter((one) => isCurrent(one, today)),
    ...newest.filter((one) => !isCurrent(one, today))
  ];
  return (
    <section id={code}>
      <h2>{countryByCode(code)?.name ?? code}</h2>
      <p>
        <a href={`/countries/${code}/dossier#evidence`}>Dossier</a>
      </p>
      {apart && <div class="caveat">{apart}</div>}
      {order.map((finding) => (
        <FindingArticle
          finding={finding}
          today={today}
          isOwn={finding.account === account.id && mayDo(account.role, "enter-finding")}
        />
      ))}
    </section>
  );
};

const FindingArticle: FC<{finding: Finding; today: IsoDate; isOwn: boolean}> = ({finding, today, isOwn}) => (
  <article class="hit" id={`finding-${finding.id}`}>
    <h3>
      {CRITERIA[finding.criterion]}: {LEANINGS[finding.leaning].toLowerCase()}{" "}
      {!isCurrent(finding, today) && (
        <span class="badge">{isWithdrawn(finding) ? "withdrawn" : "expired"}</span>
      )}
    </h3>
    <p class="tight">{finding.text}</p>
    <p class="quiet">
      <bdi>{sayOrigin(finding)}</bdi>; {finding.source}; {sayValidity(finding, today)}
    </p>
    {isOwn && !isWithdrawn(finding) && <OwnFinding finding={finding} />}
  </article>
);

/** What an expert can do with a finding of their own. */
const OwnFinding: FC<{finding: Finding}> = ({finding: {id, country}}) => (
  <details class="no-print">
    <summary>Replace or withdraw it</summary>
    <p>
      <a href={`/findings?country=${country}&replaces=${id}`}>Replace it by another</a>
    </p>
    <form method="post" action={`/findings/${id}/withdraw`}>
      <AreaField
        id={`reasons-${id}`}
        name="reasons"
        label="Why it is withdrawn"
        rows={2}
        longest={1000}
        isRequired
      />
      <button class="button secondary" type="submit">
        Withdraw it
      </button>
    </form>
  </details>
);
