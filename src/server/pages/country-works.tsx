import type {FC} from "hono/jsx";
import {countryInText} from "../../app/country-in-text.ts";
import type {CountryPairs, CountryWorks} from "../../app/country-works.ts";
import type {Edition} from "../../app/site.ts";
import {WORKS_COMMAND} from "../../base/commands.ts";
import type {Country} from "../../domain/country.ts";
import {BESIDE_LONG, rankedBars} from "../components/charts.ts";
import {FigureBlock, Num} from "../components/figure.tsx";
import {WorksByCountry, WorksByYear} from "../components/works-charts.tsx";

interface CountryWorksProps {
  readonly works: CountryWorks;
  readonly country: Country;
  readonly edition: Edition;
}

const MOST_PARTNERS = 12;

interface PublicationsProps extends Omit<CountryWorksProps, "works"> {
  readonly publications: CountryWorks | CountryPairs;
}

/** Publications of a country, as far as what was read tells of them. */
export const PublicationsBlock: FC<PublicationsProps> = ({publications, ...props}) =>
  publications.holds === "works" ? (
    <WorksBlock works={publications} {...props} />
  ) : (
    <PairsBlock pairs={publications} {...props} />
  );

/** What a country publishes and with whom, with how many works could be placed at all. */
const WorksBlock: FC<CountryWorksProps> = ({works, country, edition}) => {
  const {publications, internationalShare, years, other, together, partners, themes} = works;
  const name = countryInText(country.name);
  const period = `${years[0]} to ${years.at(-1)}`;
  const group = other === "eu" ? "the European Union" : "countries outside the European Union";
  const byTheme = `Publications with ${group} by theme`;
  return (
    <section id="publications">
      <h2>Publications</h2>
      <p>
        <Num figure={publications} /> works of {period} in OpenAlex have an author in {name};{" "}
        <Num figure={internationalShare} /> of them have one in another country too. Works whose affiliations
        name no country are in neither.{" "}
        <a href={`/networks?of=publications&country=${country.code}`}>Its place in the network</a>
      </p>
      <div class="grid-2">
        <WorksByYear
          table={together}
          names={edition.names}
          title={`Publications with ${group} by year`}
          subtitle={`Works of ${name} with at least one author there, by year of publication`}
        />
        <WorksByCountry
          table={partners}
          rows={partners.figures.slice(0, MOST_PARTNERS)}
          dimension="partner"
          names={edition.names}
          title={`Countries ${name} publishes with`}
          subtitle={`Works of ${period}, counted whole: a work of several partners counts for each`}
        />
        <FigureBlock
          table={themes}
          names={edition.names}
          title={byTheme}
          subtitle={`Works of ${period} in the strategy's themes; a work may belong to several`}
          chart={rankedBars(
            themes.figures,
            "theme",
            edition.names,
            {
              id: "publications-themes",
              title: byTheme,
              description: themes.figures
                .map(({dims}) => edition.names.of("theme", dims.theme ?? ""))
                .join(", "),
              widths: BESIDE_LONG
            },
            (code) => `/themes/${code}#publications`
          )}
          level={3}
        />
      </div>
    </section>
  );
};

interface CountryPairsProps extends Omit<CountryWorksProps, "works"> {
  readonly pairs: CountryPairs;
}

/** Whom a country publishes with, where no works were read and only its pairs with others are known. */
const PairsBlock: FC<CountryPairsProps> = ({pairs, country, edition}) => {
  const {years, together, before, partners} = pairs;
  const name = countryInText(country.name);
  const [first = 0, last = 0] = [years[0], years.at(-1)].map(Number);
  return (
    <section id="publications">
      <h2>Publications</h2>
      <p>
        <Num figure={together} /> works of {first} to {last} in OpenAlex have an author in {name} and one in
        another country
        {before && (
          <>
            ; of {first - years.length} to {first - 1} it was <Num figure={before.together} />
          </>
        )}
        . <a href={`/networks?of=publications&country=${country.code}`}>Its place in the network</a>
      </p>
      <div class="grid-2">
        <WorksByCountry
          table={partners}
          rows={partners.figures.slice(0, MOST_PARTNERS)}
          dimension="partner"
          names={edition.names}
          title={`Countries ${name} publishes with`}
          subtitle={`Works of ${first} to ${last}, counted whole: a work of several partners counts for each`}
        />
        {before && (
          <WorksByCountry
            table={before.partners}
            rows={before.partners.figures.slice(0, MOST_PARTNERS)}
            dimension="partner"
            names={edition.names}
            title={`Countries ${name} published with before`}
            subtitle={`Works of ${first - years.length} to ${first - 1}, counted likewise`}
            id="publications-partners-before"
          />
        )}
      </div>
      <p class="hint">
        With the Union as a whole, by year and by theme: read the works themselves,{" "}
        <code>{WORKS_COMMAND}</code>.
      </p>
    </section>
  );
};
