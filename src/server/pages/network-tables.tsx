import type {FC} from "hono/jsx";
import {countryInText} from "../../app/country-in-text.ts";
import {formatInterval} from "../../app/format-figure.ts";
import {NETWORK_WORDS} from "../../app/networks/network-kind.ts";
import {type MemberRow, measureOf, NODE_MEASURES} from "../../app/networks/network-view.ts";
import {formatNumber} from "../../base/numbers.ts";
import {capital, listOf} from "../../base/text.ts";
import type {Figure} from "../../domain/figure.ts";
import {findIndicator} from "../../monitor/compute.ts";
import {CommunityMark, communityName} from "../components/community.tsx";
import {MaybeNum} from "../components/maybe.tsx";
import {Scroll} from "../components/scroll.tsx";
import {type NetworkProps, networkHref} from "./network-blocks.tsx";

/** Communities with their leading members, each a way to see it alone. */
export const CommunityTable: FC<NetworkProps> = ({view, query}) => (
  <>
    <h2 id="communities">Communities</h2>
    <p>
      Groups that share more {NETWORK_WORDS[view.question.of].shared}s among themselves than the size of their
      members explains. Named by the members with the highest PageRank.
    </p>
    <Scroll label="Communities" isList>
      <table>
        <caption class="visually-hidden">Communities, the largest first</caption>
        <thead>
          <tr>
            <th scope="col">Community</th>
            <th scope="col">Led by</th>
            <th scope="col" class="num">
              Members
            </th>
            <th scope="col">See it alone</th>
          </tr>
        </thead>
        <tbody>
          {view.communities.map(({label, leader, names, members}) => (
            <tr>
              <th scope="row">
                <CommunityMark label={label} />
              </th>
              <td data-label="Led by">{listOf(names)}</td>
              <td class="num" data-label="Members">
                <MaybeNum figure={members} />
              </td>
              <td data-label="See it alone">
                {view.chosen?.label === label ? (
                  <a href={networkHref(query, {community: ""})}>Show all again</a>
                ) : (
                  <a href={networkHref(query, {community: leader, country: ""})}>
                    Open<span class="visually-hidden"> community {communityName(label)}</span>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
    {view.others > 0 && (
      <p class="note">
        {formatNumber(view.others)} more communities, each smaller than these, are not listed.
      </p>
    )}
  </>
);

const HEADS: Readonly<Record<(typeof NODE_MEASURES)[number], string>> = {
  "network-degree": "Partners",
  "network-strength": "Strength",
  "network-page-rank": "PageRank",
  "network-betweenness": "Betweenness",
  "network-stability": "Stability"
};

/** Members that stand open; the others unfold. */
const OPEN_ROWS = 25;

/** The members in view with all their measures, each number leading to its explanation. */
export const MemberTable: FC<NetworkProps> = (props) => {
  const {view} = props;
  const {of, focus} = view.question;
  const kind = capital(NETWORK_WORDS[of].nodes);
  const inside = view.chosen ? ` of community ${communityName(view.chosen.label)}` : "";
  const order = focus ? "those that share most first" : "the strongest first";
  const caption = `${kind}${inside}, ${order}`;
  const others = view.rows.slice(OPEN_ROWS);
  return (
    <>
      <h2 id="members">{`${kind}${inside}`}</h2>
      <Members {...props} caption={caption} rows={view.rows.slice(0, OPEN_ROWS)} />
      {others.length > 0 && (
        <details class="more">
          <summary>
            {formatNumber(others.length)} more {kind.toLowerCase()}
          </summary>
          <Members {...props} caption={`${caption}: the others`} rows={others} />
        </details>
      )}
      {view.rows.length < view.members && (
        <p class="note">
          The first {formatNumber(view.rows.length)} of {formatNumber(view.members)} are listed; the files
          hold all of them.
        </p>
      )}
    </>
  );
};

const Members: FC<NetworkProps & {caption: string; rows: readonly MemberRow[]}> = ({
  view,
  edition,
  query,
  caption,
  rows
}) => (
  <Scroll label={caption} isList>
    <table>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{view.question.of === "organisation" ? "Organisation" : "Country"}</th>
          <th scope="col">Community</th>
          <th scope="col">Place</th>
          {view.question.focus && (
            <th scope="col" class="num">
              Shared with {countryInText(edition.names.of("country", view.question.focus))}
            </th>
          )}
          {NODE_MEASURES.map((id) => (
            <th scope="col" class="num">
              <a
                href={`/indicators/${measureOf(view.question.of, id)}`}
                title={findIndicator(measureOf(view.question.of, id)).definition}
              >
                {HEADS[id]}
              </a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Member row={row} view={view} edition={edition} query={query} />
        ))}
      </tbody>
    </table>
  </Scroll>
);

const Member: FC<NetworkProps & {row: MemberRow}> = ({row, view, edition, query}) => (
  <tr>
    <th scope="row">
      {view.question.of === "organisation" ? (
        <a href={`/projects?organisation=${row.id}`}>{row.name}</a>
      ) : (
        <a href={networkHref(query, {country: row.id, community: ""})}>{row.name}</a>
      )}
      {row.country && <span class="row-note">{edition.names.of("country", row.country)}</span>}
    </th>
    <td data-label="Community">
      <CommunityMark label={row.community} />
    </td>
    <td data-label="Place">{row.isCore ? "core" : "periphery"}</td>
    {view.question.focus && (
      <td class="num" data-label="Shared">
        {row.id === view.question.focus ? "–" : <MaybeNum figure={row.shared} reason="none" />}
      </td>
    )}
    {row.figures.map((figure, at) => (
      <td class="num" data-label={HEADS[NODE_MEASURES[at] ?? "network-degree"]}>
        <Bounded figure={figure} />
      </td>
    ))}
  </tr>
);

const Bounded: FC<{figure: Figure | undefined}> = ({figure}) => (
  <>
    <MaybeNum figure={figure} />
    {figure?.interval && <span class="row-note">{formatInterval(figure)}</span>}
  </>
);
