import type {FC} from "hono/jsx";
import {readProgress} from "../../app/mapping-progress.ts";
import {readCooperationMap} from "../../app/national-mapping.ts";
import {formatDate} from "../../base/dates.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {THEMES} from "../../catalogue/themes.ts";
import type {CountryCode} from "../../domain/country.ts";
import {COOPERATION_KINDS} from "../../pool/mapping/columns.ts";
import {EXERCISE_COUNTRIES} from "../../pool/mapping/exercise.ts";
import {carried} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import {OwnFilters} from "../components/own-filters.tsx";
import {PoolNav} from "../components/pool-nav.tsx";
import {Scroll} from "../components/scroll.tsx";
import {dayAsked} from "../day-asked.ts";
import type {Page} from "../page.ts";
import {MappingFinding, ProgressTable} from "./mapping-progress.tsx";

type CooperationMap = Awaited<ReturnType<typeof readCooperationMap>>;

/** A reporting or partner country by its EU name; exercise countries by theirs. */
export function countryName(code: CountryCode): string {
  return countryByCode(code)?.name ?? EXERCISE_COUNTRIES[code] ?? code;
}

/** Who cooperates with whom on what, from the returns of Member States; and who has not answered. */
export const mappingPage: Page = {
  path: "/mapping",
  parameters: () => ["exercise", "theme", "kind", "on"],
  async render({query, path, today, dataDir}, c) {
    const exercise = query.get("exercise") === "yes";
    const map = await readCooperationMap(dataDir, dayAsked(query, today), {
      theme: query.get("theme") || undefined,
      kind: query.get("kind") || undefined,
      exercise
    });
    const progress = await readProgress(dataDir, map.on, exercise);
    return c.html(
      <Layout
        title="National mapping"
        path={path}
        trail={[{href: "/pool", title: "Pool"}]}
        description="Bilateral and multilateral cooperation of Member States with non-EU countries, as they report it."
      >
        <div class="page-head">
          <h1>National mapping</h1>
          <MappingFinding map={map} progress={progress} exercise={exercise} />
          <p class="scope">
            On {formatDate(map.on)}. The mapping is the task of the ERA Forum's{" "}
            <a href="/catalogue/bodies/standing-subgroup-global-approach">
              Standing Subgroup on the Global Approach
            </a>
            . Where a cell of the map is blank, the country reported nothing or has not answered; the list of
            countries says which.
          </p>
        </div>
        <PoolNav path={path} />
        {exercise && (
          <div class="caveat">
            <strong>Exercise</strong> These countries do not exist. <a href="/mapping">Show the real map</a>
          </div>
        )}
        <OwnFilters
          path={path}
          query={query}
          choices={[
            {name: "theme", title: "Theme", options: THEMES.map(({id, title}) => [id, title])},
            {
              name: "kind",
              title: "Kind",
              options: Object.entries(COOPERATION_KINDS).filter(([id]) => id !== "none")
            }
          ]}
        />
        {map.cells.length === 0 ? <Empty hasReturns={map.answered.length > 0} /> : <Matrix map={map} />}
        <Lapsed map={map} />
        <ProgressTable progress={progress} nameOf={countryName} />
        <HowTo />
        <p class="source">
          As data: <a href={`/api/v1/mapping${carried(query)}`}>JSON</a>
        </p>
      </Layout>
    );
  }
};

const Empty: FC<{hasReturns: boolean}> = ({hasReturns}) => (
  <div class="empty">
    <h2>{hasReturns ? "Nothing reported fits" : "No return has been imported yet"}</h2>
    <p>
      {hasReturns
        ? "No agreement or programme that holds today fits these filters."
        : "Aperture ships no return, since no Member State has published one in this form. Fill in the template and import it; the map appears here."}
    </p>
  </div>
);

const Matrix: FC<{map: CooperationMap}> = ({map}) => {
  const reporting = [...new Set(map.cells.map(({country}) => country))].sort();
  const cellOf = (country: string, partner: string) =>
    map.cells.find((cell) => cell.country === country && cell.partner === partner);
  return (
    <Scroll label="Reporting countries by partner">
      <table class="matrix">
        <caption>
          Agreements and programmes in force
          <span class="subtitle">Partners in rows, reporting countries in columns</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Partner</th>
            {reporting.map((code) => (
              <th scope="col" class="num">
                <a href={`/mapping/${code}`} title={countryName(code)}>
                  {code}
                </a>
              </th>
            ))}
            <th scope="col" class="num">
              Countries
            </th>
          </tr>
        </thead>
        <tbody>
          {map.partners.map((partner) => (
            <tr>
              <th scope="row">
                {countryByCode(partner) ? (
                  <a href={`/countries/${partner}`}>{countryName(partner)}</a>
                ) : (
                  countryName(partner)
                )}
              </th>
              {reporting.map((country) => {
                const cell = cellOf(country, partner);
                return (
                  <td class="num" title={cell?.cooperations.map(({title}) => title).join("; ")}>
                    {cell ? <a href={`/mapping/${country}#${partner}`}>{cell.cooperations.length}</a> : ""}
                  </td>
                );
              })}
              <td class="num">{reporting.filter((country) => cellOf(country, partner)).length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const Lapsed: FC<{map: CooperationMap}> = ({map: {lapsed}}) =>
  lapsed.length === 0 ? null : (
    <div class="caveat">
      <strong>Past their own end</strong>
      <ul>
        {lapsed.map(({country, cooperation}) => (
          <li>
            {countryName(country)}: {cooperation.title} is reported as in force, and ended{" "}
            {formatDate(cooperation.to ?? "")}
          </li>
        ))}
      </ul>
    </div>
  );

const HowTo: FC = () => (
  <section class="next" id="report">
    <h2>How a country reports</h2>
    <ol class="prose">
      <li>
        Take the template: <a href="/mapping/template.xlsx">workbook (XLSX)</a> or{" "}
        <a href="/mapping/template.csv">CSV</a>. Its sheets say what each column means.
      </li>
      <li>
        Check it: <code>npx aperture mapping check return.xlsx</code>. Every problem is named by row and
        column, and what changed since the last return is shown.
      </li>
      <li>
        Import it: <code>npx aperture mapping import return.xlsx</code>. Every version is kept.
      </li>
      <li>
        Others comment on it, the country answers, and signs it off: on its page here, or with{" "}
        <code>npx aperture mapping comment</code>, <code>answer</code> and <code>sign-off</code>.
      </li>
    </ol>
  </section>
);
