import type {FC} from "hono/jsx";
import {
  COMPARED,
  type Compared,
  type ComparedCell,
  type VintageComparison
} from "../../app/vintage-comparison.ts";
import {type KeptVintage, titleOfVintage} from "../../app/vintages.ts";
import {FETCH_COMMAND} from "../../base/commands.ts";
import {ApertureError} from "../../base/errors.ts";
import {findIndicator} from "../../monitor/compute.ts";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import type {Page, PageContext} from "../page.ts";
import {ComparisonFinding, SplitBlock, TotalsBlock, WhyBlock} from "./vintage-blocks.tsx";
import {CausesBlock, ProjectsBlock} from "./vintage-projects.tsx";

const TRAIL = [
  {href: "/", title: "Overview"},
  {href: "/data", title: "Data and method"}
];
const TITLE = "Compare two vintages";

/** How two vintages of a programme differ, cell by cell, with the causes. */
export const vintageComparePage: Page = {
  path: "/data/compare",
  parameters: () => ["from", "to", "indicator"],
  async render({edition, comparisons, query, path}, c) {
    const kept = await comparisons.vintages();
    const asked = {from: query.get("from") ?? "", to: query.get("to") ?? ""};
    const indicator = COMPARED.find((id) => id === query.get("indicator")) ?? "participations";
    const {comparison, problem} = await tryComparison(comparisons, asked);
    return c.html(
      <Layout
        title={TITLE}
        path={path}
        trail={TRAIL}
        description="What changed from one file of the publisher to another, and which projects made the change."
      >
        <div class="page-head">
          <h1>{TITLE}</h1>
          {comparison ? (
            <ComparisonFinding comparison={comparison} />
          ) : (
            <p class="finding">
              A vintage is one file of the publisher as it was read. Any two of one programme can be compared,
              cell by cell, with the projects that make the difference.
            </p>
          )}
        </div>
        {kept.length > 1 ? (
          <ChoiceForm
            kept={kept}
            asked={chosenIn(kept, asked, comparison)}
            indicator={indicator}
            path={path}
          />
        ) : (
          <TooFew kept={kept} />
        )}
        <Problem problem={problem} />
        {comparison && <Result comparison={comparison} indicator={indicator} edition={edition} />}
      </Layout>,
      problem ? 400 : 200
    );
  }
};

interface Asked {
  readonly from: string;
  readonly to: string;
}

/** What is asked for may be mistaken; that is said beside the form. */
async function tryComparison(
  comparisons: PageContext["comparisons"],
  {from, to}: Asked
): Promise<{comparison?: VintageComparison; problem?: ApertureError}> {
  if (from === "" || to === "") return {};
  try {
    return {comparison: await comparisons.compare(from, to)};
  } catch (error) {
    if (error instanceof ApertureError) return {problem: error};
    throw error;
  }
}

/** What the form shows as chosen: the vintages compared, else the last two. */
function chosenIn(
  kept: readonly KeptVintage[],
  asked: Asked,
  comparison: VintageComparison | undefined
): Asked {
  if (comparison) return {from: comparison.from.id, to: comparison.to.id};
  return {from: asked.from || (kept.at(-2)?.id ?? ""), to: asked.to || (kept.at(-1)?.id ?? "")};
}

const Result: FC<{
  comparison: VintageComparison;
  indicator: Compared;
  edition: PageContext["edition"];
}> = ({comparison, indicator, edition}) => {
  const own = (split: ComparedCell["split"]) => ({comparison, indicator, split, names: edition.names});
  return (
    <>
      <TotalsBlock comparison={comparison} />
      <CausesBlock comparison={comparison} />
      <SplitBlock {...own("country")} title="By country" />
      <SplitBlock {...own("part")} title="By programme part" />
      <ProjectsBlock comparison={comparison} names={edition.names} />
      <WhyBlock comparison={comparison} />
    </>
  );
};

const ChoiceForm: FC<{
  kept: readonly KeptVintage[];
  asked: Asked;
  indicator: Compared;
  path: string;
}> = ({kept, asked, indicator, path}) => (
  <form class="filters" method="get" action={path}>
    <div class="fields">
      <VintageSelect name="from" title="From" kept={kept} value={asked.from} />
      <VintageSelect name="to" title="To" kept={kept} value={asked.to} />
      <div class="field">
        <label for="compare-indicator">Countries and parts by</label>
        <select id="compare-indicator" name="indicator">
          {COMPARED.map((id) => (
            <option value={id} selected={id === indicator}>
              {findIndicator(id).title}
            </option>
          ))}
        </select>
      </div>
      <button class="button" type="submit">
        Compare
      </button>
    </div>
  </form>
);

const VintageSelect: FC<{
  name: string;
  title: string;
  kept: readonly KeptVintage[];
  value: string;
}> = ({name, title, kept, value}) => (
  <div class="field field-wide">
    <label for={`compare-${name}`}>{title}</label>
    <select id={`compare-${name}`} name={name}>
      {kept.map((vintage) => (
        <option value={vintage.id} selected={vintage.id === value}>
          {titleOfVintage(vintage)}
        </option>
      ))}
    </select>
  </div>
);

const TooFew: FC<{kept: readonly KeptVintage[]}> = ({kept}) => (
  <div class="note">
    <p>
      {kept.length === 0
        ? "No vintage is kept here: the shipped snapshot holds aggregates of one file and no records."
        : "Only one vintage is kept here."}{" "}
      Every file that is read is kept beside the earlier ones. Read one now, and another when the publisher
      has a newer file: <code>{FETCH_COMMAND}</code>. A file saved earlier can be read with{" "}
      <code>--from</code>.
    </p>
  </div>
);
