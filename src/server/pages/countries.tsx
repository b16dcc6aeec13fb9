import type {FC} from "hono/jsx";
import {countryAtStart, countryInText} from "../../app/country-in-text.ts";
import {
  type CountryList,
  type ListQuestion,
  readCountryList,
  SCOPES,
  type Scope,
  SORTS,
  type Sort
} from "../../app/country-list.ts";
import {formatFigure} from "../../app/format-figure.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import type {Edition} from "../../app/site.ts";
import {incomeSource} from "../../catalogue/regions.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import type {Country} from "../../domain/country.ts";
import {countryMap} from "../components/charts.ts";
import {FigureBlock, Num, scopeOf} from "../components/figure.tsx";
import {carried, Filters, modesOf} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import type {Page} from "../page.ts";
import {CountryTable, SORT_TITLES} from "./country-table.tsx";

const FILTERS = ["region", "income", "group", "programme", "theme", "year"] as const;
const TRAIL = [{href: "/", title: "Overview"}];

/** Every country: what it does, where it stands, and which are absent from the data. */
export const countriesPage: Page = {
  path: "/countries",
  parameters: () => FIGURE_PARAMETERS,
  async render({edition, query, path}, c) {
    const question = questionOf(query);
    const list = await readCountryList(edition, question);
    return c.html(
      <Layout
        title="Countries"
        path={path}
        trail={TRAIL}
        description="Every country in EU research and innovation programmes, with its status, participation and funding."
      >
        <div class="page-head">
          <h1>Countries</h1>
          <p class="finding">
            <Finding list={list} />
          </p>
          <p class="scope">
            {scopeOf(list.projects.trace, edition.names) || "All programmes, themes and years held"}
          </p>
        </div>
        <Scopes query={query} path={path} scope={question.scope} />
        <Filters dimensions={FILTERS} query={query} path={path} edition={edition} hasStatus own={OWN}>
          <OwnFields question={question} />
        </Filters>
        {question.scope !== "eu" && <MapBlock list={list} edition={edition} words={question.words} />}
        {list.rows.length > 0 ? (
          <CountryTable list={list} question={question} query={query} path={path} names={edition.names} />
        ) : (
          <div class="empty">
            <h2>No country fits these filters</h2>
            <p>
              Remove one of them, or <a href="/countries">start again with all countries outside the EU</a>.
            </p>
          </div>
        )}
        <Absent countries={list.absent} />
        <IncomeNote />
      </Layout>
    );
  }
};

const OWN = {
  q: (value: string) => (value ? `Name has “${value}”` : undefined),
  sort: () => undefined,
  order: () => undefined
};

function questionOf(query: URLSearchParams): ListQuestion {
  const scope = query.get("scope") ?? "";
  const sort = SORTS.find((one) => one === query.get("sort")) ?? "projects";
  const order = query.get("order") ?? (sort === "name" ? "asc" : "desc");
  return {
    base: modesOf(query, FILTERS),
    scope: Object.hasOwn(SCOPES, scope) ? (scope as Scope) : "outside",
    sort,
    ascending: order === "asc",
    words: (query.get("q") ?? "").trim().slice(0, 60)
  };
}

/** Which part of the world, as three links. */
const Scopes: FC<{query: URLSearchParams; path: string; scope: Scope}> = ({query, path, scope}) => (
  <nav class="scopes" aria-label="Which countries">
    <ul>
      {(Object.keys(SCOPES) as Scope[]).map((one) => {
        const next = new URLSearchParams(query);
        next.set("scope", one === "outside" ? "" : one);
        return (
          <li>
            <a href={`${path}${carried(next)}`} aria-current={one === scope ? "page" : undefined}>
              {SCOPES[one]}
            </a>
          </li>
        );
      })}
    </ul>
  </nav>
);

const OwnFields: FC<{question: ListQuestion}> = ({question}) => (
  <>
    <div class="field">
      <label for="filter-q">Name or code</label>
      <input id="filter-q" name="q" type="search" value={question.words} autocomplete="off" />
    </div>
    <div class="field">
      <label for="filter-sort">Order by</label>
      <select id="filter-sort" name="sort">
        {SORTS.map((sort: Sort) => (
          <option value={sort} selected={sort === question.sort}>
            {SORT_TITLES[sort]}
          </option>
        ))}
      </select>
    </div>
  </>
);

const Finding: FC<{list: CountryList}> = ({list}) => {
  const ranked = list.rows
    .filter((row) => (row.projects?.value ?? 0) > 0)
    .sort((a, b) => (b.projects?.value ?? 0) - (a.projects?.value ?? 0));
  const [first, second, third] = ranked;
  const isNarrowed = Object.keys(list.projects.trace.request.filters).length > 0;
  if (!first?.projects) return <>No country of this list takes part in a project of the data held.</>;
  const others = [second, third].flatMap((row) => (row?.projects ? [{...row, projects: row.projects}] : []));
  return (
    <>
      {isNarrowed
        ? `Under these filters ${countryInText(first.country.name)}`
        : countryAtStart(first.country.name)}{" "}
      takes part in most projects, <Num figure={first.projects} />
      {others.map((row, i) => (
        <>
          {i === others.length - 1 ? " and " : ", "}
          {i === 0 && "before "}
          {countryInText(row.country.name)} with <Num figure={row.projects} />
        </>
      ))}
      .
    </>
  );
};

const MapBlock: FC<{list: CountryList; edition: Edition; words: string}> = ({list, edition, words}) => {
  const {region, income, group} = list.projects.trace.request.filters;
  const isNarrowed = words !== "" || [region, income, group].some((filter) => filter !== undefined);
  const shown = new Set(list.rows.map((row) => row.country.code));
  const figures = list.projects.figures.filter((figure) => shown.has(String(figure.dims.country)));
  const title = "Projects with each country";
  const top = figures
    .slice(0, 5)
    .map((figure) => `${edition.names.of("country", figure.dims.country ?? "")} ${formatFigure(figure)}`);
  const description = `Most: ${top.join(", ")}.`;
  const scope = scopeOf(list.projects.trace, edition.names);
  return (
    <FigureBlock
      table={list.projects}
      rows={figures}
      names={edition.names}
      title={title}
      subtitle={`Projects with at least one participation${scope ? `, ${scope}` : ""}`}
      chart={countryMap({...list.projects, figures}, "country", edition.names, {
        id: "map",
        title,
        description
      })}
    >
      {isNarrowed && <p class="quiet">Countries outside this list are drawn as those without data.</p>}
    </FigureBlock>
  );
};

const Absent: FC<{countries: readonly Country[]}> = ({countries}) =>
  countries.length === 0 ? null : (
    <section id="absent">
      <h2>No participation in the data held</h2>
      <p>
        Countries and territories of the catalogue without a participation that fits the filters. This says
        what the open data hold, not that there is no cooperation.
      </p>
      <ul class="links">
        {countries.map(({code, name}) => (
          <li>
            <a href={`/countries/${code}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );

const IncomeNote: FC = () => {
  const {title, source, confidence} = incomeSource();
  return (
    <p class="note">
      Income groups: {title}, {source}.{" "}
      {confidence !== "seen" && (
        <span class={confidence === "unverified" ? "badge unverified" : "badge"}>
          {CONFIDENCE_NOTES[confidence]}
        </span>
      )}{" "}
      A name with * has a note on the country's own page. Status as was: at the signature of each project; a
      country can have been in several groups. Status now: on the day the catalogue was last built.
    </p>
  );
};
