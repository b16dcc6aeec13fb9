import {UNIT_NAMES} from "../../app/format-figure.ts";
import {indicatorGroups} from "../../app/indicator-groups.ts";
import {Layout} from "../components/layout.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";

/** Every indicator with its unit and definition. */
export const indicatorsPage: Page = {
  path: "/indicators",
  render({path}, c) {
    const groups = indicatorGroups();
    return c.html(
      <Layout
        title="Indicators"
        path={path}
        description="What each figure means, its unit, and how it is computed."
      >
        <div class="page-head">
          <h1>Indicators</h1>
          <p class="finding">
            Every number on these pages is one of the indicators below. Each page gives the definition, the
            query as it runs, and a form to ask it.
          </p>
        </div>
        {groups.map(({title, indicators}) => (
          <>
            <h2>{title}</h2>
            <Scroll label={title} isList>
              <table>
                <caption class="visually-hidden">{title}</caption>
                <thead>
                  <tr>
                    <th scope="col" class="col-name">
                      Indicator
                    </th>
                    <th scope="col" class="col-unit">
                      Unit
                    </th>
                    <th scope="col">Definition</th>
                  </tr>
                </thead>
                <tbody>
                  {indicators.map((indicator) => (
                    <tr>
                      <th scope="row">
                        <a href={`/indicators/${indicator.id}`}>{indicator.title}</a>
                      </th>
                      <td data-label="Unit">{UNIT_NAMES[indicator.unit]}</td>
                      <td>{indicator.definition}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </>
        ))}
        <section class="next">
          <h2>Ask them elsewhere</h2>
          <ul>
            <li>
              <a href="/api/v1/indicators">As JSON</a>
            </li>
            <li>
              <a href="/api/v1/openapi.json">The API's description</a>
            </li>
            <li>
              <a href="/data">Where the data come from</a>
            </li>
          </ul>
        </section>
      </Layout>
    );
  }
};
