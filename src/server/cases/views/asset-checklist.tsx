import type {FC} from "hono/jsx";
import {type AssetPractice, assetPractices} from "../../../catalogue/asset-guidance.ts";
import {CHECK_ANSWERS, PROJECT_STAGES, type ProjectStage} from "../../../safeguard/assets/event.ts";
import {type Checked, checkKey} from "../../../safeguard/assets/project.ts";
import {triedOr} from "../../form.ts";
import type {AssetProjectProps} from "./asset-project.tsx";
import {KnownAs} from "./known-as.tsx";

/** The practices of the Code by stage of the project, with what was answered; the stage it is in stands open. */
export const ChecklistView: FC<AssetProjectProps> = (props) => (
  <section id="checklist">
    <h2>Checklist by stage</h2>
    <p class="quiet">
      After the Code of Practice, Recommendation (EU) 2023/499, whose body could not be read: unverified
      practices are marked. What is not answered stays open.
    </p>
    {(Object.keys(PROJECT_STAGES) as ProjectStage[]).map((stage) => (
      <StageView {...props} stage={stage} />
    ))}
  </section>
);

const StageView: FC<AssetProjectProps & {stage: ProjectStage}> = (props) => {
  const {one, stage, mayWork} = props;
  const practices = assetPractices().filter(({stages}) => stages.includes(stage));
  const answered = practices.filter(({id}) => one.checks.has(checkKey(stage, id))).length;
  return (
    <details class="mapping" open={stage === one.project.stage}>
      <summary>
        {PROJECT_STAGES[stage]}: {answered} of {practices.length} answered
      </summary>
      <form class="ask questions" method="post" action={`/assets/${one.id}/checklist`}>
        <input type="hidden" name="seen" value={one.sequence} />
        <input type="hidden" name="stage" value={stage} />
        {practices.map((practice) => (
          <PracticeField {...props} practice={practice} kept={one.checks.get(checkKey(stage, practice.id))} />
        ))}
        {mayWork && (
          <button class="button secondary no-print" type="submit">
            Keep the answers
          </button>
        )}
      </form>
    </details>
  );
};

const PracticeField: FC<
  AssetProjectProps & {stage: ProjectStage; practice: AssetPractice; kept: Checked | undefined}
> = ({stage, practice, kept, mayWork, tried}) => {
  const {id, code, topic, question, practice: says, confidence} = practice;
  const answer = tried.text("stage") === stage ? triedOr(tried, `answer-${id}`, kept?.answer) : kept?.answer;
  const note = tried.text("stage") === stage ? triedOr(tried, `note-${id}`, kept?.note) : kept?.note;
  return (
    <fieldset class="field choices" disabled={!mayWork}>
      <legend>
        {code} {topic}: {question}
        <KnownAs confidence={confidence} />
      </legend>
      <p class="help">{says}</p>
      {Object.entries(CHECK_ANSWERS).map(([value, title]) => (
        <label class="choice-line">
          <input type="radio" name={`answer-${id}`} value={value} checked={value === answer} /> {title}
        </label>
      ))}
      <label class="note-line" for={`${stage}-note-${id}`}>
        Note
      </label>
      <input
        id={`${stage}-note-${id}`}
        name={`note-${id}`}
        type="text"
        value={note ?? ""}
        autocomplete="off"
      />
    </fieldset>
  );
};
