import type {FC} from "hono/jsx";
import type {PlanForm} from "../../../app/cases/open-case.ts";
import {ELIGIBILITY_PARTS} from "../../../app/eligibility/parts.ts";
import {technologyAreas} from "../../../catalogue/technology-areas.ts";
import {ACTIVITIES, OWN_ROLES, PARTNER_KINDS} from "../../../safeguard/cases/plan.ts";
import {AreaField, CheckField, LineField, RadioField, SelectField} from "../../components/fields.tsx";
import type {Form} from "../../form.ts";
import {ADD_PARTNER, asksForPartner, shownRows} from "../plan-form.ts";

const said = (value: unknown) => (value === undefined || value === null ? "" : String(value));
const listed = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

/** Everything a planned cooperation is described by. Nobody's nationality is asked anywhere. */
export const PlanFields: FC<{plan: PlanForm; tried: Form}> = ({plan, tried}) => (
  <>
    {/* Enter in a field presses the first button of a form, which must not be the one for another partner. */}
    <button type="submit" hidden>
      Send
    </button>
    <h2>What is planned</h2>
    <LineField id="title" name="title" label="Title" value={said(plan.title)} isRequired />
    <LineField
      id="unit"
      name="unit"
      label="Own unit"
      help="The department or group that would cooperate."
      value={said(plan.unit)}
      isRequired
    />
    <CheckField
      id="activity"
      name="activity"
      label="What it consists of"
      options={Object.entries(ACTIVITIES)}
      values={listed(plan.activities)}
    />
    <AreaField
      id="domain"
      name="domain"
      label="Field, method and aim"
      help="In two or three sentences a colleague of another field understands."
      value={said(plan.domain)}
      isRequired
    />
    <h2>Partners</h2>
    <Partners plan={plan} tried={tried} />
    <h2>Technology</h2>
    <Technologies chosen={listed(plan.technologies)} />
    <h2>Money, time, results</h2>
    <Circumstances plan={plan} />
  </>
);

/** What can be said of money, time and results; folded away until something of it is. */
const Circumstances: FC<{plan: PlanForm}> = ({plan}) => (
  <details
    class="mapping"
    open={[plan.funder, plan.amountEur, plan.programmePart, plan.from, plan.to, plan.outputs].some(
      (value) => said(value) !== ""
    )}
  >
    <summary>Say what is known</summary>
    <div class="fields">
      <LineField id="funder" name="funder" label="Funder" value={said(plan.funder)} />
      <LineField id="amount" name="amount" label="Amount in EUR" value={said(plan.amountEur)} />
      <SelectField
        name="programme-part"
        label="Horizon Europe part, if meant"
        value={said(plan.programmePart)}
        blank="None"
        options={ELIGIBILITY_PARTS.map((id) => [id, id.replace("HORIZON.", "")])}
      />
      <LineField id="from" name="from" label="From" type="date" value={said(plan.from)} />
      <LineField id="to" name="to" label="To" type="date" value={said(plan.to)} />
    </div>
    <RadioField
      id="own-role"
      name="own-role"
      label="Own role"
      options={Object.entries(OWN_ROLES)}
      value={said(plan.ownRole)}
    />
    <AreaField id="outputs" name="outputs" label="Expected results" value={said(plan.outputs)} />
  </details>
);

const Partners: FC<{plan: PlanForm; tried: Form}> = ({plan, tried}) => {
  const isAdded = asksForPartner(tried);
  return (
    <>
      {Array.from({length: shownRows(plan, tried)}, (_, at) => (
        <PartnerRow plan={plan} row={at + 1} isNext={isAdded && at === plan.partners.length} />
      ))}
      <p>
        <button class="button secondary" type="submit" formnovalidate {...ADD_PARTNER}>
          Room for another partner
        </button>
      </p>
    </>
  );
};

const PartnerRow: FC<{plan: PlanForm; row: number; isNext: boolean}> = ({plan, row, isNext}) => {
  const partner = plan.partners[row - 1];
  const name = (field: string) => `partner-${row}-${field}`;
  return (
    <fieldset class="partner">
      <legend>Partner {row}</legend>
      <div class="fields">
        <LineField
          id={name("name")}
          name={name("name")}
          label="Name"
          value={partner?.name}
          isRequired={row === 1}
          isFocused={isNext}
          isWide
        />
        <LineField
          id={name("country")}
          name={name("country")}
          label="Country of its seat"
          value={partner?.country}
          isRequired={row === 1}
        />
        <SelectField
          name={name("kind")}
          label="Kind"
          value={partner?.kind ?? "university"}
          options={Object.entries(PARTNER_KINDS)}
        />
        <LineField
          id={name("control")}
          name={name("control")}
          label="Controlled from, if elsewhere"
          value={partner?.controlledFrom.join(", ")}
        />
        <LineField
          id={name("identifier")}
          name={name("identifier")}
          label="ROR, PIC or LEI"
          value={partner?.identifier}
        />
      </div>
    </fieldset>
  );
};

const Technologies: FC<{chosen: readonly string[]}> = ({chosen}) => (
  <>
    <p class="quiet">
      The ten critical areas of Recommendation (EU) 2023/2113. Choose what the cooperation touches.
    </p>
    {technologyAreas().map(({id, number, title, technologies, isMostSensitive}) => (
      <details class="mapping" open={technologies.some((one) => chosen.includes(one.id))}>
        <summary>
          {number}. {title}
          {isMostSensitive && <span class="badge">most sensitive</span>}
        </summary>
        <CheckField
          id={`technology-${id}`}
          name="technology"
          label={title}
          options={technologies.map((one) => [one.id, one.title] as const)}
          values={chosen}
        />
      </details>
    ))}
  </>
);
