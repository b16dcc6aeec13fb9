import type {FC} from "hono/jsx";
import {askOne} from "../../app/ask.ts";
import {type Hit, type HitGroup, type SearchResult, searchAll} from "../../app/search.ts";
import type {Edition} from "../../app/site.ts";
import {FETCH_COMMAND} from "../../base/commands.ts";
import {formatNumber} from "../../base/numbers.ts";
import {THEMES} from "../../catalogue/themes.ts";
import type {Country} from "../../domain/country.ts";
import type {Figure} from "../../domain/figure.ts";
import {Num} from "../components/figure.tsx";
import {Layout} from "../components/layout.tsx";
import type {Page} from "../page.ts";

const LONGEST = 200;

/** Search across countries, themes, indicators, parts, fields, organisations and projects. */
export const searchPage: Page = {
  path: "/search",
  parameters: () => ["q"],
  async render({edition, query, path}, c) {
    const text = (query.get("q") ?? "").trim().slice(0, LONGEST);
    const result = await searchAll(edition, text);
    const projects =
      result.country && (await askOne(edition, "projects", {filters: {country: [result.country.code]}}));
    const isEmpty = result.groups.length === 0 && !result.country;
    return c.html(
      <Layout title={text ? `Search: ${text}` : "Search"} path={path}>
        <div class="page-head">
          <h1>{text ? `Results for “${text}”` : "Search"}</h1>
        </div>
        <Form text={text} />
        {result.country && <CountryHit country={result.country} projects={projects} />}
        {result.groups.map((group) => (
          <Group group={group} />
        ))}
        {text && isEmpty && <Nothing result={result} />}
        {(!text || isEmpty) && <Suggestions />}
        {text && <Records edition={edition} />}
      </Layout>
    );
  }
};

const Form: FC<{text: string}> = ({text}) => (
  <form class="filters" method="get" action="/search">
    <div class="fields fields-search">
      <div class="field">
        <label for="search-q">Country, theme, indicator, organisation, project</label>
        <input id="search-q" type="search" name="q" value={text} />
      </div>
      <button class="button" type="submit">
        Search
      </button>
    </div>
  </form>
);

const CountryHit: FC<{country: Country; projects: Figure | undefined}> = ({country, projects}) => (
  <ol class="results">
    <li>
      <a href={`/countries/${country.code}`}>{country.name}</a>
      <span class="result-kind">Country</span>
      {projects && (
        <p>
          <Num figure={projects} /> {projects.value === 1 ? "project" : "projects"} in the data held
        </p>
      )}
      {country.note && <p>{country.note}</p>}
    </li>
  </ol>
);

const Group: FC<{group: HitGroup}> = ({group}) => (
  <section>
    <h2>{group.title}</h2>
    <ol class="results">
      {group.hits.map((hit) => (
        <Result hit={hit} />
      ))}
    </ol>
    {group.more && (
      <p>
        <a href={group.more.href}>
          All {formatNumber(group.more.total)} {group.title.toLowerCase()} found
        </a>
      </p>
    )}
  </section>
);

const Result: FC<{hit: Hit}> = ({hit}) => (
  <li>
    <a href={hit.href}>{hit.title}</a>
    <span class="result-kind">{hit.kind}</span>
    <p>{hit.about}</p>
  </li>
);

const Nothing: FC<{result: SearchResult}> = ({result}) => (
  <div class="empty">
    <h2>Nothing found</h2>
    <p>
      {result.hint
        ? `${result.hint.charAt(0).toUpperCase()}${result.hint.slice(1)}.`.replace(/\?\.$/, "?")
        : "Every word must occur. Try fewer words, the beginning of a word, or a country's name or code."}
    </p>
  </div>
);

const Suggestions: FC = () => (
  <section>
    <h2>Start from</h2>
    <ul class="links">
      <li>
        <a href="/countries">All countries</a>
      </li>
      {THEMES.map((theme) => (
        <li>
          <a href={`/themes/${theme.id}`}>{theme.title}</a>
        </li>
      ))}
      <li>
        <a href="/themes#structure">Programme parts</a>
      </li>
      <li>
        <a href="/themes#fields">Fields of science</a>
      </li>
      <li>
        <a href="/indicators">Indicators</a>
      </li>
      <li>
        <a href="/data">Data and method</a>
      </li>
    </ul>
  </section>
);

const Records: FC<{edition: Edition}> = ({edition}) =>
  edition.warehouse.holdings.hasRecords ? null : (
    <p class="note">
      Projects, and organisations with fewer than five participations, are not in the shipped data. Fetch them
      with <code>{FETCH_COMMAND}</code>
    </p>
  );
