import type {FC} from "hono/jsx";
import type {CountryProfile} from "../../app/country-profile.ts";
import type {Edition} from "../../app/site.ts";
import type {Figure, FigureTable} from "../../domain/figure.ts";
import {addressOf} from "../../domain/request.ts";
import {incompleteFrom} from "../components/charts.ts";
import {Num, SourceLine, TableFrame} from "../components/figure.tsx";
import {CountingSentence} from "./country-charts.tsx";

interface Column {
  readonly title: string;
  readonly table: FigureTable;
}

/** Every year in a row: both countings, growth, money. */
export const YearsBlock: FC<{profile: CountryProfile; edition: Edition}> = ({profile}) => {
  const {trends, growth, fractionalTrend} = profile;
  const columns: Column[] = [
    {title: "Participations", table: trends.participations},
    {title: "Growth on the year before", table: growth},
    {title: "Projects, counted whole", table: trends.projects},
    {title: "Projects, counted fractionally", table: fractionalTrend},
    {title: "Coordinators", table: trends.coordinators},
    {title: "Average consortium size", table: trends["average-consortium-size"]},
    {title: "Net EU contribution", table: trends["net-eu-contribution"]}
  ];
  const years = trends.participations.figures.map((figure) => Number(figure.dims.year));
  const incomplete = incompleteFrom(trends.participations);
  const caption = `${profile.country.name} year by year`;
  return (
    <section id="counting">
      <h2>Year by year, counted whole and fractionally</h2>
      <CountingSentence profile={profile} />
      <TableFrame label={caption} form="as-list whole">
        <table>
          <caption>
            {caption} <span class="subtitle">by year of start</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Year</th>
              {columns.map(({title, table}) => (
                <th scope="col" class="num">
                  <a href={`/figures/${addressOf(table.trace.request)}`} title="Why these numbers?">
                    {title}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr>
                <th scope="row" class="nowrap">
                  {year}
                  {incomplete && year >= incomplete.from && <span class="badge">incomplete</span>}
                </th>
                {columns.map(({title, table}) => (
                  <td class="num" data-label={title}>
                    <YearCell
                      figure={table.figures.find(({dims}) => Number(dims.year) === year)}
                      isUnfair={table === growth && incomplete !== undefined && year >= incomplete.from}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <SourceLine trace={trends.participations.trace} />
    </section>
  );
};

const YearCell: FC<{figure: Figure | undefined; isUnfair: boolean}> = ({figure, isUnfair}) => {
  if (figure && !isUnfair) return <Num figure={figure} />;
  const reason = isUnfair ? "the year is incomplete" : "nothing found";
  return (
    <span class="blank">
      – <span class="reason">{reason}</span>
    </span>
  );
};
