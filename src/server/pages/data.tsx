import type {FC} from "hono/jsx";
import {summariseCatalogue} from "../../app/catalogue/things.ts";
import {
  countriesWithStatements,
  issueGroups,
  NOT_IN_OPEN_DATA,
  reconciliationOf,
  statementCounts
} from "../../app/data-page.ts";
import type {Edition} from "../../app/site.ts";
import {FETCH_COMMAND, WORKS_COMMAND} from "../../base/commands.ts";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import {CoverageTable, GapList, IssueTable, Vintages} from "../components/data-tables.tsx";
import {Layout} from "../components/layout.tsx";
import {ReconciliationView} from "../components/reconciliation.tsx";
import {Scroll} from "../components/scroll.tsx";
import {SeriesVintages} from "../components/series-vintages.tsx";
import {shareOf} from "../components/standing.tsx";
import type {Page} from "../page.ts";

/** Data and method: what was read, what is missing, how it adds up, and how it is counted. */
export const dataPage: Page = {
  path: "/data",
  async render({edition, path, today}, c) {
    const {manifest, works} = edition.warehouse;
    const reconciliation = await reconciliationOf(edition);
    const failing = reconciliation.checks.filter((check) => !check.agrees).length;
    return c.html(
      <Layout
        title="Data and method"
        path={path}
        description="Where the data come from, what is missing in them, how they reconcile, and how they are counted."
      >
        <div class="page-head">
          <h1>Data and method</h1>
          <p class="finding">
            {manifest.kind === "snapshot"
              ? "These pages show the aggregates shipped with Aperture"
              : "These pages show a warehouse built from the publisher's files"}
            ;{" "}
            {failing === 0
              ? `all ${formatNumber(reconciliation.checks.length)}`
              : `${formatNumber(reconciliation.checks.length - failing)} of ${formatNumber(reconciliation.checks.length)}`}{" "}
            totals agree in every way they can be added up.
          </p>
          <p class="scope">
            {manifest.kind === "snapshot" ? "Snapshot" : "Warehouse"} {manifest.id}, method {manifest.method},
            catalogue {manifest.catalogue.revision} as of {formatDate(manifest.catalogue.asOf)}.
          </p>
        </div>
        <Contents />
        <h2 id="sources">What was read</h2>
        <Vintages vintages={manifest.vintages} />
        {works ? <Vintages vintages={[works]} /> : <NoWorks />}
        <SeriesVintages pins={edition.warehouse.series.pins} />
        <p>
          <a href="/data/compare">Compare two vintages</a>: what changed from one file to another, and why.
        </p>
        {manifest.kind === "snapshot" && <SnapshotNote command={manifest.command} />}
        <h2 id="coverage">How much of the whole</h2>
        <CoverageTable vintages={manifest.vintages} />
        <GapList gaps={edition.warehouse.gaps} />
        <h2 id="issues">What was not understood</h2>
        <IssueTable groups={issueGroups(edition)} />
        <h2 id="reconciliation">Whether it adds up</h2>
        <ReconciliationView reconciliation={reconciliation} edition={edition} />
        <h2 id="missing">What is not in open data</h2>
        <NotInOpenData />
        <Method edition={edition} />
        <CatalogueFacts today={today} />
      </Layout>
    );
  }
};

/** How many facts the catalogue holds and how many of them nobody has checked. */
const CatalogueFacts: FC<{today: IsoDate}> = ({today}) => {
  const {all, registers} = summariseCatalogue(today);
  return (
    <>
      <h2 id="facts">Facts of the catalogue</h2>
      <p>
        Beside the figures stand {formatNumber(all.statements)} facts in {registers.length} registers, each
        with its source. {shareOf(all, "seen")} were read in the source itself, {shareOf(all, "reported")} in
        a report of it, and {shareOf(all, "unverified")} are unverified; an unverified fact says so wherever
        it stands. <a href="/catalogue">Every register</a>
      </p>
    </>
  );
};

const CONTENTS = [
  ["sources", "What was read"],
  ["coverage", "How much of the whole"],
  ["issues", "What was not understood"],
  ["reconciliation", "Whether it adds up"],
  ["missing", "What is not in open data"],
  ["status", "Country status"],
  ["counting", "Whole and fractional counting"],
  ["association", "Statements on association"],
  ["themes", "Themes"],
  ["facts", "Facts of the catalogue"]
] as const;

