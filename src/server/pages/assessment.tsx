import type {FC} from "hono/jsx";
import type {AssessedCountry, Assessment} from "../../app/assessment.ts";
import {OURS} from "../../app/assessment.ts";
import {
  type AssessmentView,
  assessmentParameters,
  readAssessment,
  type WeightedCriterion
} from "../../app/assessment-page.ts";
import {schemesHere} from "../../app/assessment-schemes.ts";
import {BEYOND_SCALE} from "../../app/assessment-sentences.ts";
import {SERIES_COMMAND} from "../../base/commands.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {Interval} from "../../modulate/assessment/interval.ts";
import {DEFAULT_SCHEME} from "../../modulate/assessment/read-scheme.ts";
import type {Scheme} from "../../modulate/assessment/scheme.ts";
import {SelectField} from "../components/fields.tsx";
import {Layout} from "../components/layout.tsx";
import {placeClass} from "../components/place-class.ts";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";

/** Countries by a scheme: rank intervals under weights that the reader moves, what drives them, what would swap two. */
export const assessmentPage: Page = {
  path: "/assessment",
  parameters: ({query, dataDir}) => assessmentParameters(query, dataDir),
  async render({edition, query, path, today, dataDir}, c) {
    const view = await readAssessment(edition, query, {dataDir, on: today}).catch((error: unknown) => {
      if (error instanceof ApertureError) return error;
      throw error;
    });
    const isUsage = view instanceof ApertureError && view.code !== "not-found";
    return c.html(
      <Layout
        title="Assessment"
        path={path}
        description="Countries assessed by a scheme anyone can change, with rank intervals."
      >
        <div class="page-head">
          <h1>Assessment</h1>
          <p class="finding">
            What a scheme says of partner countries, how sure it is, and which choice moves it.
          </p>
          <p class="scope">{OURS}</p>
        </div>
        <Schemes names={schemesHere(dataDir)} chosen={query.get("scheme") || DEFAULT_SCHEME} path={path} />
        {view instanceof ApertureError ? (
          <Nothing problem={view} />
        ) : (
          <View view={view} query={query} path={path} />
        )}
      </Layout>,
      isUsage ? 400 : 200
    );
  }
};

/** Asked for only where there is a choice. */
const Schemes: FC<{names: readonly string[]; chosen: string; path: string}> = ({names, chosen, path}) => {
  if (names.length < 2) return null;
  return (
    <form class="ask" method="get" action={path} id="scheme">
      <div class="fields">
        <SelectField
          name="scheme"
          label="Scheme"
          value={chosen}
          options={names.map((name) => [name, name])}
        />
        <button class="button" type="submit">
          Use this scheme
        </button>
      </div>
    </form>
  );
};

const Nothing: FC<{problem: ApertureError}> = ({problem}) => (
  <div class="empty">
    <h2>{problem.message}</h2>
    <p>{problem.hint}</p>
    {problem.code === "not-found" && (
      <p>
        Aperture ships no values of others. Read a publisher's file with <code>{SERIES_COMMAND}</code>
      </p>
    )}
  </div>
);

const View: FC<{view: AssessmentView; query: URLSearchParams; path: string}> = ({view, query, path}) => {
  const {scheme, weights, assessment, breakEven} = view;
  return (
    <>
      <form class="ask" method="get" action={path} id="weights">
        {query.get("scheme") && <input type="hidden" name="scheme" value={query.get("scheme") ?? ""} />}
        <p class="quiet">
          Scheme “{scheme.title}”, version {scheme.version} of {formatDate(scheme.dated)}, by {scheme.author}.
          Weights count relative to each other; {sayVaried(scheme)}
        </p>
        <div class="fields">
          {weights.map((one) => (
            <Weight criterion={one} />
          ))}
        </div>
        <div class="fields">
          <Countries name="a" label="What would let" assessment={assessment} value={query.get("a")} />
          <Countries
            name="b"
            label="and this one swap places"
            assessment={assessment}
            value={query.get("b")}
          />
          <button class="button" type="submit">
            Compute
          </button>
        </div>
      </form>
      <p id="assessed-said" role="status" class="visually-hidden"></p>
      <div id="assessed" data-said={assessment.sentences[0]}>
        {breakEven && <BreakEven sentences={breakEven} />}
        <Ranks assessment={assessment} />
        <Drivers assessment={assessment} />
      </div>
      <Method assessment={assessment} />
      <script type="module" src="/assets/scripts/weights.js"></script>
    </>
  );
};

function sayVaried({uncertainty: {weights}}: Scheme): string {
  if (weights.criteria === 0) return "the runs keep them.";
  return `the runs vary each by up to ${formatNumber(100 * weights.criteria, 0)} % of itself up and down.`;
}

