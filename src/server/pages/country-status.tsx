import type {FC, PropsWithChildren} from "hono/jsx";
import {countryAtStart, countryInText} from "../../app/country-in-text.ts";
import {type CountryStatus, type ProgrammeStatus, spanOf} from "../../app/country-status.ts";
import type {Names} from "../../app/names.ts";
import type {TerritoryGround} from "../../app/territory.ts";
import {formatDate} from "../../base/dates.ts";
import {capital} from "../../base/text.ts";
import type {AssociationInterval, AssociationStatus} from "../../domain/association.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import type {Country} from "../../domain/country.ts";
import type {FigureTable} from "../../domain/figure.ts";
import {STATUS_MODES} from "../../domain/group.ts";
import {isProgramme, PROGRAMMES} from "../../domain/programme.ts";
import {Num, TableFrame} from "../components/figure.tsx";
import {placeClass} from "../components/place-class.ts";

const STATUS_WORDS: Readonly<Record<AssociationStatus, string>> = {
  associated: "Associated",
  transitional: "Transitional",
  "non-associated": "Non-associated",
  suspended: "Suspended"
};

/** Where the country stands today, in one sentence. */
export const StatusSentence: FC<{status: CountryStatus; name: string}> = ({status, name}) => {
  const on = formatDate(status.on);
  if (status.isMember) return <>{countryAtStart(name)} is a Member State of the European Union.</>;
  if (status.standing.group === "eu")
    return <>Counted as part of the European Union in Horizon Europe on {on}.</>;
  const associated = status.partial.filter((interval) => interval.status === "associated");
  if (status.standing.group !== "associated" && associated.length > 0)
    return (
      <>
        Associated to Horizon Europe for {associated.map((interval) => interval.scope).join("; ")} on {on}
        {"; "}
        non-associated for the rest.
      </>
    );
  const exceptions = status.partial
    .filter((interval) => interval.status !== "associated")
    .map((interval) => interval.scope);
  return (
    <>
      {status.standing.group === "associated" ? "Associated" : "Not associated"} to Horizon Europe on {on}
      {exceptions.length > 0 && `, with exceptions (${exceptions.join("; ")})`}.
    </>
  );
};

/** Association over time by programme, the legal and the applicants' view apart, with the source of each statement. */
export const StatusBlock: FC<PropsWithChildren<{status: CountryStatus; country: Country}>> = ({
  status,
  country,
  children
}) => (
  <section id="status">
    <h2>Association status over time</h2>
    {country.member && (
      <p>
        Member State of the European Union from {formatDate(country.member.from)}
        {country.member.to ? ` until ${formatDate(country.member.to)}` : " on"}.
      </p>
    )}
    <Territory ground={status.territory} />
    {status.programmes.length === 0 && status.standing.group !== "eu" && (
      <p>
        The catalogue holds no statement on an association of {countryInText(country.name)} to a framework
        programme. What no statement covers counts as non-associated.
      </p>
    )}
    {children}
    {status.programmes.map((programme) => (
      <ProgrammeBlock programme={programme} country={country} />
    ))}
  </section>
);

/** How a territory stands by the state it belongs to, with the law that says so. */
const Territory: FC<{ground: TerritoryGround | undefined}> = ({ground}) =>
  ground ? (
    <p>
      {capital(ground.note)}
      {ground.legalReference && (
        <>
          {" "}
          (<a href={ground.address}>{ground.legalReference}</a>)
        </>
      )}
      .
    </p>
  ) : null;

const ProgrammeBlock: FC<{programme: ProgrammeStatus; country: Country}> = ({programme, country}) => {
  const years = yearsOf(programme);
  return (
    <details class="status-programme" open={programme.programme === "HORIZON"}>
      <summary>
        <h3>{programme.title}</h3>
      </summary>
      <Timeline programme={programme} years={years} />
      <Statements
        intervals={programme.legal}
        caption={`${country.name} in ${programme.title}: by law, agreements with retroactive effect included`}
      />
      {programme.applicant.length > 0 && (
        <Statements
          intervals={programme.applicant}
          caption={`${country.name} in ${programme.title}: how applicants were treated while an agreement was awaited`}
        />
      )}
    </details>
  );
};

function yearsOf({programme, legal, applicant}: ProgrammeStatus): {from: number; to: number} {
  if (isProgramme(programme)) return PROGRAMMES[programme];
  const starts = [...legal, ...applicant].flatMap(({from}) => (from ? [Number(from.slice(0, 4))] : []));
  const ends = [...legal, ...applicant].flatMap(({to}) => (to ? [Number(to.slice(0, 4))] : []));
  return {from: Math.min(2021, ...starts), to: Math.max(2027, ...ends)};
}

