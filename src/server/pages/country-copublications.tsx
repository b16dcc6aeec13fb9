import type {FC} from "hono/jsx";
import {type CountrySeries, isHeld} from "../../app/series/country-series.ts";
import {Num} from "../components/figure.tsx";
import {SeriesCard} from "./country-series.tsx";

/** Series the block shows. */
export const COPUBLICATIONS = "international-copublications";

/** What a country publishes together with others over the years; nothing where no table was imported. */
export const CopublicationsBlock: FC<{entry: CountrySeries}> = ({entry}) =>
  isHeld(entry) ? (
    <section id="copublications">
      <h2>Co-publications</h2>
      <p class="quiet">
        {entry.series.definition} The source does not say which share of works it could place.
      </p>
      <SeriesCard entry={entry} />
      <details>
        <summary>Year by year in a table</summary>
        <table>
          <caption>{entry.series.title} by year</caption>
          <thead>
            <tr>
              <th scope="col">Year</th>
              <th scope="col" class="num">
                Works
              </th>
            </tr>
          </thead>
          <tbody>
            {entry.trend.figures.map((figure) => (
              <tr>
                <th scope="row">{figure.dims.year}</th>
                <td class="num">
                  <Num figure={figure} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  ) : null;
