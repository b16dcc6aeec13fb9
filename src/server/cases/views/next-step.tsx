import type {FC} from "hono/jsx";
import {schemeOf} from "../../../app/cases/schemes.ts";
import {formatDate} from "../../../base/dates.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import {authorsOf, SIGNATURES_NEEDED, validUntil} from "../../../safeguard/cases/case.ts";
import {OUTCOMES} from "../../../safeguard/cases/event.ts";
import {openQuestions, signalsOf} from "../../../safeguard/cases/signals.ts";
import {mayWorkOn} from "../../../safeguard/cases/steps.ts";
import {AreaField, LineField, RadioField} from "../../components/fields.tsx";
import {type CaseViewProps, nameOf} from "./case-props.ts";
import {QuestionsForm} from "./questions.tsx";

/** What comes next in a case, for whoever looks at it. */
export const NextStep: FC<CaseViewProps> = (props) => {
  const {one, account} = props;
  const mayWork = mayWorkOn(one, account);
  return (
    <section id="next" class="next-step">
      {one.raisedBecause.length > 0 && <Raised {...props} />}
      {(one.state === "short" || one.state === "enhanced") && <QuestionsForm {...props} mayWork={mayWork} />}
      {mayWork && one.state === "short" && <Finish {...props} />}
      {mayWork && one.state === "enhanced" && <Propose {...props} />}
      {one.proposal && one.state !== "short" && one.state !== "enhanced" && <Proposed {...props} />}
      {one.state === "proposed" && mayDo(account.role, "sign-case") && <Sign {...props} />}
      {mayWork && validUntil(one) !== undefined && <Reopen {...props} />}
    </section>
  );
};

const Seen: FC<CaseViewProps> = ({one}) => <input type="hidden" name="seen" value={one.sequence} />;

const Raised: FC<CaseViewProps> = ({one}) => (
  <div class="caveat">
    <strong>Why the case went up:</strong>
    <ul class="plain">
      {one.raisedBecause.map((because) => (
        <li>{because}</li>
      ))}
    </ul>
  </div>
);

const Finish: FC<CaseViewProps> = (props) => {
  const {one} = props;
  const scheme = schemeOf(one);
  const open = openQuestions(one, scheme).length;
  const signals = signalsOf(one, scheme);
  return (
    <>
      {signals.length > 0 && (
        <div class="note">
          <p>So far this points to a closer look:</p>
          <ul class="plain">
            {signals.map(({because}) => (
              <li>{because}</li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action={`/cases/${one.id}/finish`} class="inline-form">
        <Seen {...props} />
        <button class="button" type="submit" disabled={open > 0}>
          Finish the short check
        </button>
        {open > 0 && <span class="quiet">{open} to answer first</span>}
      </form>
      <details class="mapping">
        <summary>Ask for the enhanced appraisal anyway</summary>
        <form class="sheet" method="post" action={`/cases/${one.id}/raise`}>
          <Seen {...props} />
          <LineField id="raise-reason" name="reason" label="Why" isRequired />
          <button class="button secondary" type="submit">
            Raise the case
          </button>
        </form>
      </details>
    </>
  );
};

const OUTCOME_OPTIONS = Object.entries(OUTCOMES);

const Propose: FC<CaseViewProps> = (props) => {
  const {one, tried} = props;
  const open = openQuestions(one, schemeOf(one)).length;
  if (open > 0) return <p class="quiet">{open} questions to answer before an outcome can be proposed.</p>;
  return (
    <form class="ask sheet" method="post" action={`/cases/${one.id}/propose`}>
      <h3>Propose an outcome</h3>
      <Seen {...props} />
      <RadioField
        id="outcome"
        name="outcome"
        label="Outcome"
        options={OUTCOME_OPTIONS}
        value={tried.text("outcome")}
        isRequired
      />
      <AreaField id="reasons" name="reasons" label="Reasons" value={tried.text("reasons")} isRequired />
      <AreaField
        id="conditions"
        name="conditions"
        label="Conditions"
        help="Where the outcome has any."
        value={tried.text("conditions")}
      />
      <AreaField
        id="cost"
        name="cost"
        label="What it would cost not to cooperate"
        help="Results, access, people, standing. It is asked whatever the outcome."
        value={tried.text("cost")}
        isRequired
      />
      <LineField
        id="until"
        name="until"
        label="Holds until"
        help="Left out: one year, or the end of the plan."
        type="date"
        value={tried.text("until")}
      />
      <button class="button" type="submit">
        Put it before two colleagues
      </button>
    </form>
  );
};

const Proposed: FC<CaseViewProps> = ({one, colleagues}) => {
  const {proposal} = one;
  if (!proposal) return null;
  return (
    <>
      <h2>{one.state === "decided" ? "Decision" : "Proposal"}</h2>
      <dl class="trace">
        <dt>Outcome</dt>
        <dd>
          <strong>{OUTCOMES[proposal.outcome]}</strong>, until {formatDate(proposal.until)}
        </dd>
        <dt>Reasons</dt>
        <dd>{proposal.reasons}</dd>
        {proposal.conditions && (
          <>
            <dt>Conditions</dt>
            <dd>{proposal.conditions}</dd>
          </>
        )}
        <dt>Cost of not cooperating</dt>
        <dd>{proposal.costOfNotCooperating}</dd>
        <dt>Proposed by</dt>
        <dd>
          {nameOf(colleagues, proposal.by)}, {formatDate(proposal.at.slice(0, 10))}
        </dd>
        {one.signatures.map(({by, role, reasons, at}) => (
          <>
            <dt>Signed</dt>
            <dd>
              {nameOf(colleagues, by)}, {role}, {formatDate(at.slice(0, 10))}: {reasons}
            </dd>
          </>
        ))}
      </dl>
    </>
  );
};

const Sign: FC<CaseViewProps> = (props) => {
  const {one, account} = props;
  if (authorsOf(one).includes(account.id))
    return <p class="quiet">Two colleagues sign who wrote neither the case nor the proposal.</p>;
  if (one.signatures.some(({by}) => by === account.id))
    return <p class="quiet">You signed. {SIGNATURES_NEEDED - one.signatures.length} more is needed.</p>;
  return (
    <div class="grid-2">
      <form class="ask sheet" method="post" action={`/cases/${one.id}/sign`}>
        <h3>Sign</h3>
        <Seen {...props} />
        <input type="hidden" name="outcome" value={one.proposal?.outcome} />
        <AreaField id="sign-reasons" name="reasons" label="Your reasons" isRequired />
        <button class="button" type="submit">
          Sign: {one.proposal && OUTCOMES[one.proposal.outcome].toLowerCase()}
        </button>
      </form>
      <form class="ask sheet" method="post" action={`/cases/${one.id}/return`}>
        <h3>Return</h3>
        <Seen {...props} />
        <AreaField id="return-reasons" name="reasons" label="What is missing" isRequired />
        <button class="button secondary" type="submit">
          Give it back
        </button>
      </form>
    </div>
  );
};

const Reopen: FC<CaseViewProps> = (props) => (
  <details class="mapping">
    <summary>Open the case again</summary>
    <form class="sheet" method="post" action={`/cases/${props.one.id}/reopen`}>
      <Seen {...props} />
      <LineField id="reopen-reasons" name="reasons" label="Why" isRequired />
      <button class="button secondary" type="submit">
        Open it again
      </button>
    </form>
  </details>
);
