import type {FC} from "hono/jsx";
import type {CommitmentRow} from "../../app/catalogue/commitments.ts";
import {placeOf} from "../../app/catalogue/facts.ts";
import {spanOf} from "../../app/country-status.ts";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {COMMITMENT_STATES, type CommitmentState, historyOf, type Turn} from "../../pool/commitment-state.ts";
import {ConfidenceMark} from "./facts.tsx";
import {placeClass} from "./place-class.ts";

/** A state as a word that always looks the same; colour only helps. */
export const StateMark: FC<{state: CommitmentState}> = ({state}) => (
  <span class={`badge state-${state}`}>{COMMITMENT_STATES[state]}</span>
);

/** Each commitment on a line of years, coloured by state; the table below says the same in words. */
export const CommitmentTimeline: FC<{rows: readonly CommitmentRow[]; on: IsoDate}> = ({rows, on}) => {
  const years = yearsOf(rows, on);
  return (
    <figure class="figure wide-only">
      <figcaption>
        <h2>From promise to result</h2>
        <p class="subtitle">State of each commitment over time, until {formatDate(on)}</p>
      </figcaption>
      <div class="timeline" aria-hidden="true">
        <div class="timeline-row">
          <span class="timeline-name"></span>
          <span class="timeline-years">
            {Array.from({length: years.to - years.from + 1}, (_, i) => (
              <span>{years.from + i}</span>
            ))}
          </span>
        </div>
        {rows.map(({thing}) => (
          <div class="timeline-row">
            <span class="timeline-name">
              <a href={placeOf("commitments", thing.id)} tabindex={-1}>
                {thing.name}
              </a>
            </span>
            <StateLine turns={historyOf(thing, on)} on={on} years={years} />
          </div>
        ))}
      </div>
      <ul class="state-legend">
        {(Object.keys(COMMITMENT_STATES) as CommitmentState[]).map((state) => (
          <li>
            <span class={`timeline-swatch state-${state}`}></span> {COMMITMENT_STATES[state]}
          </li>
        ))}
      </ul>
    </figure>
  );
};

interface Years {
  readonly from: number;
  readonly to: number;
}

function yearsOf(rows: readonly CommitmentRow[], on: IsoDate): Years {
  const starts = rows.map(({announced}) => Number(announced.slice(0, 4)));
  return {from: Math.min(...starts), to: Number(on.slice(0, 4))};
}

const StateLine: FC<{turns: readonly Turn[]; on: IsoDate; years: Years}> = ({turns, on, years}) => (
  <span class="timeline-line">
    {turns.map((turn, at) => {
      const {left, width} = spanOf({from: turn.on, to: turns[at + 1]?.on ?? on}, years);
      return (
        <span
          class={`timeline-bar state-${turn.state} ${placeClass({left, width})}`}
          title={`${formatDate(turn.date)}: ${turn.because}`}
        ></span>
      );
    })}
  </span>
);

/** Everything that happened with its date, what it shows by itself, and how it is known. */
export const StateHistory: FC<{turns: readonly Turn[]}> = ({turns}) => (
  <ol class="history">
    {turns.map(({date, kind, because, evidence}) => (
      <li>
        <span class="nowrap">{formatDate(date)}</span> <StateMark state={kind} /> {because}{" "}
        {evidence && <ConfidenceMark statement={evidence} />}
      </li>
    ))}
  </ol>
);