const Weight: FC<{criterion: WeightedCriterion}> = ({criterion: {id, title, given}}) => (
  <div class="field">
    <label for={`w-${id}`}>{title}</label>
    <input id={`w-${id}`} name={`w-${id}`} type="range" min="0" max="100" step="1" value={String(given)} />
    <output for={`w-${id}`}>{given}</output>
  </div>
);

const Countries: FC<{name: string; label: string; assessment: Assessment; value: string | null}> = ({
  name,
  label,
  assessment,
  value
}) => (
  <SelectField
    name={name}
    label={label}
    value={value ?? ""}
    blank="choose a country"
    options={[...assessment.countries]
      .sort((one, other) => one.name.localeCompare(other.name, "en"))
      .map((country) => [country.code, country.name])}
  />
);

const BreakEven: FC<{sentences: readonly string[]}> = ({sentences}) => (
  <section id="break-even">
    <h2>What would swap them</h2>
    <ul class="plain prose">
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  </section>
);

const Ranks: FC<{assessment: Assessment}> = ({assessment: {countries, runs}}) => (
  <section id="ranks">
    <h2>Rank intervals and profile by criterion</h2>
    <p class="quiet">
      Where each country lies in 90 % of {formatNumber(runs)} runs over weights, normalisation, means,
      measurement and missing data. “?”: values are missing, which widens the interval. {BEYOND_SCALE}
    </p>
    <Scroll label="Rank intervals and profile by criterion" isList>
      <table>
        <caption class="visually-hidden">Rank intervals and profile by criterion</caption>
        <thead>
          <tr>
            <th scope="col">Country</th>
            <th scope="col">Rank</th>
            <th scope="col" class="visual">
              <span class="visually-hidden">Interval drawn</span>
            </th>
            {countries[0]?.criteria.map(({title}) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {countries.map((country) => (
            <RankRow country={country} of={countries.length} />
          ))}
        </tbody>
      </table>
    </Scroll>
    {countries.flatMap(({name, note}) => (note ? [<p class="note">{`${name}: ${note}`}</p>] : []))}
  </section>
);

const RankRow: FC<{country: AssessedCountry; of: number}> = ({country: {code, name, rank, criteria}, of}) => (
  <tr>
    <th scope="row">
      <a href={`/countries/${code}/dossier#values`}>{name}</a>
    </th>
    <td data-label="Rank">{sayInterval(rank)}</td>
    <td class="visual" aria-hidden="true">
      <span class="rank-line">
        <span class={`rank-bar ${barOf(rank, of)}`}></span>
      </span>
    </td>
    {criteria.map(({title, score, missing}) => (
      <td data-label={title} title={missing.length ? `Missing: ${missing.join("; ")}` : undefined}>
        {sayInterval(score)}
        {missing.length > 0 && " ?"}
      </td>
    ))}
  </tr>
);

function barOf({low, high}: Interval, of: number): string {
  return placeClass({left: (100 * (low - 1)) / of, width: (100 * (high - low + 1)) / of});
}

function sayInterval({low, high}: Interval): string {
  if (Number.isNaN(low) || Number.isNaN(high)) return "not known";
  const [from, to] = [formatNumber(low, 0), formatNumber(high, 0)];
  return from === to ? from : `${from}–${to}`;
}

const Drivers: FC<{assessment: Assessment}> = ({assessment: {drivers, sentences, sensitivityRuns}}) => (
  <section id="drivers">
    <h2>Which choice moves the ranking</h2>
    <ul class="plain prose">
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
    <Scroll label="Shares of the variance by choice">
      <table>
        <caption>Sobol' indices, from {formatNumber(sensitivityRuns)} runs</caption>
        <thead>
          <tr>
            <th scope="col">Choice</th>
            <th scope="col">Alone</th>
            <th scope="col">With interactions</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map(({factor, first, total}) => (
            <tr>
              <th scope="row">{factor.title}</th>
              <td>{share(first.value)}</td>
              <td>{share(total.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </section>
);

function share(value: number): string {
  return `${formatNumber(100 * Math.max(0, value), 0)} %`;
}

const Method: FC<{assessment: Assessment}> = ({assessment: {restricted}}) => (
  <section id="method">
    <h2>What can be said against it</h2>
    <p>
      Weights are nobody's; reciprocity is hardly measured; experts of different indices ask similar
      questions; capacity is no value. A country is not a partner: a low score raises a question and answers
      none about an institute, let alone a person. Copy the scheme, change it and compare:{" "}
      <code>npx aperture assess --scheme my-scheme.yaml</code>. A copy in the folder{" "}
      <code>assessment-schemes</code> of the data folder can be chosen on this page.
    </p>
    {restricted.length > 0 && (
      <p class="quiet">
        For use on this machine: {restricted.map(({id}) => id).join(", ")} may not be republished, so that
        exports of this result are refused.
      </p>
    )}
  </section>
);
