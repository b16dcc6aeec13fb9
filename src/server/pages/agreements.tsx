import type {FC} from "hono/jsx";
import {factOf, placeOf} from "../../app/catalogue/facts.ts";
import {groupBy} from "../../base/collections.ts";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {thingsOf} from "../../catalogue/catalogue.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {firstOf, stated, valueOn} from "../../catalogue/register.ts";
import {AGREEMENT_KINDS, AGREEMENT_STATES, agreements} from "../../catalogue/registers/agreements.ts";
import {ROADMAP_STATES, roadmaps} from "../../catalogue/registers/roadmaps.ts";
import {sayParty} from "../../catalogue/values.ts";
import type {Statement, Thing} from "../../domain/statement.ts";
import {ConfidenceMark} from "../components/facts.tsx";
import {Layout} from "../components/layout.tsx";
import {OwnFilters} from "../components/own-filters.tsx";
import {PoolNav} from "../components/pool-nav.tsx";
import {Scroll} from "../components/scroll.tsx";
import {dayAsked} from "../day-asked.ts";
import type {Page} from "../page.ts";

/** Agreements and roadmaps with other countries: what holds, what ends soon, what both sides have to do. */
export const agreementsPage: Page = {
  path: "/agreements",
  parameters: () => ["kind", "on"],
  render({query, path, today}, c) {
    const on = dayAsked(query, today);
    const kind = query.get("kind") ?? "";
    const all = thingsOf(agreements).filter((thing) => !kind || firstOf(agreements, thing, "kind") === kind);
    const lapsed = all.filter((thing) => hasEnded(thing, on));
    return c.html(
      <Layout
        title="Agreements and roadmaps"
        path={path}
        trail={[{href: "/pool", title: "Pool"}]}
        description="Science and technology agreements, Euratom agreements and roadmaps of the EU with other countries."
      >
        <div class="page-head">
          <h1>Agreements and roadmaps</h1>
          <p class="finding">
            {all.length} agreements of the EU and Euratom with other countries, and{" "}
            {thingsOf(roadmaps).length} roadmaps; the period of {lapsed.length} agreements has ended without a
            renewal that could be found.
          </p>
          <p class="scope">
            As of {formatDate(on)}. Association to the framework programmes is on each country's page.
          </p>
        </div>
        <PoolNav path={path} />
        <OwnFilters
          path={path}
          query={query}
          choices={[{name: "kind", title: "Kind of agreement", options: Object.entries(AGREEMENT_KINDS)}]}
        />
        {kindsOf(all).map(([id, group]) => (
          <>
            <h2 id={id}>{AGREEMENT_KINDS[id]}</h2>
            <AgreementTable things={group} on={on} title={AGREEMENT_KINDS[id]} />
          </>
        ))}
        <h2 id="roadmaps">Roadmaps</h2>
        <p>
          Roadmaps set framework conditions that both sides have to meet, with milestones; going on depends on
          progress.
        </p>
        <RoadmapTable things={thingsOf(roadmaps)} />
        <p class="source">
          As data: <a href="/api/v1/catalogue/agreements?format=csv">agreements (CSV)</a> ·{" "}
          <a href="/api/v1/catalogue/roadmaps?format=csv">roadmaps (CSV)</a> ·{" "}
          <a href="/api/v1/catalogue/agreements">JSON</a>
        </p>
      </Layout>
    );
  }
};

type AgreementKind = keyof typeof AGREEMENT_KINDS;

/** Agreements by kind, in the order in which the kinds are declared. */
function kindsOf(things: readonly Thing[]): [AgreementKind, Thing[]][] {
  const groups = groupBy(things, (thing) => firstOf(agreements, thing, "kind"));
  return (Object.keys(AGREEMENT_KINDS) as AgreementKind[]).flatMap((kind) => {
    const group = groups.get(kind);
    return group ? [[kind, group]] : [];
  });
}

function hasEnded(thing: Thing, on: IsoDate): boolean {
  const state = valueOn(agreements, thing, "state", on);
  return state === "lapsed";
}

