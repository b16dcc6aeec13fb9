import type {FC} from "hono/jsx";
import {
  type Choice,
  COMPARED_INDICATORS,
  type ComparedIndicator,
  type Comparison,
  LEAST_COMPARED,
  MOST_COMPARED,
  readChoice,
  readComparison
} from "../../app/country-comparison.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import type {Edition} from "../../app/site.ts";
import {capital, listOf} from "../../base/text.ts";
import {countries} from "../../catalogue/countries.ts";
import type {CountryCode} from "../../domain/country.ts";
import {INDICATORS} from "../../monitor/indicators/index.ts";
import {carried, Filters, modesOf} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import type {Page} from "../page.ts";
import {KeysTable, SharedBlock, SpecialisationBlock, TrendsBlock} from "./country-compare.tsx";

const FILTERS = ["programme", "theme", "year"] as const;
const TRAIL = [{href: "/", title: "Overview"}];

/** Two to six countries side by side. */
export const comparePage: Page = {
  path: "/compare",
  parameters: () => FIGURE_PARAMETERS,
  async render({edition, query, path}, c) {
    const choice = readChoice([...query.getAll("country"), ...query.getAll("add")]);
    const isClean = choice.problems.length === 0;
    const chosen = choice.codes.join(",");
    if (isClean && choice.codes.length > 0 && (query.has("add") || query.get("country") !== chosen))
      return c.redirect(
        `${path}?country=${chosen}${carried(query, ["country", "add"]).replace("?", "&")}`,
        302
      );
    const indicator = COMPARED_INDICATORS.find((id) => id === query.get("indicator")) ?? "participations";
    const base = modesOf(query, FILTERS);
    const comparison =
      isClean && choice.codes.length >= LEAST_COMPARED
        ? await readComparison(edition, choice.codes, {base, indicator})
        : undefined;
    const names = choice.codes.map((code) => edition.names.of("country", code));
    return c.html(
      <Layout
        title={comparison ? `${listOf(names)} compared` : "Compare countries"}
        path={path}
        trail={TRAIL}
        description="Two to six countries side by side: participation, funding, themes and shared projects."
      >
        <div class="page-head">
          <h1>{comparison ? listOf(names) : "Compare countries"}</h1>
          {!comparison && <p class="finding">Choose two to six countries to see them side by side.</p>}
          {comparison && <Notes codes={choice.codes} />}
        </div>
        <ChoiceForm choice={choice} query={query} edition={edition} path={path} />
        {comparison && (
          <>
            <Filters dimensions={FILTERS} query={query} path={path} edition={edition} />
            <KeysTable comparison={comparison} names={edition.names} />
            <TrendsBlock comparison={comparison} edition={edition}>
              <IndicatorForm indicator={indicator} query={query} path={path} />
            </TrendsBlock>
            <SpecialisationBlock comparison={comparison} edition={edition} />
            <SharedBlock comparison={comparison} edition={edition} />
            <NextSteps comparison={comparison} edition={edition} />
          </>
        )}
        {!comparison && <Suggestions />}
      </Layout>,
      choice.isRefused ? 400 : 200
    );
  }
};

/** The EU's notes to the names on this page. */
const Notes: FC<{codes: readonly CountryCode[]}> = ({codes}) => (
  <>
    {countries()
      .filter((country) => codes.includes(country.code) && country.note)
      .map((country) => (
        <p class="note">
          {country.name}: {country.note}
        </p>
      ))}
  </>
);

interface FormProps {
  readonly choice: Choice;
  readonly query: URLSearchParams;
  readonly edition: Edition;
  readonly path: string;
}

