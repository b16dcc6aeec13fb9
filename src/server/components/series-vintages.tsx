import type {FC} from "hono/jsx";
import type {Edition} from "../../app/site.ts";
import {SERIES_COMMAND} from "../../base/commands.ts";
import {formatDate} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import {Scroll} from "./scroll.tsx";

type Pins = Edition["warehouse"]["series"]["pins"];

/** Series about countries that were imported: edition, values, what was left out, and whether they may be handed on. */
export const SeriesVintages: FC<{pins: Pins}> = ({pins}) => (
  <>
    <h3 id="series">Series about countries</h3>
    {pins.length === 0 ? (
      <p>
        None are imported; Aperture ships no values of others. Read a publisher's file with{" "}
        <code>{SERIES_COMMAND}</code>
      </p>
    ) : (
      <Scroll label="Series about countries" isList>
        <table>
          <caption class="visually-hidden">Series about countries</caption>
          <thead>
            <tr>
              <th scope="col">Source and edition</th>
              <th scope="col">Series</th>
              <th scope="col">Values</th>
              <th scope="col">Left out or not understood</th>
              <th scope="col">Licence</th>
            </tr>
          </thead>
          <tbody>
            {pins.map((pin) => (
              <Row pin={pin} />
            ))}
          </tbody>
        </table>
      </Scroll>
    )}
  </>
);

const Row: FC<{pin: Pins[number]}> = ({pin: {ref, series, issues}}) => (
  <tr>
    <th scope="row">
      {ref.title}, {formatDate(ref.dated)} <span class="quiet">sha256 {ref.sha256.slice(0, 12)}</span>
    </th>
    <td data-label="Series">{formatNumber(Object.keys(series).length)}</td>
    <td data-label="Values">{formatNumber(ref.rows["values"] ?? 0)}</td>
    <td data-label="Left out">{formatNumber(issues.reduce((sum, {count}) => sum + count, 0))}</td>
    <td data-label="Licence">
      {ref.licence}
      {ref.withheld && `; not in exports: ${ref.withheld}`}
    </td>
  </tr>
);
