import type {Child, FC} from "hono/jsx";
import type {BuildOptions} from "../../app/report/build.ts";
import {SLOW_FORMS} from "../../app/report/prepare.ts";
import {type Months, readOneCountry, readOneTheme} from "../../app/report/subject.ts";
import {ApertureError} from "../../base/errors.ts";
import {countries} from "../../catalogue/countries.ts";
import {THEMES} from "../../catalogue/themes.ts";
import {LineField, SelectField} from "../components/fields.tsx";
import {Problem} from "../components/problem.tsx";

/** What the forms that prepare an edition hold. */
export interface PrepareForm {
  readonly outline?: string | undefined;
  readonly country?: string | undefined;
  readonly theme?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly edition?: string | undefined;
  readonly asOf?: string | undefined;
  readonly due?: string | undefined;
  readonly published?: string | undefined;
  readonly forms?: string | undefined;
}

export function readPrepareForm(value: (name: string) => string | undefined): PrepareForm {
  return {
    outline: value("outline"),
    country: value("country"),
    theme: value("theme"),
    from: value("from"),
    to: value("to"),
    edition: value("edition"),
    asOf: value("as-of"),
    due: value("due"),
    published: value("published"),
    forms: value("forms")
  };
}

function chosen(what: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new ApertureError("usage", `no ${what} chosen`, {hint: `Choose the ${what} it is about.`});
}

/** What each outline that a page offers is about; an outline of one's own is a file, which the command line reads. */
const SUBJECTS: Readonly<Record<string, (form: PrepareForm) => Record<string, string>>> = {
  biennial: () => ({}),
  "first-report": () => ({}),
  country: ({country}) => ({country: readOneCountry(chosen("country", country))}),
  theme: ({theme}) => ({theme: readOneTheme(chosen("theme", theme))})
};

/** The order that a form gives; a briefing or fiche is about the whole period unless told otherwise. Throws where its outline is none of those offered, or its subject is unknown. */
export function askedOf(form: PrepareForm, whole: Months): BuildOptions {
  const {outline = "biennial", from, to, forms, edition, asOf, due, published} = form;
  const subjectOf = Object.hasOwn(SUBJECTS, outline) ? SUBJECTS[outline] : undefined;
  if (!subjectOf) {
    throw new ApertureError("usage", `unknown outline: ${outline}`, {
      hint: `Known: ${Object.keys(SUBJECTS).join(", ")}.`
    });
  }
  const subject = subjectOf(form);
  const months = Object.keys(subject).length > 0 ? whole : {from: "", to: ""};
  return {
    outline,
    subject,
    period: `${from ?? months.from}..${to ?? months.to}`,
    without: forms === "page" ? SLOW_FORMS : [],
    edition,
    asOf,
    due,
    published
  };
}

const OUTLINES = [
  ["biennial", "Biennial report"],
  ["first-report", "Biennial report, headings of the first"]
] as const;

const FORM_CHOICES = [
  ["all", "Web page, Word, PDF and data annex"],
  ["page", "Web page only, for a first look"]
] as const;

interface FormProps {
  readonly form: PrepareForm;
  readonly problem: ApertureError | undefined;
  /** The months a briefing or fiche is about unless told otherwise. */
  readonly whole: Months;
}

/** The forms that prepare an edition, a briefing and a fiche; a refused one keeps what was written in it. */
export const PrepareForms: FC<FormProps> = ({form, problem, whole}) => {
  const isAbout = (subject: string) => form.outline === subject;
  const own = (mine: boolean): FormProps =>
    mine ? {form, problem, whole} : {form: {}, problem: undefined, whole};
  return (
    <>
      <EditionForm {...own(!(isAbout("country") || isAbout("theme")))} />
      <SubjectForm {...own(isAbout("country"))} outline="country" title="Country briefing">
        <SelectField
          name="country"
          label="Country"
          prefix="country"
          value={isAbout("country") ? form.country : undefined}
          options={countryChoices()}
          blank="Choose a country"
        />
      </SubjectForm>
      <SubjectForm {...own(isAbout("theme"))} outline="theme" title="Thematic fiche">
        <SelectField
          name="theme"
          label="Theme"
          prefix="theme"
          value={isAbout("theme") ? form.theme : undefined}
          blank="Choose a theme"
          options={THEMES.map(({id, title}) => [id, title])}
        />
      </SubjectForm>
    </>
  );
};

/** Countries outside the Union, by name. */
function countryChoices(): [code: string, name: string][] {
  return countries()
    .filter(({member, historic}) => !historic && !(member && member.to === undefined))
    .map(({code, name}): [string, string] => [code, name])
    .sort(([, a], [, b]) => a.localeCompare(b, "en"));
}

const EditionForm: FC<FormProps> = ({form, problem}) => (
  <form class="ask" method="post" action="/report" aria-labelledby="prepare-edition">
    <h3 id="prepare-edition">Edition of the report</h3>
    <Problem problem={problem} />
    <div class="fields">
      <SelectField name="outline" label="Outline" value={form.outline ?? "biennial"} options={OUTLINES} />
      <LineField id="ask-from" name="from" label="First month" value={form.from} placeholder="2023-01" />
      <LineField id="ask-to" name="to" label="Last month" value={form.to} placeholder="2025-12" />
      <LineField
        id="ask-edition"
        name="edition"
        label="Name (from the period where left out)"
        value={form.edition}
      />
      <LineField
        id="ask-as-of"
        name="as-of"
        label="Facts as of (that of the data)"
        value={form.asOf}
        placeholder="2026-02-27"
      />
      <LineField id="ask-due" name="due" label="Due" value={form.due} placeholder="2025-06-29" />
      <LineField
        id="ask-published"
        name="published"
        label="Published"
        value={form.published}
        placeholder="2026-02-27"
      />
      <SelectField name="forms" label="Forms" value={form.forms} options={FORM_CHOICES} />
      <button class="button" type="submit">
        Build the draft
      </button>
    </div>
    <p class="scope">
      Building takes some ten seconds, and the page shows how far it is. The draft can be previewed,
      paragraphs signed in it, and frozen once it is final.
    </p>
  </form>
);

const SubjectForm: FC<FormProps & {outline: "country" | "theme"; title: string; children?: Child}> = ({
  outline,
  title,
  form,
  problem,
  whole,
  children
}) => (
  <form class="ask" method="post" action="/report" aria-labelledby={`prepare-${outline}`}>
    <h3 id={`prepare-${outline}`}>{title}</h3>
    <Problem problem={problem} />
    <input type="hidden" name="outline" value={outline} />
    <div class="fields">
      {children}
      <LineField
        id={`${outline}-from`}
        name="from"
        label={`First month (${whole.from} where left out)`}
        value={form.from}
        placeholder={whole.from}
      />
      <LineField
        id={`${outline}-to`}
        name="to"
        label={`Last month (${whole.to} where left out)`}
        value={form.to}
        placeholder={whole.to}
      />
      <SelectField name="forms" label="Forms" prefix={outline} value={form.forms} options={FORM_CHOICES} />
      <button class="button" type="submit">
        Build the {title.toLowerCase()}
      </button>
    </div>
  </form>
);
