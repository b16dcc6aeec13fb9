import type {FC} from "hono/jsx";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import {
  countByFilters,
  countProjects,
  findProjects,
  namesFor,
  PAGE_SIZE,
  type ProjectHits,
  type ProjectRow,
  type ProjectSearch,
  parseProjectSearch,
  usedFilters
} from "../../app/projects.ts";
import {readStructure, type Structure} from "../../app/structure.ts";
import {FETCH_COMMAND} from "../../base/commands.ts";
import {formatEur, formatNumber} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import type {Figure} from "../../domain/figure.ts";
import {Num, SourceLine} from "../components/figure.tsx";
import {carried} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import {vintageNote} from "../components/maybe.tsx";
import {ProjectFilters} from "../components/project-filters.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page, PageContext} from "../page.ts";

/** Projects by word and filter, twenty-five a page. */
export const projectsPage: Page = {
  path: "/projects",
  parameters: () => FIGURE_PARAMETERS,
  async render(context, c) {
    const {edition, query, path} = context;
    const search = parseProjectSearch(query);
    const {names: common} = await readStructure(edition);
    const names = await namesFor(edition, search, common);
    const hasRecords = edition.warehouse.holdings.hasRecords;
    const hits = hasRecords ? await findProjects(edition, search) : undefined;
    const count = await (hits ? countProjects(edition, search) : countByFilters(edition, search));
    return c.html(
      <Layout
        title="Projects"
        path={path}
        description="Projects of the EU framework programmes by word, country, theme, part and year."
      >
        <div class="page-head">
          <h1>Projects</h1>
          {hits && (
            <p class="finding">
              <Count hits={hits} count={count} />
            </p>
          )}
          <p class="scope">{vintageNote(edition)}</p>
        </div>
        <ProjectFilters query={query} path={path} edition={edition} names={names} />
        {hits ? (
          <Results context={context} hits={hits} search={search} names={names} />
        ) : (
          <NoRecords search={search} count={count} />
        )}
        {count && (
          <div class="small quiet">
            <SourceLine trace={count.trace} />
          </div>
        )}
      </Layout>
    );
  }
};

const Count: FC<{hits: ProjectHits; count: Figure | undefined}> = ({hits, count}) => {
  if (count)
    return (
      <>
        <Num figure={count} /> {count.value === 1 ? "project" : "projects"}
      </>
    );
  return <>{countOf(hits.total, "project")} found</>;
};

/** What is said where only aggregates are held: the number still stands, the list needs the records. */
const NoRecords: FC<{search: ProjectSearch; count: Figure | undefined}> = ({search, count}) => (
  <div class="empty">
    <h2>The shipped data hold no project records</h2>
    {count && (
      <p>
        {usedFilters(search).length ? "These filters fit " : "The data count "}
        <Num figure={count} /> {count.value === 1 ? "project" : "projects"}
        {search.words.length || search.state
          ? "; words and project status cannot be applied without the records"
          : ""}
        .
      </p>
    )}
    <p>
      Aperture comes with sums computed from CORDIS, so that figures can be shown without a network. To list,
      search and open single projects, fetch the records with one command:
    </p>
    <pre tabindex={0}>
      <code>{FETCH_COMMAND}</code>
    </pre>
    <p>It downloads the publisher's own file and can be stopped and taken up again.</p>
  </div>
);

type ResultsProps = {
  context: PageContext;
  hits: ProjectHits;
  search: ProjectSearch;
  names: Structure["names"];
};

const Results: FC<ResultsProps> = ({context: {query, path}, hits, search, names}) => {
  if (hits.rows.length === 0) return <Nothing search={search} />;
  const from = (search.page - 1) * PAGE_SIZE + 1;
  return (
    <>
      <Scroll label="Projects" isList>
        <table>
          <caption>
            {formatNumber(from)} to {formatNumber(from + hits.rows.length - 1)} of {formatNumber(hits.total)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Project</th>
              <th scope="col">Programme part</th>
              <th scope="col" class="num">
                Years
              </th>
              <th scope="col" class="num">
                EU contribution
              </th>
              <th scope="col">Coordinator</th>
              <th scope="col" class="num">
                Countries
              </th>
            </tr>
          </thead>
          <tbody>
            {hits.rows.map((row) => (
              <Row row={row} names={names} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <Pages total={hits.total} page={search.page} hrefOf={(page) => hrefOf(path, query, page)} />
      <p class="note">
        Contributions are the maximum each grant agreement commits, as the record states them.
      </p>
    </>
  );
};

function hrefOf(path: string, query: URLSearchParams, page: number): string {
  const next = new URLSearchParams(query);
  if (page === 1) next.delete("page");
  else next.set("page", String(page));
  return path + carried(next);
}

const Row: FC<{row: ProjectRow; names: Structure["names"]}> = ({row, names}) => (
  <tr>
    <th scope="row">
      <a href={`/projects/${row.programme}/${row.id}`}>
        <strong>{row.acronym ?? row.id}</strong>
      </a>
      <br />
      <span class="quiet">{row.title}</span>
    </th>
    <td data-label="Programme part">{names.of("part", row.part)}</td>
    <td class="num" data-label="Years">
      {yearsOf(row)}
    </td>
    <td class="num" data-label="EU contribution">
      {row.contribution === null ? "–" : formatEur(row.contribution)}
    </td>
    <td data-label="Coordinator">{row.coordinator ? names.of("country", row.coordinator) : "–"}</td>
    <td class="num" data-label="Countries">
      {row.countries ?? "–"}
    </td>
  </tr>
);

function yearsOf({start, end}: ProjectRow): string {
  if (!start) return "–";
  const [from, to] = [start.slice(0, 4), end?.slice(0, 4)];
  return to && to !== from ? `${from}–${to}` : from;
}

const Nothing: FC<{search: ProjectSearch}> = ({search}) => (
  <div class="empty">
    <h2>No project fits</h2>
    <p>
      {search.words.length > 1
        ? "Every word must occur in the acronym, title or keywords. Try fewer words, or remove a filter."
        : "Remove a filter, or try another word."}
    </p>
  </div>
);

const Pages: FC<{total: number; page: number; hrefOf: (page: number) => string}> = ({
  total,
  page,
  hrefOf
}) => {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (last === 1) return null;
  const near = [...new Set([1, page - 1, page, page + 1, last])].filter((at) => at >= 1 && at <= last);
  return (
    <nav class="pages" aria-label="Pages">
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          Previous
        </a>
      )}
      {near.map((at, i) => (
        <>
          {i > 0 && at - (near[i - 1] ?? at) > 1 && <span>…</span>}
          <a href={hrefOf(at)} aria-current={at === page ? "page" : undefined}>
            {formatNumber(at)}
          </a>
        </>
      ))}
      {page < last && (
        <a href={hrefOf(page + 1)} rel="next">
          Next
        </a>
      )}
    </nav>
  );
};
