import type {FC} from "hono/jsx";
import {DIRECTION_RULE, type Direction, lastChange} from "../../app/country-direction.ts";
import {countryInText, themeInText} from "../../app/country-in-text.ts";
import type {CountryProfile} from "../../app/country-profile.ts";
import {formatFigure} from "../../app/format-figure.ts";
import type {Edition} from "../../app/site.ts";
import type {Dimension} from "../../domain/dimension.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {
  ACROSS,
  BESIDE,
  BESIDE_LONG,
  rankedBars,
  rankedDots,
  yearColumns,
  yearStack
} from "../components/charts.ts";
import {FigureBlock, Num, scopeOf} from "../components/figure.tsx";
import {carried} from "../components/filters.tsx";
import {countIn, LEAST_FOR_SPECIALISATION} from "./country-head.tsx";

interface BlockProps {
  readonly profile: CountryProfile;
  readonly edition: Edition;
}

const MOST_PARTNERS = 12;
const MOST_PARTS = 12;

/** Filters of a table in words, without the country the whole page is about. */
function subtitleOf(
  unit: string,
  {trace}: FigureTable,
  {names}: Edition,
  leaveOut: Dimension[] = []
): string {
  const scope = scopeOf(trace, names, ["country", ...leaveOut]);
  return scope ? `${unit}, ${scope}` : unit;
}

/** The figures of a picture in words, for its text alternative. */
function inWords(figures: readonly Figure[], dimension: Dimension, {names}: Edition): string {
  return figures
    .map((figure) => `${names.of(dimension, figure.dims[dimension] ?? "")} ${formatFigure(figure)}`)
    .join(", ");
}

/** Fewest of anything for a title to call the first of a ranking first. */
const LEAST_TO_LEAD = 20;

/** Whether the first of a ranking stands clear of the second, and of chance. */
function leads([first, second]: readonly Figure[]): boolean {
  return (first?.value ?? 0) >= LEAST_TO_LEAD && (first?.value ?? 0) > (second?.value ?? 0);
}

/** Participations by year. */
export const TrendBlock: FC<BlockProps> = ({profile, edition}) => {
  const table = profile.trends.participations;
  const change = lastChange(table);
  const title = change
    ? CHANGE_TITLES[change.direction](change.before.dims.year ?? "", change.after.dims.year ?? "")
    : "Participations by year of start";
  const description = inWords(table.figures, "year", edition);
  return (
    <section id="years">
      <FigureBlock
        table={table}
        names={edition.names}
        title={title}
        subtitle={subtitleOf(`Participations of ${countryInText(profile.country.name)}`, table, edition, [
          "year"
        ])}
        chart={yearColumns(table, {id: "trend", title, description, widths: ACROSS})}
      >
        <p class="note">
          {DIRECTION_RULE} Projects signed later can still start in a year shown as incomplete.
        </p>
      </FigureBlock>
    </section>
  );
};

type Year = string | number;

const CHANGE_TITLES: Readonly<Record<Direction, (before: Year, after: Year) => string>> = {
  more: (before, after) => `More participations in ${after} than in ${before}`,
  fewer: (before, after) => `Fewer participations in ${after} than in ${before}`,
  "about as many": (before, after) => `About as many participations in ${after} as in ${before}`,
  "too few to tell": () => "Participations by year of start"
};

/** Themes: how many participations, and how they compare with everybody's. */
export const ThemesBlock: FC<BlockProps> = ({profile, edition}) => {
  const {themes, specialisation, country} = profile;
  if (themes.figures.length === 0) return null;
  const href = (code: string) => `/themes/${code}`;
  const [most, special] = [themes.figures[0], specialisation.figures[0]];
  const nameOf = (figure: Figure | undefined) =>
    themeInText(edition.names.of("theme", figure?.dims.theme ?? ""));
  const bars = leads(themes.figures) ? `Most participations in ${nameOf(most)}` : "Participations by theme";
  const isTelling = countIn(profile, special) >= LEAST_FOR_SPECIALISATION;
  const dots = isTelling ? `Most specialised in ${nameOf(special)}` : "Specialisation by theme";
  return (
    <section id="themes" class="grid-2">
      <FigureBlock
        table={themes}
        names={edition.names}
        title={bars}
        subtitle={subtitleOf(
          `Participations of ${countryInText(country.name)} by theme; a project can have several`,
          themes,
          edition
        )}
        chart={rankedBars(
          themes.figures,
          "theme",
          edition.names,
          {
            id: "themes-bars",
            title: bars,
            widths: BESIDE,
            description: inWords(themes.figures, "theme", edition)
          },
          href
        )}
      />
      <FigureBlock
        table={specialisation}
        names={edition.names}
        title={dots}
        subtitle={subtitleOf(
          "Share of the theme in its participations, over its share in all",
          specialisation,
          edition
        )}
        chart={rankedDots(specialisation.figures, "theme", edition.names, {
          id: "themes-dots",
          widths: BESIDE,
          title: dots,
          description: inWords(specialisation.figures, "theme", edition),
          reference: {value: 1, label: "1: as everybody"},
          href
        })}
      >
        {!isTelling && (
          <p class="quiet">
            Of themes with under {LEAST_FOR_SPECIALISATION} participations nothing should be concluded.
          </p>
        )}
      </FigureBlock>
    </section>
  );
};

