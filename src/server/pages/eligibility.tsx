import type {FC} from "hono/jsx";
import {answerEligibility, type EligibilityAnswer} from "../../app/eligibility/answer.ts";
import {ELIGIBILITY_PARTS} from "../../app/eligibility/parts.ts";
import {type EligibilityForm, formOf, QUESTION_FIELDS} from "../../app/eligibility/question.ts";
import type {Names} from "../../app/names.ts";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {participationRules} from "../../catalogue/participation-rules.ts";
import {ASSOCIATION_PROGRAMMES} from "../../domain/association.ts";
import {ACTION_TYPES, type Answer, RULED_PROGRAMMES} from "../../domain/eligibility.ts";
import {ConfidenceMark} from "../components/facts.tsx";
import {LineField, SelectField} from "../components/fields.tsx";
import {carried} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import type {Page} from "../page.ts";

const EXAMPLES: readonly (readonly [string, string])[] = [
  ["A Brazilian university in a food research action", "country=BR&part=HORIZON.2.6&action=RIA"],
  ["A Korean institute in a digital action", "country=KR&part=HORIZON.2.4&action=RIA"],
  ["A Kenyan agency in a coordination action", "country=KE&part=HORIZON.2.1&action=CSA"],
  ["A German firm controlled from China", "country=DE&control=CN&part=HORIZON.2.4&action=IA"],
  ["A British firm in the EIC Accelerator", "country=UK&part=HORIZON.3.1&action=EIC-Accelerator"]
];

/** Whether an entity may take part and be funded: a form, and an answer that cites its rules. */
export const eligibilityPage: Page = {
  path: "/eligibility",
  parameters: () => QUESTION_FIELDS,
  render({edition, query, path, today}, c) {
    const isAsked = query.size > 0;
    const result = isAsked ? tryAnswer(query, today) : undefined;
    return c.html(
      <Layout
        title="Eligibility"
        path={path}
        description="Whether an entity established in a country may take part in Horizon Europe and be funded, with the rule."
      >
        <div class="page-head">
          <h1>Eligibility</h1>
          <p class="finding">
            May an entity from outside or inside the EU take part, and be funded? The answer names every rule
            it applied, and what is still to check.
          </p>
          <p class="scope">
            Rules are Aperture's reading of the Regulation and the general annexes, with sources and
            confidence; the text of the law decides. It is asked about entities, never about a person.
          </p>
        </div>
        <Problem problem={result && "error" in result ? result.error : undefined} />
        <Form names={edition.names} query={query} path={path} today={today} />
        {result && "answer" in result && (
          <AnswerView answer={result.answer} asked={sayAsked(result.answer, query, edition.names)} />
        )}
        {!isAsked && <Examples path={path} />}
        <p class="source no-print">
          {result && "answer" in result && (
            <>
              As data: <a href={`/api/v1/eligibility${carried(query)}`}>JSON</a>.{" "}
            </>
          )}
          Many at once: <code>npx aperture eligibility --batch questions.csv</code>
        </p>
      </Layout>,
      result && "error" in result ? 400 : 200
    );
  }
};

function tryAnswer(
  query: URLSearchParams,
  today: IsoDate
): {answer: EligibilityAnswer} | {error: ApertureError} {
  try {
    return {answer: answerEligibility(askedIn(query), today)};
  } catch (error) {
    if (error instanceof ApertureError && error.code === "usage") return {error};
    throw error;
  }
}

/** The question as an address carries it; the API reads the same names. */
export function askedIn(query: URLSearchParams): EligibilityForm {
  return formOf((name) => query.get(name) || undefined);
}

