import type {FC} from "hono/jsx";
import type {Edition} from "../../app/site.ts";
import type {ThemeWorks} from "../../app/theme-works.ts";
import {Num} from "../components/figure.tsx";
import {WorksByCountry, WorksByYear} from "../components/works-charts.tsx";

interface ThemeWorksProps {
  readonly works: ThemeWorks;
  /** Title of the theme inside a sentence. */
  readonly name: string;
  readonly edition: Edition;
}

/** What is published in a theme and with whom the Union publishes it, with how many works could be placed at all. */
export const ThemeWorksBlock: FC<ThemeWorksProps> = ({works, name, edition}) => {
  const {theme, years, publications, internationalShare, together, partners, mostPartners} = works;
  const period = years.length > 1 ? `${years[0]} to ${years.at(-1)}` : years[0];
  return (
    <section id="publications">
      <h2>Publications</h2>
      <p>
        <Num figure={publications} /> works of {period} on {name} in OpenAlex name a country;{" "}
        <Num figure={internationalShare} /> of them name several.{" "}
        <a href={`/networks?of=publications&theme=${theme}`}>Who publishes with whom</a>
      </p>
      <div class="grid-2">
        <WorksByYear
          table={together}
          names={edition.names}
          title="Publications of the Union with countries outside it, by year"
          subtitle="Works with an author in a Member State and one outside, by year of publication"
        />
        <WorksByCountry
          table={partners}
          rows={mostPartners}
          dimension="country"
          names={edition.names}
          title="Countries outside the Union, by publications with it"
          subtitle={`Works of ${period} with any Member State, counted whole`}
        />
      </div>
    </section>
  );
};
