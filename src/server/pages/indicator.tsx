import type {FC} from "hono/jsx";
import {type AskedIndicator, askIndicator, waysToAsk} from "../../app/ask-indicator.ts";
import {worksCredit} from "../../app/credit.ts";
import {UNIT_NAMES} from "../../app/format-figure.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import {sourceTitle} from "../../app/series/series-list.ts";
import {readStructure} from "../../app/structure.ts";
import {FETCH_COMMAND} from "../../base/commands.ts";
import type {ApertureError} from "../../base/errors.ts";
import {DIMENSIONS} from "../../domain/dimension.ts";
import type {FigureRequest, FigureTable} from "../../domain/figure.ts";
import type {Indicator} from "../../monitor/indicator.ts";
import {AskForm} from "../components/ask-form.tsx";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import {Result} from "../components/result.tsx";
import type {Page} from "../page.ts";
import {STATUSES} from "../statuses.ts";

const TRAIL = [
  {href: "/", title: "Overview"},
  {href: "/indicators", title: "Indicators"}
];

/** One indicator: what it means, its value, a form to ask it, and the query behind it. */
export const indicatorPage: Page = {
  path: "/indicators/:id",
  parameters: () => FIGURE_PARAMETERS,
  async render({edition, params, query, path}, c) {
    const asked = await askIndicator(edition, params["id"] ?? "", query);
    const {indicator, table, problem, request} = asked;
    const {names} = await readStructure(edition);
    return c.html(
      <Layout
        title={indicator.title}
        path={path}
        trail={TRAIL}
        description={indicator.definition}
        credit={worksCredit(edition, indicator.sources)}
      >
        <div class="page-head">
          <h1>{indicator.title}</h1>
          <p class="finding">{indicator.definition}</p>
          <p class="scope">{indicator.reading}</p>
        </div>
        <AskForm indicator={indicator} query={query} path={path} edition={edition} />
        <Example asked={asked} />
        {problem && <NotComputed problem={problem} />}
        {table && <Result table={table} names={names} />}
        {request && <Ways request={request} />}
        <About indicator={indicator} table={table} />
      </Layout>,
      problem && asked.isNarrowed ? STATUSES[problem.code] : 200
    );
  }
};

const Example: FC<{asked: AskedIndicator}> = ({asked}) =>
  asked.indicator.needs.length > 0 && !asked.isNarrowed && asked.table ? (
    <p class="note">
      This indicator needs{" "}
      {asked.indicator.needs.map((dimension) => DIMENSIONS[dimension].title.toLowerCase()).join(" and ")}; an
      example is shown.
    </p>
  ) : null;

/** Why there is no table; where records are missing, how to fetch them. */
const NotComputed: FC<{problem: ApertureError}> = ({problem: {code, message, hint}}) =>
  code === "no-records" ? (
    <Problem problem={{message: "the shipped aggregates cannot answer this exactly", hint: undefined}}>
      It needs the project records. Fetch them with <code>{FETCH_COMMAND}</code>
    </Problem>
  ) : (
    <Problem problem={{message: `this cannot be computed: ${message}`, hint}} />
  );

const Ways: FC<{request: FigureRequest}> = ({request}) => {
  const {command, api, why} = waysToAsk(request);
  return (
    <>
      <h2 id="elsewhere">The same elsewhere</h2>
      <dl class="trace">
        <dt>Command line</dt>
        <dd>
          <code>{command}</code>
        </dd>
        <dt>API</dt>
        <dd>
          <a href={api}>
            <code>{api}</code>
          </a>
        </dd>
        <dt>With everything behind it</dt>
        <dd>
          <a href={why}>Why these numbers?</a>
        </dd>
      </dl>
    </>
  );
};

const About: FC<{indicator: Indicator; table: FigureTable | undefined}> = ({indicator, table}) => (
  <>
    <h2 id="about">About this indicator</h2>
    <dl class="trace">
      <dt>Name and version</dt>
      <dd>
        <code>{indicator.id}</code>, version {indicator.version}
      </dd>
      <dt>Unit</dt>
      <dd>{UNIT_NAMES[indicator.unit]}</dd>
      {indicator.reads === "records" && (
        <>
          <dt>Counting</dt>
          <dd>
            {indicator.counting.length > 1
              ? "Whole or fractional: a project shared by several counts once for each, or in parts that sum to one."
              : "Whole only."}
          </dd>
        </>
      )}
      <dt>Can be asked by</dt>
      <dd>{indicator.dimensions.map((dimension) => DIMENSIONS[dimension].title.toLowerCase()).join(", ")}</dd>
      <dt>Where nothing is found</dt>
      <dd>{indicator.isSum ? "The value is zero." : "The value is blank, with its reason."}</dd>
      <dt>Bear in mind</dt>
      <dd>
        <Caveats caveats={table?.trace.caveats ?? indicator.caveats} />
      </dd>
      <dt>Sources</dt>
      <dd>
        {table?.trace.vintages.length
          ? table.trace.vintages.map(({title}) => title).join("; ")
          : indicator.sources.map(sourceTitle).join(", ")}
        . <a href="/data">Data and method</a>
      </dd>
    </dl>
    {table && <Query table={table} />}
  </>
);

const Caveats: FC<{caveats: readonly string[]}> = ({caveats}) =>
  caveats.length ? (
    <ul>
      {caveats.map((caveat) => (
        <li>{caveat}</li>
      ))}
    </ul>
  ) : (
    <>Nothing beyond the definition.</>
  );

const Query: FC<{table: FigureTable}> = ({table: {trace}}) => (
  <>
    <h2 id="query">The query as it ran</h2>
    <pre tabindex={0} class="wrapped">
      <code>{trace.query.sql}</code>
    </pre>
    {trace.query.params.length > 0 && (
      <p>With {trace.query.params.map((value, i) => `$${i + 1} = ${value}`).join(", ")}.</p>
    )}
  </>
);
