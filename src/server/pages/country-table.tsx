import type {FC} from "hono/jsx";
import {
  type CountryList,
  type CountryRow,
  LEAST_FOR_CHANGE,
  type ListQuestion,
  type Sort
} from "../../app/country-list.ts";
import type {Names} from "../../app/names.ts";
import type {Figure} from "../../domain/figure.ts";
import {isGroup} from "../../domain/group.ts";
import {Num, SourceLine, TableFrame} from "../components/figure.tsx";
import {carried} from "../components/filters.tsx";

export const SORT_TITLES: Readonly<Record<Sort, string>> = {
  name: "Country",
  projects: "Projects",
  participations: "Participations",
  money: "Net EU contribution",
  coordinators: "Coordinators",
  change: "Change"
};

const NUMBERS = ["projects", "participations", "money", "coordinators", "change"] as const;

interface Props {
  readonly list: CountryList;
  readonly question: ListQuestion;
  readonly query: URLSearchParams;
  readonly path: string;
  readonly names: Names;
}

/** The countries that take part, sorted by the address. */
export const CountryTable: FC<Props> = ({list, question, query, path, names}) => {
  const [before, after] = list.years;
  const titles = {...SORT_TITLES, change: `Change ${before} to ${after}`};
  const caption = "Countries that take part";
  return (
    <section id="table">
      <h2>{caption}</h2>
      <p class="quiet">
        Change: participations in projects that start in {after}, against {before}; shown from{" "}
        {LEAST_FOR_CHANGE} participations in both years together.
      </p>
      <TableFrame label={caption} form="whole country-table">
        <table>
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <SortHead sort="name" title={titles.name} {...{question, query, path}} />
              {NUMBERS.map((sort) => (
                <SortHead sort={sort} title={titles[sort]} isNumber {...{question, query, path}} />
              ))}
              <th scope="col">Status as was, and now</th>
              <th scope="col">Region and income</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <Row row={row} names={names} titles={titles} rest={carried(query, OWN_KEYS)} />
            ))}
          </tbody>
        </table>
      </TableFrame>
      <SourceLine trace={list.participations.trace} />
    </section>
  );
};

/** What stays with the list when a reader goes on to one country. */
const OWN_KEYS = ["scope", "sort", "order", "q", "region", "income", "group"];

interface HeadProps {
  readonly sort: Sort;
  readonly title: string;
  readonly isNumber?: boolean;
  readonly question: ListQuestion;
  readonly query: URLSearchParams;
  readonly path: string;
}

const SortHead: FC<HeadProps> = ({sort, title, isNumber, question, query, path}) => {
  const isCurrent = question.sort === sort;
  const next = new URLSearchParams(query);
  next.set("sort", sort);
  next.set("order", nextOrder(sort, isCurrent && !question.ascending, isCurrent && question.ascending));
  return (
    <th
      scope="col"
      class={isNumber ? "num" : undefined}
      aria-sort={isCurrent ? (question.ascending ? "ascending" : "descending") : undefined}
    >
      <a href={`${path}${carried(next)}#table`}>{title}</a>
    </th>
  );
};

/** A second click turns the order round; the first of a column is its natural one, left out of the address. */
function nextOrder(sort: Sort, isDown: boolean, isUp: boolean): string {
  if (sort === "name") return isUp ? "desc" : "";
  return isDown ? "asc" : "";
}

const Row: FC<{row: CountryRow; names: Names; titles: Readonly<Record<Sort, string>>; rest: string}> = ({
  row,
  names,
  titles,
  rest
}) => (
  <tr>
    <th scope="row">
      <a href={`/countries/${row.country.code}${rest}`}>{row.country.name}</a>
    </th>
    {NUMBERS.map((key) => (
      <td class="num" data-label={titles[key]}>
        <Cell figure={row[key]} />
      </td>
    ))}
    <td data-label="Status">
      <Status was={row.was} now={row.now} />
    </td>
    <td data-label="Region">
      {names.of("region", row.country.region)}
      <span class="row-note">{names.of("income", row.country.income)}</span>
    </td>
  </tr>
);

const Cell: FC<{figure: Figure | undefined}> = ({figure}) =>
  figure ? (
    <Num figure={figure} />
  ) : (
    <span class="blank">
      – <span class="reason">too few</span>
    </span>
  );

const SHORT: Readonly<Record<string, string>> = {
  eu: "EU",
  associated: "Associated",
  transitional: "Transitional",
  "non-associated": "Non-associated",
  unknown: "Not stated"
};

const Status: FC<{was: readonly string[]; now: readonly string[]}> = ({was, now}) => {
  const [before, after] = [wordsOf(was), wordsOf(now)];
  if (before === after) return <>{before}</>;
  return (
    <span>
      {before}
      <span class="row-note">now {after.toLowerCase()}</span>
    </span>
  );
};

/** Groups in words, the one with most participations first. */
function wordsOf(groups: readonly string[]): string {
  const words = groups.filter(isGroup).map((group) => SHORT[group] ?? group);
  return words.map((word, i) => (i === 0 ? word : word.toLowerCase())).join(", ") || "–";
}
