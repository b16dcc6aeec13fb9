import type {FC} from "hono/jsx";
import {COMPARE} from "../../app/report/build.ts";
import {compareFolders, type ReportComparison} from "../../app/report/diff.ts";
import {editionByName, listEditions, type ReportEdition} from "../../app/report/editions.ts";
import {type CauseGroup, type SaidChange, sayDifferences} from "../../app/report/say-difference.ts";
import {ApertureError} from "../../base/errors.ts";
import {capital, countOf, listOf} from "../../base/text.ts";
import {SelectField} from "../components/fields.tsx";
import {TableFrame} from "../components/figure.tsx";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import type {Page} from "../page.ts";
import {STATUSES} from "../statuses.ts";

const TITLE = "Compare two editions";

/** How two editions of the report differ, cell by cell, by cause. */
export const reportComparePage: Page = {
  path: `/report/${COMPARE}`,
  parameters: () => ["from", "to"],
  async render({dataDir, query, path}, c) {
    const editions = await listEditions(dataDir);
    const asked = {from: query.get("from") ?? "", to: query.get("to") ?? ""};
    const {comparison, problem} = await tryComparison(asked, dataDir);
    return c.html(
      <Layout
        title={TITLE}
        path={path}
        trail={[{href: "/report", title: "Report"}]}
        description="What changed between two editions of the report, cell by cell, and why."
      >
        <div class="page-head">
          <h1>{TITLE}</h1>
          <p class="finding">{comparison ? findingOf(comparison) : INTRODUCTION}</p>
        </div>
        <Problem problem={problem} />
        {editions.length > 1 ? (
          <ChoiceForm editions={editions} asked={asked} path={path} />
        ) : (
          <p class="note">
            {editions.length === 0 ? "No edition is" : "Only one edition is"} in this data folder.{" "}
            <a href="/report#prepare">Prepare one</a>
          </p>
        )}
        {comparison && sayDifferences(comparison).map((group) => <Group group={group} {...comparison} />)}
      </Layout>,
      problem ? STATUSES[problem.code] : 200
    );
  }
};

const INTRODUCTION =
  "Any two editions or drafts that carry their data annex can be compared: each figure, count and fact that differs, with the cause.";

interface Asked {
  readonly from: string;
  readonly to: string;
}

/** What is asked for may be mistaken; that is said beside the form. */
async function tryComparison(
  {from, to}: Asked,
  dataDir: string
): Promise<{comparison?: ReportComparison; problem?: ApertureError}> {
  if (from === "" || to === "") return {};
  try {
    const [before, after] = [await editionByName(from, dataDir), await editionByName(to, dataDir)];
    return {comparison: await compareFolders(before.folder, after.folder)};
  } catch (error) {
    if (error instanceof ApertureError) return {problem: error};
    throw error;
  }
}

function findingOf(comparison: ReportComparison): string {
  const {before, after, changes} = comparison;
  const names = `From ${before.edition} to ${after.edition}`;
  if (changes.length === 0) return `${names} nothing differs.`;
  const causes = sayDifferences(comparison).map(
    ({cause, changes: own}) => `${countOf(own.length, "cell")} by ${WORDS[cause]}`
  );
  return `${names}: ${listOf(causes)}.`;
}

const WORDS: Readonly<Record<CauseGroup["cause"], string>> = {
  "new data": "new data",
  correction: "correction",
  method: "method",
  catalogue: "the catalogue",
  period: "the period",
  "same sources": "no change of the sources"
};

const ChoiceForm: FC<{editions: readonly ReportEdition[]; asked: Asked; path: string}> = ({
  editions,
  asked,
  path
}) => {
  const options = editions.map(({name, frozen}) => [name, `${name}, ${frozen ? "frozen" : "draft"}`]);
  const [newest, before] = editions;
  const select = {prefix: COMPARE, options};
  return (
    <form class="filters" method="get" action={path}>
      <div class="fields">
        <SelectField {...select} name="from" label="From" value={asked.from || before?.name} />
        <SelectField {...select} name="to" label="To" value={asked.to || newest?.name} />
        <button class="button" type="submit">
          Compare
        </button>
      </div>
    </form>
  );
};

/** Rows that stand open; the others unfold. */
const MOST_ROWS = 40;

const Group: FC<ReportComparison & {group: CauseGroup}> = ({group: {cause, why, changes}, before, after}) => {
  const heads = [before.edition, after.edition] as const;
  const rest = changes.slice(MOST_ROWS);
  return (
    <section id={cause.replace(" ", "-")}>
      <h2>{capital(cause)}</h2>
      <p class="quiet">
        {countOf(changes.length, "cell")}. {why}
      </p>
      <ChangeTable label={capital(cause)} heads={heads} changes={changes.slice(0, MOST_ROWS)} />
      {rest.length > 0 && (
        <details>
          <summary>The other {countOf(rest.length, "cell")}</summary>
          <ChangeTable label={`${capital(cause)}, the others`} heads={heads} changes={rest} />
        </details>
      )}
    </section>
  );
};

const ChangeTable: FC<{
  label: string;
  heads: readonly [string, string];
  changes: readonly SaidChange[];
}> = ({label, heads, changes}) => (
  <TableFrame label={label} form="as-list whole">
    <table>
      <caption class="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">Cell</th>
          {heads.map((head) => (
            <th scope="col" class="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({what, before, after}) => (
          <tr>
            <th scope="row">{what}</th>
            <td class="num" data-label={heads[0]}>
              {before}
            </td>
            <td class="num" data-label={heads[1]}>
              {after}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableFrame>
);
