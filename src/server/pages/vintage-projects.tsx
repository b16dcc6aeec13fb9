import type {FC} from "hono/jsx";
import {MOST_PROJECTS} from "../../app/comparison-rows.ts";
import {formatDifference} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import {CAUSES, type Cause, CHANGES, moneyChange, type ProjectChange} from "../../app/vintage-changes.ts";
import type {VintageComparison} from "../../app/vintage-comparison.ts";
import {formatNumber} from "../../base/numbers.ts";
import {listOf} from "../../base/text.ts";
import {TableFrame} from "../components/figure.tsx";

interface BlockProps {
  readonly comparison: VintageComparison;
}

/** How many projects make the difference, and what of them differs. */
export const CausesBlock: FC<BlockProps> = ({comparison: {projects, unchanged}}) => {
  const kinds = Object.entries(CHANGES).flatMap(([kind, text]) => {
    const count = projects.changed.filter((change) => change.kinds.some((one) => one === kind)).length;
    return count > 0 ? [`${formatNumber(count)} with ${text}`] : [];
  });
  return (
    <section id="causes">
      <h2>Where the differences come from</h2>
      <dl class="trace">
        {(Object.keys(CAUSES) as Cause[]).map((cause) => (
          <>
            <dt>{CAUSES[cause]}</dt>
            <dd>
              {formatNumber(projects[cause].length)}
              {cause === "changed" && projects.changed.length > 0 && `: ${listOf(kinds)}`}
            </dd>
          </>
        ))}
        <dt>Projects in both and the same</dt>
        <dd>{formatNumber(unchanged)}</dd>
      </dl>
    </section>
  );
};

/** The projects that changed most, for each cause. */
export const ProjectsBlock: FC<BlockProps & {names: Names}> = ({comparison: {projects}, names}) => (
  <section id="projects">
    <h2>The projects that changed most</h2>
    {(["changed", "gone", "added"] as const).map((cause) => (
      <details open={cause === "changed"}>
        <summary>
          {CAUSES[cause]} ({formatNumber(projects[cause].length)})
        </summary>
        {projects[cause].length === 0 ? (
          <p>None.</p>
        ) : (
          <ProjectTable
            changes={projects[cause].slice(0, MOST_PROJECTS)}
            label={CAUSES[cause]}
            names={names}
          />
        )}
      </details>
    ))}
    <p class="quiet">At most {MOST_PROJECTS} of each, the largest change of net EU contribution first.</p>
  </section>
);

const ProjectTable: FC<{changes: readonly ProjectChange[]; label: string; names: Names}> = ({
  changes,
  label,
  names
}) => (
  <TableFrame label={label} form="as-list whole">
    <table>
      <caption class="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">Project</th>
          <th scope="col" class="num">
            Participations
          </th>
          <th scope="col" class="num">
            Net EU contribution
          </th>
          <th scope="col">What differs</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr>
            <th scope="row">
              {change.acronym ?? change.project}
              <span class="row-note">{change.project}</span>
            </th>
            <td class="num" data-label="Participations">
              {fromTo(change, ({participations}) => formatNumber(participations))}
            </td>
            <td class="num" data-label="Net EU contribution">
              {formatDifference(moneyChange(change), "EUR")}
            </td>
            <td class="statement">{whatDiffers(change, names)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableFrame>
);

type State = NonNullable<ProjectChange["before"]>;

/** A value in both vintages where it differs, else the one value. */
function fromTo({before, after}: ProjectChange, say: (state: State) => string): string {
  const said = [before, after].flatMap((state) => (state ? [say(state)] : []));
  return [...new Set(said)].join(" → ");
}

function whatDiffers(change: ProjectChange, names: Names): string {
  const {kinds} = change;
  const part = fromTo(change, (state) => names.of("part", state.part));
  if (kinds.length === 0) return part;
  const text = listOf(kinds.map((kind) => CHANGES[kind]));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${kinds.includes("part") ? ` (${part})` : ""}`;
}
