import type {FC} from "hono/jsx";
import {placeOf} from "../../app/catalogue/facts.ts";
import {type InitiativeRow, listInitiatives} from "../../app/catalogue/initiatives.ts";
import {groupBy} from "../../base/collections.ts";
import {formatDate} from "../../base/dates.ts";
import {INITIATIVE_KINDS} from "../../catalogue/registers/initiatives.ts";
import {THEMES, themeById} from "../../catalogue/themes.ts";
import {Layout} from "../components/layout.tsx";
import {OwnFilters} from "../components/own-filters.tsx";
import {PoolNav} from "../components/pool-nav.tsx";
import {Scroll} from "../components/scroll.tsx";
import {dayAsked} from "../day-asked.ts";
import type {Page} from "../page.ts";

/** The initiatives through which the EU, Member States and partners pool their efforts. */
export const initiativesPage: Page = {
  path: "/initiatives",
  parameters: () => ["kind", "theme", "on"],
  render({query, path, today}, c) {
    const on = dayAsked(query, today);
    const rows = listInitiatives(on, {
      kind: query.get("kind") || undefined,
      theme: query.get("theme") || undefined
    });
    return c.html(
      <Layout
        title="Initiatives"
        path={path}
        trail={[{href: "/pool", title: "Pool"}]}
        description="Multilateral, regional and Team Europe initiatives: members, EU role, governance, money."
      >
        <div class="page-head">
          <h1>Initiatives</h1>
          <p class="finding">
            {rows.length} multilateral, regional and Team Europe initiatives, with members by date, the EU's
            role, governance, money and themes.
          </p>
          <p class="scope">
            Members as known on {formatDate(on)}. Many lists are published in part only; each initiative says
            what is not known.
          </p>
        </div>
        <PoolNav path={path} />
        <OwnFilters
          path={path}
          query={query}
          choices={[
            {name: "kind", title: "Kind", options: Object.entries(INITIATIVE_KINDS)},
            {name: "theme", title: "Theme", options: THEMES.map(({id, title}) => [id, title])}
          ]}
        />
        {rows.length === 0 && (
          <div class="empty">
            <h2>No initiative fits these filters</h2>
            <p>
              <a href={path}>Show all initiatives</a>
            </p>
          </div>
        )}
        {[...groupBy(rows, ({kind}) => kind)].map(([kind, group]) => (
          <>
            <h2 id={kind}>{INITIATIVE_KINDS[kind]}</h2>
            <InitiativeTable rows={group} title={INITIATIVE_KINDS[kind]} />
          </>
        ))}
        <p class="source">
          As data: <a href="/api/v1/initiatives">JSON</a> ·{" "}
          <a href="/api/v1/catalogue/initiatives?format=csv">CSV of the facts</a>
        </p>
      </Layout>
    );
  }
};

const InitiativeTable: FC<{rows: readonly InitiativeRow[]; title: string}> = ({rows, title}) => (
  <Scroll label={title} isList>
    <table class="initiatives">
      <caption class="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">Initiative</th>
          <th scope="col">Themes</th>
          <th scope="col">Since</th>
          <th scope="col" class="num">
            Countries known
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({thing, about, themes, founded, members}) => (
          <tr>
            <th scope="row">
              <a href={placeOf("initiatives", thing.id)}>
                <strong>{thing.name}</strong>
              </a>
              <span class="quiet row-about">{about}</span>
            </th>
            <td data-label="Themes">{themes.map((id) => themeById(id)?.title ?? id).join(", ")}</td>
            <td data-label="Since" class="nowrap">
              {founded && formatDate(founded)}
            </td>
            <td data-label="Countries known" class="num">
              {members.length > 0 ? members.length : <span class="blank">–</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);
