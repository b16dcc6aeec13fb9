import type {FC} from "hono/jsx";
import {formatChange, formatInterval, UNIT_NAMES} from "../../app/format-figure.ts";
import type {CountrySeries} from "../../app/series/country-series.ts";
import {formatDate} from "../../base/dates.ts";
import type {Figure} from "../../domain/figure.ts";
import {Num, TableFrame, whyHref} from "./figure.tsx";

/** A change with its sign, leading to its explanation. */
export const Change: FC<{figure: Figure}> = ({figure}) => (
  <a class="number" href={whyHref(figure)} title="Why this number?">
    {formatChange(figure)}
  </a>
);

/** Every series of a country, the latest of each, with median, change, source and licence. */
export const SeriesTable: FC<{entries: readonly CountrySeries[]; label: string}> = ({entries, label}) => (
  <TableFrame label={label}>
    <table>
      <caption>{label}: the latest of each series, not ranked and not added up</caption>
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col">Unit</th>
          {["Value", "Interval", "Year", "Median of all", "Change in ten years"].map((title) => (
            <th scope="col" class="num">
              {title}
            </th>
          ))}
          <th scope="col">Source and licence</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <SeriesRow entry={entry} />
        ))}
      </tbody>
    </table>
  </TableFrame>
);

const SeriesRow: FC<{entry: CountrySeries}> = ({entry: {series, latest, median, change, trend}}) => {
  const [vintage] = trend.trace.vintages;
  return (
    <tr>
      <th scope="row">
        <a href={`/indicators/${series.id}`}>{series.title}</a>
      </th>
      <td>{UNIT_NAMES[series.unit]}</td>
      <td class="num">
        <Num figure={latest} />
      </td>
      <td class="num">{formatInterval(latest)}</td>
      <td class="num">{latest.dims.year ?? ""}</td>
      <td class="num">{median && <Num figure={median} />}</td>
      <td class="num">{change && (change.blank ? <Num figure={change} /> : <Change figure={change} />)}</td>
      <td>
        {vintage && `${vintage.title}, ${formatDate(vintage.dated)}, ${vintage.licence}`}
        {vintage?.withheld && "; not for republication"}
      </td>
    </tr>
  );
};
