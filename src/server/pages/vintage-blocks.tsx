import type {FC} from "hono/jsx";
import {nameOfCell} from "../../app/comparison-rows.ts";
import {formatDifference, formatFigure} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import {CAUSES, type Cause, RECORD_QUERIES} from "../../app/vintage-changes.ts";
import {
  type Compared,
  type ComparedCell,
  differingCells,
  SPLITS,
  type Split,
  type VintageComparison
} from "../../app/vintage-comparison.ts";
import {formatDate} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import {listOf} from "../../base/text.ts";
import {findIndicator} from "../../monitor/compute.ts";
import {TableFrame} from "../components/figure.tsx";

interface BlockProps {
  readonly comparison: VintageComparison;
}

const CAUSE_IDS = Object.keys(CAUSES) as Cause[];
const CAUSE_HEADS: Readonly<Record<Cause, string>> = {
  added: "Projects added",
  gone: "Projects gone",
  changed: "Projects changed"
};

/** What the two vintages differ in, in one sentence. */
export const ComparisonFinding: FC<BlockProps> = ({comparison: {from, to, cells, projects}}) => {
  const whole = (id: Compared) => cells.find((cell) => cell.split === "all" && cell.indicator === id);
  const said = (["projects", "participations", "net-eu-contribution"] as const).flatMap((id) => {
    const cell = whole(id);
    return cell ? [`${formatDifference(cell.difference, cell.after.unit)} ${WORDS[id]}`] : [];
  });
  return (
    <p class="finding">
      From {formatDate(from.dated)} to {formatDate(to.dated)}: {listOf(said)}. Projects added:{" "}
      {formatNumber(projects.added.length)}; gone: {formatNumber(projects.gone.length)}; changed:{" "}
      {formatNumber(projects.changed.length)}.
    </p>
  );
};

const WORDS = {
  projects: "projects",
  participations: "participations",
  "net-eu-contribution": "of net EU contribution"
} as const;

/** The whole programme in both vintages. */
export const TotalsBlock: FC<BlockProps> = ({comparison}) => (
  <section id="totals">
    <h2>The whole programme</h2>
    <CellTable
      label="The whole programme in both vintages"
      first="Indicator"
      comparison={comparison}
      cells={comparison.cells.filter(({split}) => split === "all")}
      nameOf={({indicator}) => findIndicator(indicator).title}
    />
  </section>
);

/** Rows that stand open; the smaller differences unfold. */
const MOST_ROWS = 20;

interface SplitProps extends BlockProps {
  readonly split: Split;
  readonly indicator: Compared;
  readonly title: string;
  readonly names: Names;
}

/** What differs by country or part, in one indicator. */
export const SplitBlock: FC<SplitProps> = ({comparison, split, indicator, title, names}) => {
  const cells = differingCells(comparison, split, indicator);
  const all = comparison.cells.filter((cell) => cell.split === split && cell.indicator === indicator).length;
  const what = findIndicator(indicator).title;
  const table = {
    label: `${what} ${title.toLowerCase()}`,
    first: SPLITS[split],
    comparison,
    nameOf: (cell: ComparedCell) => nameOfCell(cell, names)
  };
  return (
    <section id={split}>
      <h2>{title}</h2>
      {cells.length === 0 ? (
        <p>Nothing differs.</p>
      ) : (
        <>
          <p class="quiet">
            {what}; {formatNumber(cells.length)} of {formatNumber(all)} differ, the largest difference first.
          </p>
          <CellTable {...table} cells={cells.slice(0, MOST_ROWS)} />
          {cells.length > MOST_ROWS && (
            <details>
              <summary>The other {formatNumber(cells.length - MOST_ROWS)}</summary>
              <CellTable
                {...table}
                label={`${table.label}, smaller differences`}
                cells={cells.slice(MOST_ROWS)}
              />
            </details>
          )}
        </>
      )}
    </section>
  );
};

interface CellTableProps extends BlockProps {
  readonly label: string;
  readonly first: string;
  readonly cells: readonly ComparedCell[];
  readonly nameOf: (cell: ComparedCell) => string;
}

const CellTable: FC<CellTableProps> = ({label, first, comparison: {from, to}, cells, nameOf}) => {
  const heads = [formatDate(from.dated), formatDate(to.dated), "Difference"];
  const isSplit = cells.some(({causes}) => causes);
  return (
    <TableFrame label={label} form="as-list whole">
      <table>
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {[...heads, ...(isSplit ? CAUSE_IDS.map((cause) => CAUSE_HEADS[cause]) : [])].map((head) => (
              <th scope="col" class="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr>
              <th scope="row">{nameOf(cell)}</th>
              <td class="num" data-label={heads[0]}>
                <Explained text={formatFigure(cell.before)} />
              </td>
              <td class="num" data-label={heads[1]}>
                <Explained text={formatFigure(cell.after)} />
              </td>
              <td class="num" data-label={heads[2]}>
                <Explained text={formatDifference(cell.difference, cell.after.unit)} />
              </td>
              {isSplit && CAUSE_IDS.map((cause) => <CauseCell cell={cell} cause={cause} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};

/** A number of the comparison leads to how the comparison was made. */
const Explained: FC<{text: string}> = ({text}) => (
  <a class="number" href="#why" title="Why this number?">
    {text}
  </a>
);

const CauseCell: FC<{cell: ComparedCell; cause: Cause}> = ({cell, cause}) => (
  <td class="num" data-label={CAUSE_HEADS[cause]}>
    {cell.causes ? (
      formatDifference(cell.causes[cause], cell.after.unit)
    ) : (
      <span class="blank">
        – <span class="reason">not by project</span>
      </span>
    )}
  </td>
);

/** What the comparison rests on, how it was made, and its data. */
export const WhyBlock: FC<BlockProps> = ({comparison: {from, to, trace, cells}}) => {
  const address = `/api/v1/compare?from=${encodeURIComponent(from.id)}&to=${encodeURIComponent(to.id)}`;
  return (
    <section id="why">
      <h2>Why these numbers?</h2>
      <ul>
        {trace.caveats.map((caveat) => (
          <li>{caveat}</li>
        ))}
      </ul>
      <dl class="trace">
        {[from, to].map((vintage) => (
          <>
            <dt>{formatDate(vintage.dated)}</dt>
            <dd>
              <code>{vintage.id}</code>, {vintage.licence}. {vintage.attribution}
              <br />
              <span class="hash">sha256 {vintage.sha256}</span>
            </dd>
          </>
        ))}
        <dt>Catalogue</dt>
        <dd>
          {trace.after.catalogue.revision} as of {formatDate(trace.after.catalogue.asOf)}
        </dd>
      </dl>
      <div class="actions">
        <details>
          <summary>Definitions and queries</summary>
          {cells
            .filter(({split}) => split === "all")
            .map(
              ({
                after: {
                  trace: {indicator, query}
                }
              }) => (
                <>
                  <p>
                    {indicator.title}: {indicator.definition}
                  </p>
                  <pre tabindex={0}>
                    <code>{query.sql}</code>
                  </pre>
                </>
              )
            )}
          <p>Causes, from the records of both vintages:</p>
          {RECORD_QUERIES.map((sql) => (
            <pre tabindex={0}>
              <code>{sql}</code>
            </pre>
          ))}
        </details>
        <a href={`${address}&format=csv`}>CSV, every cell</a>
        <a href={address}>JSON</a>
      </div>
    </section>
  );
};
