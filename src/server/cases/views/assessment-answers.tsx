import type {FC} from "hono/jsx";
import {
  AREAS,
  type Area,
  PHASES,
  SECTIONS,
  type ToolkitMeasure,
  toolkitMeasures
} from "../../../catalogue/toolkit.ts";
import type {Assessment} from "../../../safeguard/self-assessment/assessment.ts";
import {MEASURE_STATES} from "../../../safeguard/self-assessment/event.ts";
import {AreaField, LineField} from "../../components/fields.tsx";
import type {Form} from "../../form.ts";
import {fieldOf} from "../assessment-form.ts";
import {KnownAs} from "./known-as.tsx";

interface AnswersProps {
  readonly one: Assessment;
  readonly area: Area;
  /** What was written into a form that was not taken. */
  readonly tried: Form | undefined;
}

/** The measures of one area as a form. */
export const AnswersView: FC<AnswersProps> = ({one, area, tried}) => (
  <>
    <div class="page-head">
      <h1>{AREAS[area]}</h1>
    </div>
    <nav class="scopes" aria-label="Areas">
      <ul>
        {Object.entries(AREAS).map(([id, title]) => (
          <li>
            <a
              href={`/self-assessment/${one.id}/answers?area=${id}`}
              aria-current={id === area ? "page" : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <form class="ask questions" method="post" action={`/self-assessment/${one.id}/answers`}>
      <p class="quiet">A measure without a state stays unanswered; that is no zero.</p>
      <input type="hidden" name="seen" value={one.sequence} />
      <input type="hidden" name="area" value={area} />
      {toolkitMeasures()
        .filter((measure) => measure.area === area)
        .map((measure) => (
          <MeasureFields one={one} measure={measure} tried={tried} />
        ))}
      <p class="actions">
        <button class="button" type="submit" name="then" value="next">
          Keep and go on
        </button>
        <button class="button secondary" type="submit" name="then" value="back">
          Keep and go back
        </button>
      </p>
    </form>
  </>
);

const MeasureFields: FC<{one: Assessment; measure: ToolkitMeasure; tried: Form | undefined}> = ({
  one,
  measure,
  tried
}) => {
  const kept = one.answers.get(measure.id);
  const name = (part: Parameters<typeof fieldOf>[0]) => fieldOf(part, measure.id);
  const value = (part: "evidence" | "next" | "owner" | "due") => tried?.text(name(part)) ?? kept?.[part];
  const state = tried?.text(name("state")) ?? kept?.state.toString();
  return (
    <fieldset class="field choices partner" id={measure.id}>
      <legend>
        {measure.code} {measure.question}
      </legend>
      <p class="help">
        {measure.measure}
        <span class="badge">{PHASES[measure.phase]}</span>
        <span class="badge">{SECTIONS[measure.section]}</span>
        <KnownAs confidence={measure.confidence} />
        {kept?.isCarried && <span class="badge unverified">carried over</span>}
      </p>
      {MEASURE_STATES.map((title, at) => (
        <label class="choice-line">
          <input type="radio" name={name("state")} value={String(at)} checked={state === String(at)} /> {at}{" "}
          {title}
        </label>
      ))}
      <AreaField
        id={name("evidence")}
        name={name("evidence")}
        label="Evidence"
        value={value("evidence")}
        rows={2}
      />
      <LineField id={name("next")} name={name("next")} label="Next step" value={value("next")} />
      <div class="fields">
        <LineField id={name("owner")} name={name("owner")} label="Who sees to it" value={value("owner")} />
        <LineField id={name("due")} name={name("due")} label="Due" type="date" value={value("due")} />
      </div>
      {kept?.isCarried && (
        <label class="choice-line">
          <input type="checkbox" name={name("confirm")} value="yes" /> Looked at again; it still holds
        </label>
      )}
    </fieldset>
  );
};