/** Names or codes in a field, or one more from a list; works without script. */
const ChoiceForm: FC<FormProps> = ({choice, query, edition, path}) => {
  const written = query.getAll("country").join(", ");
  const names = choice.codes.map((code) => edition.names.of("country", code)).join(", ");
  return (
    <form class="filters choice" method="get" action={path}>
      <Kept query={query} leaveOut={["country", "add"]} />
      {choice.problems.length > 0 && (
        <div class="problems" role="alert" id="choice-problems">
          {choice.problems.map(({message, hint}) => (
            <p class="problem">
              {message.charAt(0).toUpperCase()}
              {message.slice(1)}. <span class="hint">{capital(hint)}</span>
            </p>
          ))}
        </div>
      )}
      <Chips choice={choice} query={query} edition={edition} path={path} />
      <div class="fields">
        <div class="field field-wide">
          <label for="choice-country">Countries, by name or code, parted by commas</label>
          <input
            id="choice-country"
            name="country"
            type="text"
            value={choice.problems.length > 0 ? written : names}
            placeholder="China, India, JP"
            autocomplete="off"
            aria-describedby={choice.problems.length > 0 ? "choice-problems" : undefined}
            aria-invalid={choice.problems.length > 0 ? "true" : undefined}
          />
        </div>
        <div class="field">
          <label for="choice-add">Add one</label>
          <select id="choice-add" name="add">
            <option value="">–</option>
            {[...countries()]
              .filter((country) => !country.historic && !choice.codes.includes(country.code))
              .sort((a, b) => a.name.localeCompare(b.name, "en"))
              .map((country) => (
                <option value={country.code}>{country.name}</option>
              ))}
          </select>
        </div>
        <button class="button" type="submit">
          Compare
        </button>
      </div>
    </form>
  );
};

const Chips: FC<FormProps> = ({choice, query, edition, path}) =>
  choice.codes.length <= LEAST_COMPARED ? null : (
    <ul class="chips" aria-label="Countries compared">
      {choice.codes.map((code) => {
        const rest = choice.codes.filter((other) => other !== code).join(",");
        return (
          <li>
            <a
              class="chip"
              href={`${path}?country=${rest}${carried(query, ["country", "add"]).replace("?", "&")}`}
            >
              <span class="visually-hidden">Remove </span>
              {edition.names.of("country", code)}
            </a>
          </li>
        );
      })}
    </ul>
  );

const IndicatorForm: FC<{indicator: ComparedIndicator; query: URLSearchParams; path: string}> = ({
  indicator,
  query,
  path
}) => (
  <form class="inline-form" method="get" action={path}>
    <Kept query={query} leaveOut={["indicator"]} />
    <label for="choice-indicator">Indicator</label>
    <select id="choice-indicator" name="indicator">
      {COMPARED_INDICATORS.map((id) => (
        <option value={id === "participations" ? "" : id} selected={id === indicator}>
          {INDICATORS.find((one) => one.id === id)?.title ?? id}
        </option>
      ))}
    </select>
    <button class="button secondary" type="submit">
      Show
    </button>
  </form>
);

const Kept: FC<{query: URLSearchParams; leaveOut: readonly string[]}> = ({query, leaveOut}) => (
  <>
    {[...query]
      .filter(([key, value]) => value !== "" && !leaveOut.includes(key))
      .map(([key, value]) => (
        <input type="hidden" name={key} value={value} />
      ))}
  </>
);

const Suggestions: FC = () => (
  <section class="next">
    <h2>For example</h2>
    <ul>
      <li>
        <a href="/compare?country=CN,IN,JP,KR">China, India, Japan and South Korea</a>
      </li>
      <li>
        <a href="/compare?country=US,CA">United States and Canada</a>
      </li>
      <li>
        <a href="/compare?country=UK,CH,NO">United Kingdom, Switzerland and Norway</a>
      </li>
      <li>
        <a href="/compare?country=ZA,KE,GH,NG,RW,UG">Six countries of Africa</a>
      </li>
    </ul>
    <p class="quiet">At most {MOST_COMPARED}: more lines than that cannot be told apart.</p>
  </section>
);

const NextSteps: FC<{comparison: Comparison; edition: Edition}> = ({comparison, edition}) => (
  <section class="next">
    <h2>Look closer</h2>
    <ul>
      {comparison.codes.map((code) => (
        <li>
          <a href={`/countries/${code}`}>{edition.names.of("country", code)}</a>
        </li>
      ))}
    </ul>
  </section>
);
