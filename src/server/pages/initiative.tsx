import {raw} from "hono/html";
import type {FC} from "hono/jsx";
import {askTable} from "../../app/ask.ts";
import {countriesOf, membersOn, participantsOn} from "../../app/catalogue/initiatives.ts";
import {readRegister, readThing} from "../../app/catalogue/things.ts";
import type {Edition} from "../../app/site.ts";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {countOf} from "../../base/text.ts";
import {countries, countryByCode} from "../../catalogue/countries.ts";
import {firstOf, stated} from "../../catalogue/register.ts";
import {INITIATIVE_ROLES, initiatives} from "../../catalogue/registers/initiatives.ts";
import {themeById} from "../../catalogue/themes.ts";
import {responsive, WIDTHS} from "../../charts/responsive.ts";
import {worldMap} from "../../charts/world-map.ts";
import type {Thing} from "../../domain/statement.ts";
import {FactTable, Finding, Mentions, OpenPoints} from "../components/facts.tsx";
import {SourceLine} from "../components/figure.tsx";
import {Layout} from "../components/layout.tsx";
import {MaybeNum} from "../components/maybe.tsx";
import {Scroll} from "../components/scroll.tsx";
import {dayAsked} from "../day-asked.ts";
import type {Page} from "../page.ts";
import {DataLinks} from "./thing.tsx";

const TRAIL = [
  {href: "/pool", title: "Pool"},
  {href: "/initiatives", title: "Initiatives"}
];

/** A map of fewer would show what is not known more than what is. */
const FEWEST_FOR_MAP = 5;

/** One initiative: members on a map, what happened, money, and what cooperation with its members looks like. */
export const initiativePage: Page = {
  path: "/initiatives/:id",
  parameters: () => ["on"],
  async render({edition, params, query, path, today}, c) {
    const on = dayAsked(query, today);
    const {thing, facts, mentions} = readThing(readRegister("initiatives"), params["id"] ?? "");
    const members = countriesOf(participantsOn(thing, on)).sort(byName);
    const shown = new Set(["member", "about", "event"]);
    return c.html(
      <Layout
        title={thing.name}
        path={path}
        trail={TRAIL}
        description={firstOf(initiatives, thing, "about") ?? ""}
      >
        <div class="page-head">
          <h1>{thing.name}</h1>
          <Finding facts={facts} property="about" />
          <p class="scope">{memberSentence(thing, on)}</p>
        </div>
        <OpenPoints open={thing.open} />
        {members.length >= FEWEST_FOR_MAP && <MemberMap thing={thing} members={members} on={on} />}
        <Events thing={thing} />
        <h2 id="facts">Facts and sources</h2>
        <FactTable
          facts={facts.filter(({statement}) => !shown.has(statement.property))}
          caption={`Facts on ${thing.name}`}
        />
        <LinkedFigures thing={thing} members={members} edition={edition} />
        {members.length > 0 && (
          <details class="mapping">
            <summary>Every statement on members, with its source</summary>
            <FactTable
              facts={facts.filter(({statement}) => statement.property === "member")}
              caption={`Members of ${thing.name}`}
            />
          </details>
        )}
        <Mentions mentions={mentions} title="What names it" />
        <DataLinks register="initiatives" id={thing.id} />
      </Layout>
    );
  }
};

/** How many are stated to take part, of which day the lists are, and how many the initiative itself counts. */
function memberSentence(thing: Thing, on: IsoDate): string {
  const participants = participantsOn(thing, on);
  const others = countriesOf(membersOn(thing, on)).length - countriesOf(participants).length;
  const counts = stated(initiatives, thing, "member-count")
    .sort((a, b) => (a.asOf ?? a.from ?? "").localeCompare(b.asOf ?? b.from ?? ""))
    .slice(-2)
    .map(({value, asOf}) => `${value.count} ${value.of}${asOf ? ` (${formatDate(asOf)})` : ""}`);
  const known = countriesOf(participants).length;
  return [
    known === 0
      ? "No list of members could be read."
      : `${countOf(known, "country", "countries")} stated to take part, ${listDays(participants)}.`,
    ...(others > 0
      ? [
          `${countOf(others, "more is named as observer, supporter or suspended", "more are named as observers, supporters or suspended")}.`
        ]
      : []),
    ...(counts.length ? [`Numbers given: ${counts.join("; ")}.`] : [])
  ].join(" ");
}

