import type {FC} from "hono/jsx";
import {type OpenScreening, openScreening} from "../../app/screening/open-screening.ts";
import {readQuestion, type ScreeningForm} from "../../app/screening/question.ts";
import {screen} from "../../app/screening/screen.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {sayParty} from "../../catalogue/values.ts";
import {LEGAL_EFFECTS} from "../../domain/listed-entity.ts";
import {sayAge} from "../../safeguard/lists/list-state.ts";
import {
  type AnswerHit,
  gapsOf,
  type ScreeningAnswer,
  sentenceOf
} from "../../safeguard/screening/use/answer.ts";
import {LineField, SelectField} from "../components/fields.tsx";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import {Scroll} from "../components/scroll.tsx";
import {type Form, readForm} from "../form.ts";
import type {Page, PageContext} from "../page.ts";

/** Looks a partner up in the lists held. Names travel in the body of the form, never in an address. */
export const screeningPage: Page = {
  path: "/screening",
  async render(context, c) {
    return c.html(<ScreeningView path={context.path} open={await tryOpen(context)} form={{}} />);
  },
  async submit(context, c) {
    const form = screeningForm(await readForm(c));
    const open = await tryOpen(context);
    if ("error" in open) return c.html(<ScreeningView path={context.path} open={open} form={form} />, 503);
    try {
      const answer = await screen(open, readQuestion(form));
      return c.html(<ScreeningView path={context.path} open={open} form={form} answer={answer} />);
    } catch (error) {
      if (!(error instanceof ApertureError) || error.code !== "usage") throw error;
      return c.html(<ScreeningView path={context.path} open={open} form={form} problem={error} />, 400);
    }
  }
};

type Opened = OpenScreening | {readonly error: ApertureError};

async function tryOpen({dataDir, effects}: PageContext): Promise<Opened> {
  try {
    return await openScreening(dataDir, effects);
  } catch (error) {
    if (error instanceof ApertureError && error.code === "no-records") return {error};
    throw error;
  }
}

function screeningForm({optional}: Form): ScreeningForm {
  return {
    name: optional("name"),
    kind: optional("kind"),
    country: optional("country"),
    city: optional("city"),
    identifier: optional("identifier"),
    birthDate: optional("birth-date")
  };
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
    </div>
    {"error" in open ? <NoLists error={open.error} /> : <AskForm path={path} form={form} problem={problem} />}
    {answer && <AnswerView answer={answer} />}
    {!("error" in open) && <Lists open={open} />}
  </Layout>
);

const NoLists: FC<{error: ApertureError}> = ({error}) => (
  <div class="empty">
    <h2>No list is held yet</h2>
    <p>{error.hint}</p>
    <p>
      Lists are fetched from their publishers, or read from files:{" "}
      <code>npx aperture lists update --from FOLDER</code>
    </p>
  </div>
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

const AnswerView: FC<{answer: ScreeningAnswer}> = ({answer}) => {
  const {hits, cleared, reopened, matcher, threshold, identity} = answer;
  const {missing, outdated} = gapsOf(answer);
  return (
    <section id="answer" aria-live="polite">
      <h2>{sentenceOf(answer)}</h2>
      {identity && identity.otherNames.length > 0 && (
        <p>
          Also asked for as {identity.otherNames.join("; ")}: the same organisation (
          <a href={identity.ror}>{identity.ror}</a>) by a link that somebody confirmed.
        </p>
      )}
      {missing.length > 0 && (
        <div class="caveat">
          <strong>Not screened against</strong> {missing.map(({title}) => title).join("; ")}.
        </div>
      )}
      {outdated.length > 0 && (
        <div class="caveat">
          <strong>Searched in an outdated edition,</strong> and not screened against today’s:{" "}
          {outdated.map(({title}) => title).join("; ")}.
        </div>
      )}
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
        same. A signed certificate: <code>npx aperture screen … --certificate FILE</code>; many names at once:{" "}
        <code>npx aperture screen --batch FILE --out FILE</code>
      </p>
    </section>
  );
};

const HitView: FC<{hit: AnswerHit; list: string}> = ({hit, list}) => (
  <article class="hit">
    <h3>
      {hit.name} <span class={hit.band === "strong" ? "badge unverified" : "badge"}>{hit.band}</span>{" "}
      <span class="quiet">{hit.score.toFixed(2)}</span>
    </h3>
    <p class="tight">
      <strong>{list}</strong>. {LEGAL_EFFECTS[hit.effect]}. Reference {hit.list}/{hit.reference}
      {hit.legalReference && `, ${hit.legalReference}`}
      {hit.listedOn && `, listed ${formatDate(hit.listedOn)}`}
      {hit.primaryName !== hit.name && `. Entry: ${hit.primaryName}`}
      {hit.otherName && `. Met by its other name ${hit.otherName}`}
      {hit.countries.length > 0 && `. ${hit.countries.map(sayParty).join(", ")}`}
    </p>
    <details>
      <summary>Why it is a hit</summary>
      <ul class="plain">
        {hit.part && <li>met by a part of the name: {hit.part}</li>}
        {hit.features.map(({name, left, right}) => (
          <li>
            {name}: {left || "–"} ~ {right || "–"}
          </li>
        ))}
        {hit.evidence.map(({what, agrees}) => (
          <li>
            {what} {agrees ? "agrees" : "differs"}
          </li>
        ))}
      </ul>
    </details>
  </article>
);

const Lists: FC<{open: OpenScreening}> = ({open}) => {
  const {missing, outdated} = gapsOf(open);
  const old = new Set(outdated.map(({list}) => list));
  return (
    <>
      <h2 id="lists">Lists held</h2>
      <Scroll label="Lists held" isList>
        <table>
          <caption class="visually-hidden">Lists held, with edition and age</caption>
          <thead>
            <tr>
              <th scope="col">List</th>
              <th scope="col">Authority</th>
              <th scope="col">Edition</th>
              <th scope="col" class="num">
                Entries
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {open.screened.map(({list, title, authority, dated, entries, ...age}) => (
              <tr>
                <th scope="row">{title}</th>
                <td data-label="Authority">{authority}</td>
                <td data-label="Edition">
                  {age.isUndated ? `day unknown, file of ${formatDate(dated)}` : formatDate(dated)}
                </td>
                <td data-label="Entries" class="num">
                  {formatNumber(entries)}
                </td>
                <td data-label="State">{old.has(list) ? `outdated, ${sayAge(age)}` : sayAge(age)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {missing.length > 0 && <p class="quiet">Not held: {missing.map(({title}) => title).join("; ")}.</p>}
    </>
  );
};
