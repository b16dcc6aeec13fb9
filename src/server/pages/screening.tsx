import type {FC} from "hono/jsx";
import {readQuestion, type ScreeningForm} from "../../app/screening/question.ts";
import {screen} from "../../app/screening/screen.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {type ScreeningAnswer, sentenceOf} from "../../safeguard/screening/use/answer.ts";
import {certify} from "../../safeguard/screening/use/certificate.ts";
import {LineField, SelectField} from "../components/fields.tsx";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import {HitView} from "../components/screening-hit.tsx";
import {Gaps, Lists, NoLists, type Opened, tryOpen} from "../components/screening-lists.tsx";
import {jsonFile} from "../file-answer.ts";
import {type Form, readForm} from "../form.ts";
import type {Page, PageContext} from "../page.ts";

/** Looks a partner up in the lists held. Names travel in the body of the form, never in an address. */
export const screeningPage: Page = {
  path: "/screening",
  async render(context, c) {
    return c.html(<ScreeningView path={context.path} open={await tryOpen(context)} form={{}} />);
  },
  async submit(context, c) {
    const sent = await readForm(c);
    const form = screeningForm(sent);
    const open = await tryOpen(context);
    if ("error" in open) return c.html(<ScreeningView path={context.path} open={open} form={form} />, 503);
    try {
      const answer = await screen(open, readQuestion(form));
      if (sent.optional("certificate")) return certificateFile(context, answer);
      return c.html(<ScreeningView path={context.path} open={open} form={form} answer={answer} />);
    } catch (error) {
      if (!(error instanceof ApertureError) || error.code !== "usage") throw error;
      return c.html(<ScreeningView path={context.path} open={open} form={form} problem={error} />, 400);
    }
  }
};

async function certificateFile({dataDir, effects}: PageContext, answer: ScreeningAnswer): Promise<Response> {
  const certificate = await certify(dataDir, answer, effects.now());
  return jsonFile("search-certificate.json", certificate);
}

/** What the fields of the form are called. */
const FIELDS = {
  name: "name",
  kind: "kind",
  country: "country",
  city: "city",
  identifier: "identifier",
  birthDate: "birth-date"
} as const satisfies Record<keyof ScreeningForm, string>;

function screeningForm({optional}: Form): ScreeningForm {
  return Object.fromEntries(Object.entries(FIELDS).map(([key, name]) => [key, optional(name)]));
}

interface ViewProps {
  readonly path: string;
  readonly open: Opened;
  readonly form: ScreeningForm;
  readonly answer?: ScreeningAnswer;
  readonly problem?: ApertureError;
}

const ScreeningView: FC<ViewProps> = ({path, open, form, answer, problem}) => (
  <Layout title="Screening" path={path} description="Looks a partner's name up in restrictive lists.">
    <div class="page-head">
      <h1>Screening</h1>
      <p class="finding">
        Does the name of a partner stand on a restrictive list? The answer says against which lists it was
        looked up, and against which it was not.
      </p>
      <p class="scope">
        Names are in no address, log or cache. There is no field for a nationality, and no answer says
        “clear”: a name that meets none of these lists may still stand on another.
      </p>
      <p>
        <a href="/screening/batch">Screen a table of names</a>
      </p>
    </div>
    {"error" in open ? <NoLists /> : <AskForm path={path} form={form} problem={problem} />}
    {answer && <AnswerView answer={answer} path={path} form={form} />}
    {!("error" in open) && <Lists open={open} />}
  </Layout>
);

const KINDS = [
  ["organisation", "an organisation"],
  ["person", "a person"],
  ["", "either"]
] as const;

const AskForm: FC<{path: string; form: ScreeningForm; problem: ApertureError | undefined}> = ({
  path,
  form,
  problem
}) => (
  <form class="ask" method="post" action={path} autocomplete="off">
    <Problem problem={problem} />
    <div class="fields">
      <LineField id="ask-name" name="name" label="Name, in any script" value={form.name} />
      <SelectField
        name="kind"
        label="It is"
        value={form.kind ?? (form.name ? "" : "organisation")}
        options={KINDS}
      />
      <LineField
        id="ask-country"
        name="country"
        label="Country of the seat (organisations)"
        value={form.country}
      />
      <LineField id="ask-city" name="city" label="City" value={form.city} />
      <LineField
        id="ask-identifier"
        name="identifier"
        label="Identifier"
        value={form.identifier}
        placeholder="LEI:…"
      />
      <LineField
        id="ask-birth-date"
        name="birth-date"
        label="Date of birth (persons)"
        value={form.birthDate}
        placeholder="1970-05-01"
      />
      <button class="button" type="submit">
        Screen
      </button>
    </div>
  </form>
);

/** Asks the same again and gives the answer as a signed file. The name travels in the body again. */
const CertificateForm: FC<{path: string; form: ScreeningForm}> = ({path, form}) => (
  <form method="post" action={path}>
    {Object.entries(FIELDS).map(([key, name]) => (
      <input type="hidden" name={name} value={form[key as keyof ScreeningForm] ?? ""} />
    ))}
    <button class="button secondary" type="submit" name="certificate" value="signed">
      Download a signed certificate
    </button>
    <p class="scope">
      It holds what was asked, the lists with edition and hash, and what was found. Anybody checks it without
      a network: <code>npx aperture certificate verify FILE</code>
    </p>
  </form>
);

const AnswerView: FC<{answer: ScreeningAnswer; path: string; form: ScreeningForm}> = ({
  answer,
  path,
  form
}) => {
  const {hits, cleared, reopened, matcher, threshold, identity} = answer;
  return (
    <section id="answer" aria-live="polite">
      <h2>{sentenceOf(answer)}</h2>
      {identity && identity.otherNames.length > 0 && (
        <p>
          Also asked for as {identity.otherNames.join("; ")}: the same organisation (
          <a href={identity.ror}>{identity.ror}</a>) by a link that somebody confirmed.
        </p>
      )}
      <Gaps answer={answer} />
      {hits.map((hit) => (
        <HitView hit={hit} list={answer.screened.find(({list}) => list === hit.list)?.title ?? hit.list} />
      ))}
      {reopened.length > 0 && (
        <p>
          Shown again:{" "}
          {reopened.map(({list, reference, because}) => `${list}/${reference}, ${because}`).join("; ")}.
        </p>
      )}
      {cleared.length > 0 && (
        <details class="mapping">
          <summary>{cleared.length} looked at before and found to be somebody else</summary>
          <ul class="plain">
            {cleared.map(({list, reference, by, on, reason}) => (
              <li>
                {list}/{reference}: {reason} ({by}, {formatDate(on)})
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="scope">
        Matcher {matcher}; a hit has a probability of at least {threshold.toFixed(2)} that both names mean the
        same.
      </p>
      <CertificateForm path={path} form={form} />
    </section>
  );
};
