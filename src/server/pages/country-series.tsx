import {raw} from "hono/html";
import type {FC} from "hono/jsx";
import {countryInText} from "../../app/country-in-text.ts";
import type {CountryStatus} from "../../app/country-status.ts";
import {formatFigure, formatInterval, UNIT_NAMES} from "../../app/format-figure.ts";
import {type CountrySeries, isHeld, type Standing} from "../../app/series/country-series.ts";
import {SERIES_COMMAND} from "../../base/commands.ts";
import type {Country} from "../../domain/country.ts";
import {withheldIn} from "../../exports/refuse-withheld.ts";
import {Num, SourceLine, whyHref} from "../components/figure.tsx";
import {seriesChart} from "../components/series-chart.ts";
import {Change, SeriesTable} from "../components/series-table.tsx";
import {StatusSentence} from "./country-status.tsx";

interface SeriesBlockProps {
  readonly country: Country;
  readonly status: CountryStatus;
  readonly values: readonly CountrySeries[];
  readonly capacity: readonly CountrySeries[];
}

/**
 * What others measure of a country, beside where it stands towards the programmes. Each series stands for itself:
 * nothing is added up, and nothing is ranked.
 */
export const CountrySeriesBlock: FC<SeriesBlockProps> = ({country, status, values, capacity}) => {
  const all = [...values, ...capacity];
  return (
    <section id="values">
      <h2>Values and capacity</h2>
      <p>
        <StatusSentence status={status} name={country.name} /> What others measure of{" "}
        {countryInText(country.name)} stands beside it. Nothing here is added up to a score; it informs and
        does not decide.
      </p>
      {all.some(isHeld) && (
        <p class="quiet">
          In each picture the band is the interval the source gives, and the grey line the median of all
          countries and territories that have a value in the year.
        </p>
      )}
      <Group title="Values" entries={values.filter(isHeld)} country={country} />
      <Group title="Capacity" entries={capacity.filter(isHeld)} country={country} />
      <NotImported entries={all.filter((entry) => !isHeld(entry))} hasAny={all.some(isHeld)} />
    </section>
  );
};

const Group: FC<{title: string; entries: readonly CountrySeries[]; country: Country}> = ({
  title,
  entries,
  country
}) => {
  if (entries.length === 0) return null;
  const label = `${title} of ${countryInText(country.name)}`;
  return (
    <>
      <h3>{title}</h3>
      <div class="grid-3">
        {entries
          .filter(({series}) => series.isHeadline)
          .map((entry) => (
            <SeriesCard entry={entry} />
          ))}
      </div>
      <details>
        <summary>All {entries.length} series in a table</summary>
        <SeriesTable entries={entries} label={label} />
      </details>
    </>
  );
};

/** One series of a country as a picture, with its latest value and its source. */
export const SeriesCard: FC<{entry: CountrySeries}> = ({entry}) => {
  const {series, latest, trend, medians} = entry;
  const description = `${series.title}: ${formatFigure(latest)}${latest.dims.year ? ` in ${latest.dims.year}` : ""}`;
  const text = {id: `series-${series.id}`, title: series.title, description};
  return (
    <figure class="figure">
      <figcaption>
        <h4>
          <a href={`/indicators/${series.id}`}>{series.title}</a>
        </h4>
        <p class="subtitle">{UNIT_NAMES[series.unit]}</p>
      </figcaption>
      <p class="key-value">
        <Num figure={latest} />
      </p>
      {latest.blank ? <p class="quiet">{latest.blank.note}.</p> : <Reading entry={entry} />}
      {raw(seriesChart(trend, text, medians))}
      <SourceLine trace={trend.trace} />
      <p class="quiet">
        {withheldIn(trend.trace) && "Not for republication. "}
        <a href={whyHref(latest)}>Why this number?</a>
      </p>
    </figure>
  );
};

const Reading: FC<{entry: CountrySeries}> = ({entry: {latest, series}, entry}) => (
  <p class="quiet">
    In {latest.dims.year}
    {latest.interval && `, from ${formatInterval(latest)}`}. <MedianText entry={entry} />{" "}
    <ChangeText entry={entry} />
    {series.endedIn !== undefined && ` The publisher has given none after ${series.endedIn}.`}
  </p>
);

const STANDING: Readonly<Record<Standing, string>> = {
  above: "Above",
  below: "Below",
  about: "Its interval holds"
};

const MedianText: FC<{entry: CountrySeries}> = ({entry: {standing, median, latest}}) =>
  standing === undefined || median === undefined ? null : (
    <>
      {standing === "about" && !latest.interval ? "At" : STANDING[standing]} the median of{" "}
      {median.basis?.held ?? "all"} countries, <Num figure={median} />.
    </>
  );

const ChangeText: FC<{entry: CountrySeries}> = ({entry: {change, isWithinInterval}}) =>
  change === undefined || change.blank ? null : (
    <>
      <Change figure={change} /> in ten years
      {isWithinInterval ? ", no more than the intervals of the two years allow" : ""}.
    </>
  );

/** What could stand here and does not: which source it would come from, and the command that reads it. */
const NotImported: FC<{entries: readonly CountrySeries[]; hasAny: boolean}> = ({entries, hasAny}) => {
  const sources = [...new Map(entries.map(({source}) => [source.id, source])).values()];
  if (sources.length === 0) return null;
  return (
    <div class="empty">
      <h3>{hasAny ? "Not imported" : "No series are imported yet"}</h3>
      <p>
        Aperture ships no values of others. Fetch a publisher's file and read it with{" "}
        <code>{SERIES_COMMAND}</code>
      </p>
      <ul class="plain">
        {sources.map(({title, address, series}) => (
          <li>
            <a href={address}>{title}</a>:{" "}
            {series
              .filter(({id}) => entries.some((entry) => entry.series.id === id))
              .map((one) => one.title.toLowerCase())
              .slice(0, 4)
              .join(", ")}
            {series.length > 4 ? " and more" : ""}
          </li>
        ))}
      </ul>
    </div>
  );
};
