import type {FC} from "hono/jsx";
import {
  type CommitmentRow,
  commitmentActors,
  commitmentThemes,
  countStates,
  listCommitments
} from "../../app/catalogue/commitments.ts";
import {placeOf} from "../../app/catalogue/facts.ts";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {HEADS} from "../../catalogue/registers/commitments.ts";
import {
  COMMITMENT_STATES,
  type CommitmentState,
  STALE_AFTER_MONTHS,
  STATE_MEANINGS
} from "../../pool/commitment-state.ts";
import {CommitmentTimeline, StateMark} from "../components/commitment-state.tsx";
import {ConfidenceMark} from "../components/facts.tsx";
import {carried} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import {OwnFilters} from "../components/own-filters.tsx";
import {PoolNav} from "../components/pool-nav.tsx";
import {Scroll} from "../components/scroll.tsx";
import {dayAsked} from "../day-asked.ts";
import type {Page} from "../page.ts";

const TRAIL = [{href: "/pool", title: "Pool"}];

/** What was promised, and what happened: state by dates and evidence, never by colour of one's own. */
export const commitmentsPage: Page = {
  path: "/commitments",
  parameters: () => ["state", "actor", "theme", "head", "on"],
  render({query, path, today}, c) {
    const on = dayAsked(query, today);
    const value = (name: string) => query.get(name) || undefined;
    const rows = listCommitments(on, {
      state: value("state"),
      actor: value("actor"),
      theme: value("theme"),
      head: value("head")
    });
    const counts = countStates(on);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const stale = rows.filter(({turn}) => turn.state === "stale");
    return c.html(
      <Layout
        title="Commitments"
        path={path}
        trail={TRAIL}
        description="What the Global Approach promised, with evidence and what went stale."
      >
        <div class="page-head">
          <h1>Commitments</h1>
          <p class="finding">
            Of {total} commitments of the Communication, the Council and the Parliament, the result of{" "}
            {counts.evidenced} was read; {counts.stale} have gone stale.
          </p>
          <p class="scope">
            As of {formatDate(on)}. Nobody sets a state: it follows from dates and evidence. A commitment is
            stale when it was due and no result was found, or when nothing new was found for{" "}
            {STALE_AFTER_MONTHS} months.
          </p>
        </div>
        <PoolNav path={path} />
        <StateCounts counts={counts} query={query} path={path} />
        <OwnFilters
          path={path}
          query={query}
          choices={[
            {name: "state", title: "State", options: Object.entries(COMMITMENT_STATES)},
            {name: "head", title: "Head of the Communication", options: Object.entries(HEADS)},
            {name: "actor", title: "Actor", options: commitmentActors().map((actor) => [actor, actor])},
            {name: "theme", title: "Theme", options: commitmentThemes()}
          ]}
        />
        {rows.length === 0 ? (
          <div class="empty">
            <h2>No commitment fits these filters</h2>
            <p>
              <a href={path}>Show all commitments</a>
            </p>
          </div>
        ) : (
          <>
            <CommitmentTimeline rows={rows} on={on} />
            <CommitmentTable rows={rows} />
            {stale.length > 0 && <StaleList rows={stale} on={on} />}
          </>
        )}
        <p class="source">
          As data: <a href={`/api/v1/commitments${carried(query)}`}>JSON</a> ·{" "}
          <a href="/api/v1/catalogue/commitments?format=csv">CSV of the facts</a>
        </p>
      </Layout>
    );
  }
};

const StateCounts: FC<{
  counts: Readonly<Record<CommitmentState, number>>;
  query: URLSearchParams;
  path: string;
}> = ({counts, query, path}) => (
  <ul class="state-counts">
    {(Object.keys(COMMITMENT_STATES) as CommitmentState[])
      .filter((state) => counts[state] > 0)
      .map((state) => (
        <li class={`state-count state-${state}`}>
          <a
            href={`${path}${carried(new URLSearchParams([...[...query].filter(([key]) => key !== "state"), ["state", state]]))}`}
            aria-current={query.get("state") === state ? "true" : undefined}
          >
            <strong>{counts[state]}</strong> {COMMITMENT_STATES[state]}
          </a>
          <span class="quiet">{STATE_MEANINGS[state]}</span>
        </li>
      ))}
  </ul>
);

const CommitmentTable: FC<{rows: readonly CommitmentRow[]}> = ({rows}) => (
  <Scroll label="Commitments" isList>
    <table class="commitments">
      <caption class="visually-hidden">Commitments with state, actor and evidence</caption>
      <thead>
        <tr>
          <th scope="col">Commitment</th>
          <th scope="col">State</th>
          <th scope="col">Why</th>
          <th scope="col">Actor</th>
          <th scope="col">Passage</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({thing, turn, text, passage, actors, due}) => (
          <tr>
            <th scope="row">
              <a href={placeOf("commitments", thing.id)}>
                <strong>{thing.name}</strong>
              </a>{" "}
              <span class="quiet nowrap">{thing.id.toUpperCase()}</span>
              <span class="quiet row-about">
                {text.text} <ConfidenceMark statement={text.statement} />
              </span>
            </th>
            <td data-label="State">
              <StateMark state={turn.state} />
              {due && <span class="quiet row-about">due {formatDate(due)}</span>}
            </td>
            <td class="statement" data-label="Why">
              {formatDate(turn.date)}: {turn.because}
            </td>
            <td data-label="Actor">{actors.join(", ")}</td>
            <td class="statement" data-label="Passage">
              <a href={passage.links[0]?.href}>{passage.text}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

const StaleList: FC<{rows: readonly CommitmentRow[]; on: IsoDate}> = ({rows, on}) => (
  <section id="stale">
    <h2>What went stale by {formatDate(on)}</h2>
    <ul class="plain">
      {[...rows]
        .sort((a, b) => b.turn.on.localeCompare(a.turn.on))
        .map(({thing, turn}) => (
          <li>
            {formatDate(turn.date)}: <a href={placeOf("commitments", thing.id)}>{thing.name}</a>,{" "}
            {turn.because}
          </li>
        ))}
    </ul>
  </section>
);
