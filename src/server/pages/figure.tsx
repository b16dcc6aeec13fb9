import type {FC} from "hono/jsx";
import {worksCredit} from "../../app/credit.ts";
import {type Explanation, explainFigure} from "../../app/explain.ts";
import {formatExact, formatInterval} from "../../app/format-figure.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import {parseAddress} from "../../app/parse-request.ts";
import type {Edition} from "../../app/site.ts";
import {formatDate} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import {isOfProjects, type Trace} from "../../domain/figure.ts";
import {STATUS_MODES} from "../../domain/group.ts";
import {citationOf} from "../../exports/rows.ts";
import {FigureTableView, scopeOf} from "../components/figure.tsx";
import {Layout} from "../components/layout.tsx";
import type {Page} from "../page.ts";

const TRAIL = [
  {href: "/", title: "Overview"},
  {href: "/indicators", title: "Indicators"}
];

/** "Why this number?": a figure, or a table of figures, computed again with everything behind it. */
export const figurePage: Page = {
  path: "/figures/:indicator",
  parameters: () => FIGURE_PARAMETERS,
  async render({edition, params, query, path}, c) {
    const address = `${params["indicator"]}?${query.toString()}`;
    const {request} = parseAddress(address);
    const table = await edition.figures(request);
    const isSingle = table.by.length === 0;
    const explanation = isSingle ? await explainFigure(edition.warehouse, address) : undefined;
    const {trace} = table;
    const title = `Why ${explanation ? "this number" : "these numbers"}?`;
    return c.html(
      <Layout
        title={title}
        path={path}
        trail={[...TRAIL, {href: `/indicators/${trace.indicator.id}`, title: trace.indicator.title}]}
        credit={worksCredit(
          edition,
          trace.vintages.map(({source}) => source)
        )}
      >
        <div class="page-head">
          <h1>{title}</h1>
          <p class="finding">
            {explanation ? (
              <Answer explanation={explanation} />
            ) : (
              `${trace.indicator.title}: ${table.figures.length} figures.`
            )}
          </p>
          <p class="scope">{scopeOf(trace, edition.names) || "Everything held, without filters"}</p>
        </div>
        {explanation && <Verdict explanation={explanation} />}
        <TraceList
          trace={trace}
          edition={edition}
          citation={explanation && citationOf(explanation.figure)}
          basis={explanation?.figure.basis ?? null}
        />
        {!isSingle && (
          <>
            <h2>The figures</h2>
            <FigureTableView table={table} names={edition.names} caption={trace.indicator.title} />
          </>
        )}
      </Layout>
    );
  }
};

const Answer: FC<{explanation: Explanation}> = ({explanation: {figure}}) => (
  <>
    {figure.trace.indicator.title}: <strong>{formatExact(figure)}</strong>
    {figure.ofYear !== null && ` in ${figure.ofYear}, the latest there is`}
    {figure.interval && `, from ${formatInterval(figure)} (${figure.interval.meaning})`}
    {figure.blank && ` (${figure.blank.note})`}
  </>
);

const Verdict: FC<{explanation: Explanation}> = ({explanation: {verdict, expected, citedFrom}}) => {
  if (verdict === "unchecked")
    return <p class="note">Computed just now. The address carries no earlier value to compare with.</p>;
  if (verdict === "agrees")
    return <p class="note">Computed again just now: it agrees with the value in the address.</p>;
  return (
    <p class="caveat">
      Computed again just now, and it differs: the address says{" "}
      {expected?.value === null || !expected ? "blank" : formatNumber(expected.value, 2)},{" "}
      {citedFrom === "same" && "from this same warehouse. Please report this."}
      {citedFrom === "another" &&
        `from another warehouse (${expected?.warehouse}): newer data, another catalogue or another method.`}
      {citedFrom === "unstated" && "and not from which warehouse."}
    </p>
  );
};

interface TraceListProps {
  readonly trace: Trace;
  readonly edition: Edition;
  readonly citation: string | undefined;
  readonly basis: {held: number; of: number; note: string} | null;
}

const TraceList: FC<TraceListProps> = ({trace, citation, basis}) => (
  <dl class="trace">
    <dt>What it means</dt>
    <dd>
      {trace.indicator.definition} <a href={`/indicators/${trace.indicator.id}`}>More on this indicator</a>
    </dd>
    {isOfProjects(trace) && (
      <>
        <dt>How it was asked</dt>
        <dd>
          Country status {STATUS_MODES[trace.request.status]}; shared projects counted{" "}
          {trace.request.counting}; a project's year is the year of its {trace.request.yearOf}.
        </dd>
      </>
    )}
    {basis && (
      <>
        <dt>Known for</dt>
        <dd>
          {formatNumber(basis.held)} of {formatNumber(basis.of)} {basis.note}
        </dd>
      </>
    )}
    <dt>How it was computed</dt>
    <dd>
      <pre tabindex={0}>
        <code>{trace.query.sql}</code>
      </pre>
      {trace.query.params.length > 0 && (
        <p>With {trace.query.params.map((value, i) => `$${i + 1} = ${value}`).join(", ")}.</p>
      )}
    </dd>
    <dt>From what</dt>
    {trace.vintages.map((vintage) => (
      <dd>
        {vintage.title}, {formatDate(vintage.dated)}, read {formatDate(vintage.retrieved)} from{" "}
        {vintage.address}. {vintage.attribution}, {vintage.licence}.
        <br />
        <span class="quiet">SHA-256 {vintage.sha256}</span>
      </dd>
    ))}
    <dt>Catalogue and warehouse</dt>
    <dd>
      Catalogue {trace.catalogue.revision} as of {formatDate(trace.catalogue.asOf)}; {trace.warehouse.kind}{" "}
      {trace.warehouse.id}. <a href="/data">Data and method</a>
    </dd>
    <dt>How much of the whole</dt>
    {trace.coverage.map(({programme, unit, held, share, note}) => (
      <dd>
        {programme}: {formatNumber(held)} {unit}
        {share === null ? "" : `, ${formatNumber(share)} %`}; {note}.
      </dd>
    ))}
    <dt>What to bear in mind</dt>
    <dd>
      <ul>
        {trace.caveats.map((caveat) => (
          <li>{caveat}</li>
        ))}
      </ul>
    </dd>
    {citation && (
      <>
        <dt>Cite it as</dt>
        <dd>
          <code>/figures/{citation}</code>
        </dd>
      </>
    )}
  </dl>
);