/** The intervals on a line of years, a row for each view and scope. The tables below say the same in words. */
const Timeline: FC<{programme: ProgrammeStatus; years: {from: number; to: number}}> = ({
  programme,
  years
}) => {
  const rows = [...rowsOf(programme.legal, "By law"), ...rowsOf(programme.applicant, "Applicants")];
  const all = Array.from({length: years.to - years.from + 1}, (_, i) => years.from + i);
  return (
    <div class="timeline" aria-hidden="true">
      <div class="timeline-row">
        <span class="timeline-name"></span>
        <span class="timeline-years">
          {all.map((year) => (
            <span>{all.length > 8 ? `’${String(year).slice(2)}` : year}</span>
          ))}
        </span>
      </div>
      {rows.map(({view, scope, intervals}) => (
        <div class="timeline-row">
          <span class="timeline-name">
            <strong>{view}</strong> {scope === "all" ? "whole programme" : scope}
          </span>
          <span class="timeline-line">
            {intervals.map((interval) => {
              const {left, width} = spanOf(interval, years);
              return (
                <span class={`timeline-bar ${interval.status} ${placeClass({left, width})}`}>
                  {width > 12 ? STATUS_WORDS[interval.status] : ""}
                </span>
              );
            })}
          </span>
        </div>
      ))}
    </div>
  );
};

function rowsOf(intervals: readonly AssociationInterval[], view: string) {
  const scopes = [...new Set(intervals.map((interval) => interval.scope))];
  return scopes.map((scope) => ({
    view,
    scope,
    intervals: intervals.filter((interval) => interval.scope === scope)
  }));
}

const Statements: FC<{intervals: readonly AssociationInterval[]; caption: string}> = ({
  intervals,
  caption
}) => (
  <TableFrame label={caption} form="as-list whole statements">
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col">Status</th>
          <th scope="col">Scope</th>
          <th scope="col">Legal reference and source</th>
        </tr>
      </thead>
      <tbody>
        {intervals.map((interval) => (
          <tr>
            <th scope="row">{periodOf(interval)}</th>
            <td data-label="Status">{STATUS_WORDS[interval.status]}</td>
            <td data-label="Scope">
              {interval.scope === "all" ? "Whole programme" : capital(interval.scope)}
            </td>
            <td class="statement" data-label="Source">
              <Ground interval={interval} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableFrame>
);

const Ground: FC<{interval: AssociationInterval}> = ({interval}) => (
  <span>
    {interval.legalReference && <span class="statement-law">{interval.legalReference}. </span>}
    {interval.signed && `Signed ${formatDate(interval.signed)}. `}
    {interval.applicableSince &&
      interval.applicableSince !== interval.signed &&
      `Applied from ${formatDate(interval.applicableSince)}. `}
    {interval.budgetRule && `Covers ${interval.budgetRule}. `}
    {interval.note && `${capital(interval.note)}. `}
    <span class="quiet">
      Source: <Linked text={interval.source} />
    </span>{" "}
    {interval.confidence !== "seen" && (
      <span class={interval.confidence === "unverified" ? "badge unverified" : "badge"}>
        {CONFIDENCE_NOTES[interval.confidence]}
      </span>
    )}
  </span>
);

/** Addresses in a text as links, each named by its site. */
const Linked: FC<{text: string}> = ({text}) => (
  <>
    {text
      .split(/(https?:\/\/[^\s;)]+)/)
      .map((piece) =>
        piece.startsWith("http") ? <a href={piece}>{new URL(piece).hostname.replace(/^www\./, "")}</a> : piece
      )}
  </>
);

function periodOf({from, to}: AssociationInterval): string {
  const start = from ? formatDate(from) : "start not known";
  return to ? `${start} to ${formatDate(to)}` : `${start} on`;
}

/** How the country's participations stand under the status mode of the page. */
export const GroupsBlock: FC<{table: FigureTable; names: Names}> = ({table, names}) =>
  table.figures.length === 0 ? null : (
    <p>
      Participations by status {STATUS_MODES[table.trace.request.status]}:{" "}
      {table.figures.map((figure, i) => (
        <>
          {i > 0 && "; "}
          <Num figure={figure} /> as {names.of("group", figure.dims.group ?? "").toLowerCase()}
        </>
      ))}
      .
    </p>
  );
