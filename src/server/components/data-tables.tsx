import type {FC} from "hono/jsx";
import {type IssueGroup, publisherOf} from "../../app/data-page.ts";
import type {Edition} from "../../app/site.ts";
import {formatDate} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import {isProgramme, PROGRAMMES} from "../../domain/programme.ts";
import {Scroll} from "./scroll.tsx";

type Manifest = Edition["warehouse"]["manifest"];

function programmeTitle(programme: string): string {
  return isProgramme(programme) ? PROGRAMMES[programme].title : programme;
}

/** Each file as it was read: address, dates, checksum, rows, licence. */
export const Vintages: FC<{vintages: readonly Pick<Manifest["vintages"][number], "id" | "ref">[]}> = ({
  vintages
}) => (
  <>
    {vintages.map(({id, ref}) => (
      <section>
        <h3>{ref.title}</h3>
        <dl class="trace">
          <dt>Publisher</dt>
          <dd>
            <Publisher source={ref.source} />
          </dd>
          <dt>Read from</dt>
          <dd>
            {/^https?:/.test(ref.address) ? (
              <a href={ref.address}>{ref.address}</a>
            ) : (
              <code>{ref.address}</code>
            )}
          </dd>
          <dt>Publisher's date</dt>
          <dd>{formatDate(ref.dated)}</dd>
          <dt>Read here on</dt>
          <dd>{formatDate(ref.retrieved)}</dd>
          <dt>SHA-256</dt>
          <dd class="hash">{ref.sha256}</dd>
          <dt>Rows</dt>
          <dd>
            {Object.entries(ref.rows)
              .map(([table, rows]) => `${table} ${formatNumber(rows)}`)
              .join(", ")}
          </dd>
          <dt>Licence</dt>
          <dd>
            {ref.licence}. {ref.attribution}
          </dd>
          <dt>Vintage</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </dl>
      </section>
    ))}
  </>
);

const Publisher: FC<{source: string}> = ({source}) => {
  const publisher = publisherOf(source);
  return publisher ? <a href={publisher.url}>{publisher.name}</a> : <span>{source}</span>;
};

/** How many projects and participations each file holds, of how many the programme has. */
export const CoverageTable: FC<{vintages: Manifest["vintages"]}> = ({vintages}) => (
  <Scroll label="Coverage by programme" isList>
    <table>
      <caption class="visually-hidden">Coverage by programme</caption>
      <thead>
        <tr>
          <th scope="col">Programme</th>
          <th scope="col">Of</th>
          <th scope="col" class="num">
            Held
          </th>
          <th scope="col" class="num">
            Whole
          </th>
          <th scope="col" class="num">
            Share
          </th>
          <th scope="col">Note</th>
        </tr>
      </thead>
      <tbody>
        {vintages.flatMap(({ref, size}) =>
          (["projects", "participations"] as const).map((unit) => {
            const held = ref.rows[unit === "projects" ? "project" : "organization"] ?? 0;
            return (
              <tr>
                <th scope="row">{programmeTitle(ref.programme)}</th>
                <td data-label="Of">{unit}</td>
                <td class="num" data-label="Held">
                  {formatNumber(held)}
                </td>
                <td class="num" data-label="Whole">
                  {size ? formatNumber(size[unit]) : <Unknown />}
                </td>
                <td class="num" data-label="Share">
                  {size ? `${formatNumber((100 * held) / size[unit], 1)} %` : <Unknown />}
                </td>
                <td data-label="Note">{size?.note ?? "All that the publisher's file holds"}</td>
              </tr>
            );
          })
        )}
      </tbody>
    </table>
  </Scroll>
);

const Unknown: FC = () => (
  <span class="blank">
    – <span class="reason">not stated by the publisher</span>
  </span>
);

/** What a source lacks as a whole. */
export const GapList: FC<{gaps: Edition["warehouse"]["gaps"]}> = ({gaps}) => {
  const found = gaps.filter((gap) => gap.isNetMissing || gap.isUndated);
  if (found.length === 0)
    return <p class="note">No programme lacks net contributions or dates of signature as a whole.</p>;
  return (
    <ul>
      {found.map((gap) => (
        <li>
          {programmeTitle(gap.programme)}:{" "}
          {[
            gap.isNetMissing &&
              "the source has no net contributions, so money passed on to third parties may count twice",
            gap.isUndated && "the source has no dates of signature, so the start of the project stands in"
          ]
            .filter(Boolean)
            .join("; ")}
          .
        </li>
      ))}
    </ul>
  );
};

/** Values that were not understood: kept, counted, never guessed. */
export const IssueTable: FC<{groups: readonly IssueGroup[]}> = ({groups}) => {
  if (groups.length === 0) return <p class="note">Every value in the files was understood.</p>;
  return (
    <>
      <p>
        A value that is not understood is never guessed and never dropped: it is filed here, with how often it
        occurs.
      </p>
      <Scroll label="Values not understood" isList>
        <table>
          <caption class="visually-hidden">Values not understood</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">Programme or source</th>
              <th scope="col">Table and field</th>
              <th scope="col" class="num">
                Count
              </th>
              <th scope="col">Values</th>
              <th scope="col">What was done</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr>
                <th scope="row">{sentence(group.kind)}</th>
                <td data-label="Programme or source">{programmeTitle(group.programme)}</td>
                <td data-label="Table and field">
                  <code>{[group.table, group.field].filter(Boolean).join(".")}</code>
                </td>
                <td class="num" data-label="Count">
                  {formatNumber(group.count)}
                </td>
                <td data-label="Values">
                  {group.values
                    .map(({value, count}) => `${value === "" ? "(blank)" : value} × ${count}`)
                    .join(", ")}
                </td>
                <td data-label="What was done">{sentence(group.note)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};

function sentence(text: string): string {
  const words = text.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
