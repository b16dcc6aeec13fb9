import type {FC} from "hono/jsx";
import {countryInText} from "../../app/country-in-text.ts";
import {LEAST_IN_SNAPSHOT, type OrganisationTable} from "../../app/country-organisations.ts";
import {formatFigure} from "../../app/format-figure.ts";
import type {Names} from "../../app/names.ts";
import {FETCH_COMMAND} from "../../base/commands.ts";
import type {Figure} from "../../domain/figure.ts";
import type {Links} from "../../safeguard/organisations/links.ts";
import {Num, SourceLine, TableFrame} from "../components/figure.tsx";
import {RorLink} from "../components/ror-link.tsx";

interface Props {
  readonly table: OrganisationTable;
  readonly name: string;
  readonly names: Names;
  /** Whether the page is narrowed by filters that these totals do not know. */
  readonly isNarrowed: boolean;
  readonly links: Links;
}

/** The organisations that take part most, with how they were counted. */
export const OrganisationsBlock: FC<Props> = ({table, name, names, isNarrowed, links}) => (
  <section id="organisations" class="figure">
    <h2>Organisations of {countryInText(name)} that take part most</h2>
    <p class="subtitle">
      All themes and years{isNarrowed && ", whatever the filters above say"}; placed where their latest
      participation has them
    </p>
    {!table.isRecomputable && (
      <p class="note">
        The shipped snapshot names organisations with at least {LEAST_IN_SNAPSHOT} participations, never
        natural persons. All others are in a full warehouse: <code>{FETCH_COMMAND}</code>
      </p>
    )}
    {table.rows.length === 0 ? (
      <p class="blank">
        – <span class="reason">no organisation has enough participations to be listed here</span>
      </p>
    ) : (
      <Rows table={table} name={name} names={names} links={links} />
    )}
    <SourceLine trace={table.trace} />
    <div class="actions">
      <details id="organisations-why">
        <summary>Why these numbers?</summary>
        <p>
          {table.trace.indicator.definition} An organisation is one participant identification code; a
          university and its institutes may hold several. Codes are counted as one organisation only where
          somebody confirmed that they are the same one in the Research Organization Registry (ROR), and the
          row says so; indicators, networks and exports count codes.
        </p>
        <pre tabindex={0}>
          <code>{table.trace.query.sql}</code>
        </pre>
        <p>With {table.trace.query.params.map((value, i) => `$${i + 1} = ${value}`).join(", ")}.</p>
      </details>
    </div>
  </section>
);

const Rows: FC<Omit<Props, "isNarrowed">> = ({table, name, names, links}) => {
  const caption = `Organisations of ${name}, most participations first`;
  return (
    <TableFrame label={caption} form="as-list whole">
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Organisation</th>
            <th scope="col" class="num">
              Participations
            </th>
            <th scope="col" class="num">
              Projects
            </th>
            <th scope="col" class="num">
              Coordinated
            </th>
            <th scope="col" class="num">
              Net EU contribution
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => {
            const isLinked = table.isRecomputable && !row.isPerson;
            return (
              <tr>
                <th scope="row">
                  {row.name}
                  <span class="row-note">
                    {[row.city, names.of("activity", row.activity)].filter(Boolean).join(", ")}
                  </span>
                  {row.codes.length > 1 && (
                    <span class="row-note">
                      {row.codes.length} participant codes counted as one organisation: {row.codes.join(", ")}
                    </span>
                  )}
                  {!row.isPerson && <RorLink link={links.get(row.id)} name={row.name} />}
                </th>
                <Count figure={row.participations} title="Participations" isLinked={isLinked} />
                <Count figure={row.projects} title="Projects" isLinked={isLinked} />
                <Count figure={row.coordinated} title="Coordinated" isLinked={isLinked} />
                <Count figure={row.netEur} title="Net EU contribution" isLinked={isLinked} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
};

/** A count leads to its own explanation where it can be computed again, and else to that of the table. */
const Count: FC<{figure: Figure; title: string; isLinked: boolean}> = ({figure, title, isLinked}) => (
  <td class="num" data-label={title}>
    {isLinked ? (
      <Num figure={figure} />
    ) : (
      <a class="number" href="#organisations-why" title="Why this number?">
        {formatFigure(figure)}
      </a>
    )}
  </td>
);
