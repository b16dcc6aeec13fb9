import type {FC} from "hono/jsx";
import {lastChange} from "../../app/country-direction.ts";
import {countryInText, themeInText} from "../../app/country-in-text.ts";
import {COUNTRY_KEYS, type CountryKey, type CountryProfile} from "../../app/country-profile.ts";
import {formatFigure} from "../../app/format-figure.ts";
import type {Edition} from "../../app/site.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {spark} from "../components/charts.ts";
import {Key, Num} from "../components/figure.tsx";

/** Fewest participations in a theme for the finding to call a country specialised in it. */
export const LEAST_FOR_SPECIALISATION = 20;

/** What the figures say of a country, in one or two sentences. */
export const CountryFinding: FC<{profile: CountryProfile; edition: Edition}> = ({profile, edition}) => {
  const {country, keys} = profile;
  if (keys.participations.value === 0)
    return <>No participation of {countryInText(country.name)} is in the data held here.</>;
  return (
    <>
      Organisations from {countryInText(country.name)} take part <Num figure={keys.participations} />{" "}
      {keys.participations.value === 1 ? "time" : "times"} in <Num figure={keys.projects} />{" "}
      {keys.projects.value === 1 ? "project" : "projects"}, <Num figure={keys["share-of-participations"]} />{" "}
      of all participations.
      <ChangeSentence profile={profile} />
      <SpecialisationSentence profile={profile} edition={edition} />
    </>
  );
};

const ChangeSentence: FC<{profile: CountryProfile}> = ({profile}) => {
  const change = lastChange(profile.trends.participations);
  if (!change || change.direction === "too few to tell") return null;
  const {before, after, direction} = change;
  const as = direction === "about as many" ? "as" : "than";
  return (
    <>
      {" "}
      In projects that start in {after.dims.year} it takes part <Num figure={after} /> times, {direction}{" "}
      {direction === "about as many" ? "times " : ""}
      {as} in {before.dims.year} (<Num figure={before} />
      ).
    </>
  );
};

const SpecialisationSentence: FC<{profile: CountryProfile; edition: Edition}> = ({profile, edition}) => {
  const found = profile.specialisation.figures.find(
    (figure) => countIn(profile, figure) >= LEAST_FOR_SPECIALISATION
  );
  if (!found || (found.value ?? 0) < 1.1) return null;
  return (
    <>
      {" "}
      Against all participants it is most specialised in{" "}
      <a href={`/themes/${found.dims.theme}`}>
        {themeInText(edition.names.of("theme", found.dims.theme ?? ""))}
      </a>{" "}
      (<Num figure={found} /> times the average share).
    </>
  );
};

/** Participations of a country in the theme of a figure. */
export function countIn(profile: CountryProfile, figure: Figure | undefined): number {
  return profile.themes.figures.find(({dims}) => dims.theme === figure?.dims.theme)?.value ?? 0;
}

/** The key figures, each with its change between the last complete years and its small picture. */
export const CountryKeys: FC<{profile: CountryProfile}> = ({profile}) => (
  <div class="keys keys-4">
    {COUNTRY_KEYS.map((id) => (
      <KeyOf id={id} profile={profile} />
    ))}
  </div>
);

const KeyOf: FC<{id: CountryKey; profile: CountryProfile}> = ({id, profile}) => {
  const figure = profile.keys[id];
  const table = profile.trends[id];
  const change = COUNTED.has(id) ? lastChange(table) : undefined;
  const direction = change && ARROWS[change.direction];
  const text = note(id, figure) ?? changeText(table);
  return (
    <Key
      figure={figure}
      {...(text !== undefined && {change: text})}
      direction={direction}
      spark={table.figures.length > 1 ? spark(table, `spark-${id}`) : undefined}
    />
  );
};

/** The last two complete years of a table, in words. */
export function changeText(table: FigureTable): string | undefined {
  const change = lastChange(table);
  if (!change) return undefined;
  const {before, after} = change;
  return `${formatFigure(after)} in ${after.dims.year}, ${formatFigure(before)} in ${before.dims.year}`;
}

const COUNTED: ReadonlySet<CountryKey> = new Set(["projects", "participations"]);

export const ARROWS: Readonly<Record<string, "up" | "down" | undefined>> = {more: "up", fewer: "down"};

/** What a key figure must not be read without. */
function note(id: CountryKey, {basis, blank}: Figure): string | undefined {
  if (id === "own-contribution" && basis && !blank)
    return `Stated for ${formatNumber(basis.held)} of ${formatNumber(basis.of)} participations`;
  if (id === "newcomers") return "First grant among the programmes held here";
  return undefined;
}
