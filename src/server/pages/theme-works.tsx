import type {FC} from "hono/jsx";
import type {Edition} from "../../app/site.ts";
import type {ThemeWorks} from "../../app/theme-works.ts";
import {BESIDE, BESIDE_LONG, rankedBars, untilNewestFile, yearColumns} from "../components/charts.ts";
import {FigureBlock, Num} from "../components/figure.tsx";

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
  const recent = untilNewestFile(together);
  const trend = "Publications of the Union with countries outside it, by year";
  const ranked = "Countries outside the Union, by publications with it";
  return (
    <section id="publications">
      <h2>Publications</h2>
      <p>
        <Num figure={publications} /> works of {period} on {name} in OpenAlex name a country;{" "}
        <Num figure={internationalShare} /> of them name several.{" "}
        <a href={`/networks?of=publications&theme=${theme}`}>Who publishes with whom</a>
      </p>
      <div class="grid-2">
        <FigureBlock
          table={recent}
          names={edition.names}
          title={trend}
          subtitle="Works with an author in a Member State and one outside, by year of publication"
          chart={yearColumns(recent, {
            id: "publications-years",
            title: trend,
            description: `${recent.figures.length} years, the latest ${edition.names.of("year", recent.figures.at(-1)?.dims.year ?? "unknown")}`,
            widths: BESIDE
          })}
          level={3}
        />
        <FigureBlock
          table={partners}
          rows={mostPartners}
          names={edition.names}
          title={ranked}
          subtitle={`Works of ${period} with any Member State, counted whole`}
          chart={rankedBars(
            mostPartners,
            "country",
            edition.names,
            {
              id: "publications-partners",
              title: ranked,
              description: mostPartners
                .map(({dims}) => edition.names.of("country", dims.country ?? ""))
                .join(", "),
              widths: BESIDE_LONG
            },
            (code) => `/countries/${code}`
          )}
          level={3}
        />
      </div>
    </section>
  );
};