const Contents: FC = () => (
  <nav aria-label="On this page">
    <ul class="links">
      {CONTENTS.map(([id, title]) => (
        <li>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  </nav>
);

const NoWorks: FC = () => (
  <>
    <h3>Publications</h3>
    <p>
      None are read. Fetch the snapshot of OpenAlex, or a part of it, and run <code>{WORKS_COMMAND}</code>
    </p>
  </>
);

const SnapshotNote: FC<{command: string | undefined}> = ({command}) => (
  <div class="note">
    <p>
      The snapshot holds sums by country, programme part, theme, year, role and activity type, pairs of
      countries, and organisations with at least five participations. It holds no project records and no
      natural person. It was made with <code>{command ?? "aperture snapshot build"}</code>
    </p>
    <p>
      To work with the records, run <code>{FETCH_COMMAND}</code>; pages take up the new data by themselves.
    </p>
  </div>
);

const NotInOpenData: FC = () => (
  <>
    <p>
      Where a page would need one of these it shows{" "}
      <span class="blank">
        – <span class="reason">not in open data</span>
      </span>
      , never a zero.
    </p>
    <dl class="trace">
      {NOT_IN_OPEN_DATA.map(({what, why}) => (
        <>
          <dt>{what}</dt>
          <dd>{why}</dd>
        </>
      ))}
    </dl>
  </>
);

const Method: FC<{edition: Edition}> = ({edition}) => (
  <>
    <h2 id="status">Country status, in three modes</h2>
    <p>
      A country joins and leaves. Every figure that uses country groups says which status it was computed
      with; the same question can be asked in each mode.
    </p>
    <dl class="trace">
      <dt>As it was at signature</dt>
      <dd>
        By law on the day the project was signed, agreements with retroactive effect included. The default.
        Where a project has no date of signature, its start stands in.
      </dd>
      <dt>As it is now</dt>
      <dd>
        By law on {formatDate(edition.warehouse.manifest.catalogue.asOf)}, whenever the project was signed.
        For programmes that are closed, any association to Horizon Europe counts.
      </dd>
      <dt>As applicants were treated</dt>
      <dd>
        As entities were treated on the day of signature, transitional arrangements included: treated as if
        associated while the agreement was being concluded.
      </dd>
    </dl>
    <h2 id="counting">Whole and fractional counting</h2>
    <dl class="trace">
      <dt>Whole</dt>
      <dd>
        A project with partners from five countries counts once for each of the five. Good for "in how many
        projects does Japan take part"; the countries sum to more than the number of projects.
      </dd>
      <dt>Fractional</dt>
      <dd>
        The same project is divided by its participations, so that its parts sum to one. Good for comparing
        sizes; the countries sum to the number of projects.
      </dd>
    </dl>
    <h2 id="association">Statements on association</h2>
    <Statements />
    <h2 id="themes">Themes</h2>
    <p>
      The strategy names its themes and publishes no list of what belongs to them. Aperture's own mapping,
      with its version, is <a href="/themes#mapping">written out in full</a>.
    </p>
  </>
);

const Statements: FC = () => (
  <>
    <p>
      Status is kept as dated statements with their source, for {formatNumber(countriesWithStatements())}{" "}
      countries. Those not read in the document itself say so.
    </p>
    <Scroll label="Statements on association">
      <table class="bounded">
        <caption class="visually-hidden">Statements on association by how they are known</caption>
        <thead>
          <tr>
            <th scope="col">How it is known</th>
            <th scope="col" class="num">
              By law
            </th>
            <th scope="col" class="num">
              As applicants were treated
            </th>
          </tr>
        </thead>
        <tbody>
          {statementCounts().map(({confidence, legal, applicant}) => (
            <tr>
              <th scope="row">
                <span class={confidence === "unverified" ? "badge unverified" : "badge"}>
                  {CONFIDENCE_NOTES[confidence]}
                </span>
              </th>
              <td class="num">{formatNumber(legal)}</td>
              <td class="num">{formatNumber(applicant)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </>
);