const AgreementTable: FC<{things: readonly Thing[]; on: IsoDate; title: string}> = ({things, on, title}) => (
  <Scroll label={title} isList>
    <table>
      <caption class="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">Partner</th>
          <th scope="col">State</th>
          <th scope="col">Signed</th>
          <th scope="col">In force since</th>
          <th scope="col">Valid until</th>
          <th scope="col">Last joint meeting</th>
        </tr>
      </thead>
      <tbody>
        {[...things].sort(byPartner).map((thing) => (
          <tr>
            <th scope="row">
              <a href={placeOf("agreements", thing.id)}>{partnerOf(thing)}</a>
            </th>
            <td data-label="State">
              <StateOf thing={thing} on={on} />
            </td>
            <DateCell label="Signed" statement={stated(agreements, thing, "signed")[0]} />
            <DateCell label="In force since" statement={stated(agreements, thing, "in-force-since")[0]} />
            <DateCell label="Valid until" statement={stated(agreements, thing, "valid-until").at(-1)} />
            <td data-label="Last joint meeting">{lastMeeting(thing)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

/** The state with the day it was known on and how. */
const StateOf: FC<{thing: Thing; on: IsoDate}> = ({thing, on}) => {
  const value = valueOn(agreements, thing, "state", on);
  const statement = stated(agreements, thing, "state").find((one) => one.value === value);
  if (value === undefined || !statement) return <span class="blank">–</span>;
  return (
    <span>
      {AGREEMENT_STATES[value]}
      {statement.asOf && <span class="quiet"> (as of {formatDate(statement.asOf)})</span>}{" "}
      <ConfidenceMark statement={statement} />
    </span>
  );
};

function partnerOf(thing: Thing): string {
  const code = firstOf(agreements, thing, "partner") ?? "";
  return countryByCode(code)?.name ?? thing.name;
}

function byPartner(a: Thing, b: Thing): number {
  return partnerOf(a).localeCompare(partnerOf(b));
}

const DateCell: FC<{label: string; statement: Statement<string> | undefined}> = ({label, statement}) => (
  <td data-label={label}>
    {statement ? (
      <span>
        <span class="nowrap">{formatDate(statement.value)}</span> <ConfidenceMark statement={statement} />
      </span>
    ) : (
      <span class="blank">–</span>
    )}
  </td>
);

function lastMeeting(thing: Thing): string {
  const meetings = stated(agreements, thing, "joint-meeting").map(({value}) => value);
  const last = meetings.sort((a, b) => a.date.localeCompare(b.date)).at(-1);
  return last ? [last.number && `no. ${last.number}`, formatDate(last.date)].filter(Boolean).join(", ") : "–";
}

const RoadmapTable: FC<{things: readonly Thing[]}> = ({things}) => (
  <Scroll label="Roadmaps" isList>
    <table>
      <caption class="visually-hidden">Roadmaps with partner countries and regions</caption>
      <thead>
        <tr>
          <th scope="col">Roadmap</th>
          <th scope="col">Partner</th>
          <th scope="col">State</th>
          <th scope="col">Conditions</th>
          <th scope="col">Last progress</th>
        </tr>
      </thead>
      <tbody>
        {things.map((thing) => {
          const partners = stated(roadmaps, thing, "partner").map(({value}) => sayParty(value));
          const group = firstOf(roadmaps, thing, "partner-group");
          const conditions = stated(roadmaps, thing, "condition").length;
          const progress = stated(roadmaps, thing, "progress")
            .sort((a, b) => a.value.date.localeCompare(b.value.date))
            .at(-1);
          return (
            <tr>
              <th scope="row">
                <a href={placeOf("roadmaps", thing.id)}>{thing.name}</a>
              </th>
              <td data-label="Partner">{group ?? partners.join(", ")}</td>
              <td data-label="State">{ROADMAP_STATES[firstOf(roadmaps, thing, "state") ?? "unknown"]}</td>
              <td data-label="Conditions">{conditions > 0 ? `${conditions} known` : "not read"}</td>
              <td class="statement" data-label="Last progress">
                {progress ? factOf(progress).text : "–"}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </Scroll>
);
