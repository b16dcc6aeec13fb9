import type {FC} from "hono/jsx";
import {schemesOf} from "../../../app/cases/schemes.ts";
import {formatDate, type IsoDate} from "../../../base/dates.ts";
import {AREAS, PHASES, toolkitMeasure} from "../../../catalogue/toolkit.ts";
import type {Case, Measure} from "../../../safeguard/cases/case.ts";
import {proposedMeasures} from "../../../safeguard/cases/signals.ts";
import {mayWorkOn} from "../../../safeguard/cases/steps.ts";
import {LineField} from "../../components/fields.tsx";
import type {CaseViewProps} from "./case-props.ts";

const MEASURE_STATES = {planned: "planned", done: "done", dropped: "dropped"} as const;

/** Measures of the toolkit: those the answers ask for, and those that were planned, with owner, day and proof. */
export const MeasuresView: FC<CaseViewProps> = ({one, account, today}) => {
  const mayWork = mayWorkOn(one, account) && one.state !== "withdrawn";
  const planned = new Set(one.measures.map(({measure}) => measure));
  const proposed = proposedMeasures(one, schemesOf(one)).filter((id) => !planned.has(id));
  if (one.measures.length === 0 && proposed.length === 0 && !mayWork) return null;
  return (
    <section id="measures">
      <h2>Measures</h2>
      {one.measures.length === 0 && <p class="quiet">None is planned.</p>}
      {one.measures.map((measure) => (
        <MeasureView one={one} measure={measure} today={today} mayWork={mayWork} />
      ))}
      {mayWork && proposed.length > 0 && (
        <>
          <h3>Proposed by the toolkit, from what was answered</h3>
          {proposed.map((id) => (
            <Proposed one={one} id={id} />
          ))}
        </>
      )}
      {mayWork && <OwnMeasure one={one} />}
    </section>
  );
};

const MeasureView: FC<{one: Case; measure: Measure; today: IsoDate; mayWork: boolean}> = ({
  one,
  measure,
  today,
  mayWork
}) => {
  const isLate = measure.state === "planned" && measure.due < today;
  return (
    <article class="hit">
      <p class="tight">
        <strong>{measure.text}</strong>{" "}
        <span class={isLate ? "badge unverified" : "badge"}>
          {isLate ? "past its day" : MEASURE_STATES[measure.state]}
        </span>
      </p>
      <p class="quiet tight">
        {measure.owner}, due {formatDate(measure.due)}
        {measure.review && `, to be reviewed ${formatDate(measure.review)}`}
        {measure.word && `. ${measure.word}`}
      </p>
      {mayWork && measure.state === "planned" && (
        <details>
          <summary>Done, or dropped</summary>
          <form class="sheet" method="post" action={`/cases/${one.id}/measure-done`}>
            <Hidden one={one} measure={measure.measure} />
            <LineField id={`proof-${measure.measure}`} name="proof" label="Proof" isRequired />
            <button class="button secondary" type="submit">
              It is done
            </button>
          </form>
          <form class="sheet" method="post" action={`/cases/${one.id}/measure-drop`}>
            <Hidden one={one} measure={measure.measure} />
            <LineField id={`drop-${measure.measure}`} name="reasons" label="Why it is dropped" isRequired />
            <button class="button secondary" type="submit">
              Drop it
            </button>
          </form>
        </details>
      )}
    </article>
  );
};

const Hidden: FC<{one: Case; measure: string}> = ({one, measure}) => (
  <>
    <input type="hidden" name="seen" value={one.sequence} />
    <input type="hidden" name="measure" value={measure} />
  </>
);

const Proposed: FC<{one: Case; id: string}> = ({one, id}) => {
  const found = toolkitMeasure(id);
  if (!found) return null;
  return (
    <details class="mapping">
      <summary>
        {found.measure}{" "}
        <span class="badge">
          {AREAS[found.area]}, {PHASES[found.phase].toLowerCase()}
        </span>
        {found.confidence === "unverified" && <span class="badge unverified">unverified</span>}
      </summary>
      <MeasureForm one={one} id={id} />
    </details>
  );
};

const OwnMeasure: FC<{one: Case}> = ({one}) => (
  <details class="mapping">
    <summary>Plan a measure of your own</summary>
    <MeasureForm one={one} />
  </details>
);

const MeasureForm: FC<{one: Case; id?: string}> = ({one, id = ""}) => (
  <form class="sheet" method="post" action={`/cases/${one.id}/measure`}>
    <Hidden one={one} measure={id} />
    {id === "" && <LineField id="measure-text" name="text" label="Measure" isRequired />}
    <div class="fields">
      <LineField id={`owner-${id}`} name="owner" label="Who sees to it" isRequired />
      <LineField id={`due-${id}`} name="due" label="Due" type="date" isRequired />
      <LineField id={`review-${id}`} name="review" label="Review" type="date" />
    </div>
    <button class="button secondary" type="submit">
      Plan it
    </button>
  </form>
);