/** Programme parts. */
export const PartsBlock: FC<BlockProps> = ({profile, edition}) => {
  const {parts, country} = profile;
  const rows = parts.figures.slice(0, MOST_PARTS);
  const title = "Participations by programme part";
  return (
    <FigureBlock
      table={parts}
      names={edition.names}
      title={title}
      subtitle={subtitleOf(
        `Participations of ${countryInText(country.name)}, main part of each project`,
        parts,
        edition
      )}
      chart={rankedBars(rows, "part", edition.names, {
        id: "parts",
        widths: BESIDE_LONG,
        title,
        description: inWords(rows, "part", edition)
      })}
    />
  );
};

/** Partner countries, each leading to the pair. */
export const PartnersBlock: FC<BlockProps & {query: URLSearchParams}> = ({profile, edition, query}) => {
  const {partners, country} = profile;
  const rows = partners.figures.slice(0, MOST_PARTNERS);
  const [first] = rows;
  if (!first) return null;
  const title = leads(rows)
    ? `Shares most projects with ${countryInText(edition.names.of("partner", first.dims.partner ?? ""))}`
    : "Partner countries";
  const rest = carried(query, ["country", "indicator"]).replace("?", "&");
  const href = (code: string) => `/compare?country=${country.code},${code}${rest}`;
  return (
    <div id="partners">
      <FigureBlock
        table={partners}
        names={edition.names}
        title={title}
        subtitle={subtitleOf(
          `Projects shared with ${countryInText(country.name)}, the first ${rows.length} partners`,
          partners,
          edition
        )}
        chart={rankedBars(
          rows,
          "partner",
          edition.names,
          {id: "partners-bars", title, widths: BESIDE, description: inWords(rows, "partner", edition)},
          href
        )}
      >
        <p class="quiet">
          A country leads to the two side by side; all partners are in the table.{" "}
          <a href={`/networks?country=${country.code}${rest}`}>
            Place of {countryInText(country.name)} in the network
          </a>
        </p>
      </FigureBlock>
    </div>
  );
};

/** In what role, as what kind of organisation. */
export const ActivityBlock: FC<BlockProps> = ({profile, edition}) => (
  <section id="roles" class="grid-3">
    <StackBlock table={profile.roles} dimension="role" edition={edition} title="By role" />
    <StackBlock
      table={profile.activities}
      dimension="activity"
      edition={edition}
      title="By type of organisation"
    />
    <StackBlock table={profile.sizes} dimension="sme" edition={edition} title="By size of enterprise" />
  </section>
);

const StackBlock: FC<{table: FigureTable; dimension: Dimension; edition: Edition; title: string}> = ({
  table,
  dimension,
  edition,
  title
}) => {
  const description = table.figures
    .map(
      (figure) =>
        `${figure.dims.year} ${edition.names.of(dimension, figure.dims[dimension] ?? "")} ${formatFigure(figure)}`
    )
    .join(", ");
  return (
    <FigureBlock
      table={table}
      names={edition.names}
      title={title}
      subtitle={subtitleOf("Participations", table, edition)}
      chart={yearStack(table, dimension, edition.names, {
        id: `stack-${dimension}`,
        title,
        description,
        widths: BESIDE
      })}
    />
  );
};

/** The two countings side by side, with the concentration of the country's participation. */
export const CountingSentence: FC<{profile: CountryProfile}> = ({
  profile: {keys, fractional, concentration}
}) => (
  <p>
    Counted whole, each project counts once: <Num figure={keys.projects} /> projects. Counted fractionally,
    each is divided by its participations: <Num figure={fractional.projects} /> projects. Over programme parts
    the participations have a concentration (Herfindahl index, 1 if all lie in one part) of{" "}
    <Num figure={concentration} />.
  </p>
);
