import type {FC} from "hono/jsx";
import {formatNumber} from "../../../base/numbers.ts";
import {AREAS, PHASES, type ToolkitMeasure} from "../../../catalogue/toolkit.ts";
import type {Assessment} from "../../../safeguard/self-assessment/assessment.ts";
import {MEASURE_STATES} from "../../../safeguard/self-assessment/event.ts";
import {type Maturity, maturityOf} from "../../../safeguard/self-assessment/maturity.ts";
import {Scroll} from "../../components/scroll.tsx";

/** A maturity in words and numbers, never without what nobody answered. */
export const MaturityWords: FC<{of: Maturity}> = ({of: {words, mean, unanswered, measures}}) => {
  if (mean === undefined)
    return <span class="quiet">{measures === 0 ? "– no measure" : `– not assessed (${measures})`}</span>;
  return (
    <>
      {words} <span class="nowrap">({formatNumber(mean, 1)} of 4)</span>
      <span class="row-note">
        {measures - unanswered} of {measures} answered
        {unanswered > 0 && `, ${unanswered} unanswered`}
      </span>
    </>
  );
};

type Titles = Readonly<Record<string, string>>;

/** Areas by phases: each cell with its maturity, and at the ends those of the whole area and phase. */
export const MaturityMatrix: FC<{one: Assessment; measures: readonly ToolkitMeasure[]}> = ({
  one,
  measures
}) => {
  const of = (area?: string, phase?: string) =>
    maturityOf(
      measures.filter((measure) => (!area || measure.area === area) && (!phase || measure.phase === phase)),
      one
    );
  const areas: Titles = AREAS;
  const phases: Titles = PHASES;
  return (
    <Scroll label="Maturity by area and phase" isList>
      <table class="maturity">
        <caption>Maturity by area and phase</caption>
        <thead>
          <tr>
            <th scope="col">Area</th>
            {Object.values(phases).map((title) => (
              <th scope="col">{title}</th>
            ))}
            <th scope="col">Whole area</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(areas).map(([area, title]) => (
            <tr>
              <th scope="row">
                <a href={`#${area}`}>{title}</a>
              </th>
              {Object.entries(phases).map(([phase, name]) => (
                <td data-label={name}>
                  <span>
                    <MaturityWords of={of(area, phase)} />
                  </span>
                </td>
              ))}
              <td data-label="Whole area">
                <strong>
                  <MaturityWords of={of(area)} />
                </strong>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">Whole phase</th>
            {Object.entries(phases).map(([phase, name]) => (
              <td data-label={name}>
                <strong>
                  <MaturityWords of={of(undefined, phase)} />
                </strong>
              </td>
            ))}
            <td data-label="All">
              <strong>
                <MaturityWords of={of()} />
              </strong>
            </td>
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
};

/** How maturity is counted, beside every page that shows it. */
export const MethodNote: FC = () => (
  <p class="note">
    States are {MEASURE_STATES.map((title, state) => `${state} ${title.toLowerCase()}`).join(", ")}. A
    maturity is the mean of the states that were answered, in words the state it has reached. What is
    unanswered is left out of the mean and counted beside it. The toolkit knows no official score; this one is
    our way of counting. Measures marked unverified are not confirmed against the text of the toolkit.
  </p>
);