/** Of which days the lists are that name the members. */
function listDays(members: ReturnType<typeof participantsOn>): string {
  const years = members.flatMap(({asOf}) => (asOf ? [asOf.slice(0, 4)] : [])).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return "by dated statements";
  return first === last ? `by a list of ${first}` : `by lists of ${first} to ${last}`;
}

/** Where the members are; every role is one colour, and the table below says which. */
const MemberMap: FC<{thing: Thing; members: readonly string[]; on: IsoDate}> = ({thing, members, on}) => {
  const roleOf = new Map(membersOn(thing, on).map(({value}) => [value.party, INITIATIVE_ROLES[value.role]]));
  const rows = members.map((code) => ({
    code,
    label: nameOf(code),
    value: 1,
    text: roleOf.get(code) ?? "Member",
    href: `/countries/${code}`
  }));
  const historic = new Set(
    countries()
      .filter(({historic: gone}) => gone)
      .map(({code}) => code)
  );
  const options = {
    id: "members",
    title: `Countries in ${thing.shortName ?? thing.name}`,
    description: `Countries that take part: ${rows.map(({label}) => label).join(", ")}.`,
    rows: rows.filter(({code}) => !historic.has(code)),
    classes: {kind: "threshold" as const, from: [1]},
    withoutLegend: true
  };
  return (
    <figure class="figure">
      <figcaption>
        <h2 id="members-title">Who takes part</h2>
        <p class="subtitle">
          Countries stated to take part; for the hatched ones nothing is stated, which is not that they do not
        </p>
      </figcaption>
      {raw(responsive(worldMap, options, [WIDTHS.narrow, WIDTHS.wide, WIDTHS.full]))}
      <ul class="links compact">
        {rows.map(({label, text, href}) => (
          <li>
            <a href={href}>{label}</a> <span class="quiet">{text.toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
};

const Events: FC<{thing: Thing}> = ({thing}) => {
  const founded = stated(initiatives, thing, "founded").map(({value}) => ({date: value, text: "Founded"}));
  const events = stated(initiatives, thing, "event").map(({value}) => value);
  const all = [...founded, ...events].sort((a, b) => a.date.localeCompare(b.date));
  if (all.length < 2) return null;
  return (
    <>
      <h2 id="history">What happened</h2>
      <ol class="history">
        {all.map(({date, text}) => (
          <li>
            <span class="nowrap">{formatDate(date)}</span> {text}
          </li>
        ))}
      </ol>
    </>
  );
};

function byName(a: string, b: string): number {
  return nameOf(a).localeCompare(nameOf(b));
}

function nameOf(code: string): string {
  return countryByCode(code)?.name ?? code;
}

/** What cooperation with the members on the initiative's themes looks like in the framework programme. */
const LinkedFigures: FC<{thing: Thing; members: readonly string[]; edition: Edition}> = async ({
  thing,
  members,
  edition
}) => {
  const outside = members.filter((code) => countryByCode(code)?.member === undefined || code === "UK");
  const themes = stated(initiatives, thing, "theme").map(({value}) => value);
  if (outside.length === 0) return null;
  const ask = (theme: string | undefined) =>
    askTable(edition, "participations", {
      filters: {country: outside, ...(theme && {theme: [theme]})},
      by: ["country"]
    });
  const columns = await Promise.all(
    [undefined, ...themes].map(async (theme) => ({theme, table: await ask(theme)}))
  );
  const trace = columns[0]?.table?.trace;
  return (
    <section id="figures">
      <h2>Cooperation with its members in Horizon Europe</h2>
      <p>
        Participations of organisations from members outside the EU, in all and in the themes of the
        initiative. Projects need not be part of the initiative.
      </p>
      <Scroll label="Participations of members outside the EU" isList>
        <table>
          <caption class="visually-hidden">Participations by member and theme</caption>
          <thead>
            <tr>
              <th scope="col">Country</th>
              {columns.map(({theme}) => (
                <th scope="col" class="num">
                  {theme ? (themeById(theme)?.title ?? theme) : "All themes"}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outside.map((code) => (
              <tr>
                <th scope="row">
                  <a href={`/countries/${code}`}>{nameOf(code)}</a>
                </th>
                {columns.map(({theme, table}) => (
                  <td class="num" data-label={theme ? (themeById(theme)?.title ?? theme) : "All themes"}>
                    <MaybeNum figure={table?.figures.find(({dims}) => dims.country === code)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {trace && (
        <div class="small quiet">
          <SourceLine trace={trace} />
        </div>
      )}
    </section>
  );
};