const Form: FC<{
  names: Names;
  query: URLSearchParams;
  path: string;
  today: IsoDate;
}> = ({names, query, path, today}) => {
  const value = (name: string) => query.get(name) ?? "";
  const named = participationRules().flatMap(({workProgrammes}) => workProgrammes);
  const editions = [...new Set(named)].filter((id) => id.includes("-")).sort();
  return (
    <form class="ask no-print" method="get" action={path}>
      <div class="fields">
        <LineField
          id="ask-country"
          name="country"
          label="Established in"
          value={value("country")}
          placeholder="BR or Brazil"
        />
        <SelectField
          name="action"
          label="Type of action"
          value={value("action") || "RIA"}
          options={Object.entries(ACTION_TYPES).map(([id, title]) => [id, `${title} (${id})`])}
        />
        <SelectField
          name="part"
          label="Programme part"
          value={value("part")}
          blank="Any part"
          options={ELIGIBILITY_PARTS.map((id) => [
            id,
            `${id.replace("HORIZON.", "")} ${names.of("part", id)}`
          ])}
        />
        <LineField id="ask-on" name="on" label="On the day" value={value("on")} placeholder={today} />
        <SelectField
          name="programme"
          label="Programme"
          value={value("programme") || "HORIZON"}
          options={RULED_PROGRAMMES.map((id) => [id, ASSOCIATION_PROGRAMMES[id]])}
        />
        <SelectField
          name="work-programme"
          label="Work programme"
          value={value("work-programme")}
          blank="The one of the day"
          options={editions.map((id) => [id, id])}
        />
        <LineField
          id="ask-control"
          name="control"
          label="Controlled from"
          value={value("control")}
          placeholder="countries, if any"
        />
        <LineField
          id="ask-supervised-by"
          name="supervised-by"
          label="Supervised by"
          value={value("supervised-by")}
          placeholder="such as MIIT"
        />
        <button class="button" type="submit">
          Answer
        </button>
      </div>
    </form>
  );
};

const STATUS_WORDS: Readonly<Record<string, string>> = {
  eu: "part of the European Union",
  associated: "associated",
  transitional: "treated as associated while an agreement is awaited",
  suspended: "suspended",
  "non-associated": "non-associated"
};

const WORDS: Readonly<Record<Answer, string>> = {
  yes: "Yes",
  conditional: "Under conditions",
  unknown: "Not known",
  no: "No"
};

/** The question beside the country and the owner, which the sentence has; a printed answer stands without its form. */
function sayAsked(
  {action, part}: Pick<EligibilityAnswer, "action" | "part">,
  query: URLSearchParams,
  names: Names
): string {
  const authority = query.get("supervised-by")?.trim();
  return [
    `${ACTION_TYPES[action]} (${action})`,
    part ? `${names.of("part", part)} (${part})` : "any part",
    ...(authority ? [`supervised by ${authority}`] : [])
  ].join(", ");
}

const AnswerView: FC<{answer: EligibilityAnswer; asked: string}> = ({answer, asked}) => (
  <section id="answer" aria-live="polite">
    <h2>{answer.sentence}</h2>
    <dl class="verdict">
      <div class={`verdict-${answer.participation}`}>
        <dt>May it take part?</dt>
        <dd>{WORDS[answer.participation]}</dd>
      </div>
      <div class={`verdict-${answer.funding}`}>
        <dt>Is it funded?</dt>
        <dd>{WORDS[answer.funding]}</dd>
      </div>
    </dl>
    <p class="scope">
      {asked}. {answer.workProgramme}, on {formatDate(answer.on)}.{" "}
      <a href={`/countries/${answer.country}#status`}>Status</a>:{" "}
      {STATUS_WORDS[answer.status.group] ?? answer.status.group}
      {answer.status.scope && answer.status.scope !== "all" && ` (${answer.status.scope})`}
      {answer.status.note && `, ${answer.status.note}`}. The weakest rule behind it:{" "}
      {answer.confidence === "seen" ? "read in the source" : <ConfidenceMark statement={answer} />}
    </p>
    <h3>Rules applied, in order</h3>
    <ol class="history">
      {answer.rules.map(({says, citation, confidence, participation, funding, kind}) => (
        <li>
          {says} <ConfidenceMark statement={{confidence}} />
          <span class="fact-note">
            {kind === "note"
              ? "Changes nothing by itself"
              : `Participation: ${WORDS[participation].toLowerCase()}; funding: ${WORDS[funding].toLowerCase()}`}
            .{" "}
            {citation.map(({title, passage, address, page}, at) => (
              <>
                {at > 0 && "; "}
                {page || address ? <a href={page ?? address ?? ""}>{title}</a> : title}
                {passage && `, ${passage}`}
              </>
            ))}
          </span>
        </li>
      ))}
    </ol>
    <Sentences title="What would change the answer" list={answer.wouldChange} />
    <Sentences title="What you must still check" list={answer.nextChecks} />
  </section>
);

const Sentences: FC<{title: string; list: readonly string[]}> = ({title, list}) =>
  list.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul class="plain prose">
        {list.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </>
  );

const Examples: FC<{path: string}> = ({path}) => (
  <>
    <h2>Examples</h2>
    <ul class="links">
      {EXAMPLES.map(([title, query]) => (
        <li>
          <a href={`${path}?${query}`}>{title}</a>
        </li>
      ))}
    </ul>
  </>
);
