import type {FC, PropsWithChildren} from "hono/jsx";
import {parseRequest} from "../../app/parse-request.ts";
import type {Edition} from "../../app/site.ts";
import {regions} from "../../catalogue/regions.ts";
import {THEMES} from "../../catalogue/themes.ts";
import {DIMENSIONS, type Dimension} from "../../domain/dimension.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import {GROUPS, STATUS_MODES} from "../../domain/group.ts";
import {SelectField} from "./fields.tsx";

/** The filters and modes an address carries, limited to those a page offers. */
export function modesOf(query: URLSearchParams, dimensions: readonly Dimension[]): Partial<FigureRequest> {
  const kept = [...dimensions, "status", "counting", "year-of"];
  const given: Record<string, string> = {};
  for (const [key, value] of query) {
    if (kept.includes(key) && value !== "")
      given[key] = given[key] === undefined ? value : `${given[key]},${value}`;
  }
  const {filters, status, counting, yearOf} = parseRequest("", given);
  return {filters, status, counting, yearOf};
}

/** The part of an address that carries filters and modes to another page. */
export function carried(query: URLSearchParams, leaveOut: readonly string[] = []): string {
  const kept = new URLSearchParams(
    [...query].filter(([key, value]) => value !== "" && !leaveOut.includes(key))
  );
  const text = kept.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

interface FiltersProps {
  readonly dimensions: readonly Dimension[];
  readonly query: URLSearchParams;
  readonly path: string;
  readonly edition: Edition;
  readonly hasStatus?: boolean;
  readonly hasCounting?: boolean;
  /** What is counted whole or fractionally. */
  readonly counted?: string;
  /** Codes offered in place of those of the projects held. */
  readonly choices?: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  /** Names of the fields a page adds as children, with what is said of each while it is in use. */
  readonly own?: Readonly<Record<string, (value: string) => string | undefined>>;
}

/** Filters in one bar, kept in the address, removable one by one; works without script. */
export const Filters: FC<PropsWithChildren<FiltersProps>> = ({
  dimensions,
  query,
  path,
  edition,
  hasStatus,
  hasCounting,
  counted = "projects",
  choices = {},
  own = {},
  children
}) => {
  const modes = [
    ...(hasStatus ? [{name: "status", title: "Country status", options: Object.entries(STATUS_MODES)}] : []),
    ...(hasCounting
      ? [
          {
            name: "counting",
            title: `Shared ${counted} count`,
            options: [
              ["whole", "whole"],
              ["fractional", "fractionally"]
            ]
          }
        ]
      : [])
  ];
  const isMode = (name: string) => modes.some((mode) => mode.name === name);
  const fields = [
    ...dimensions.map((dimension) => fieldOf(dimension, edition, choices[dimension])),
    ...modes
  ];
  const ownChips = Object.entries(own).map(([name, say]) => ({name, text: say(query.get(name) ?? "")}));
  const chips = [
    ...ownChips.flatMap(({name, text}) => (text ? [{name, of: "", text}] : [])),
    ...fields.flatMap(({name, title, options}) => {
      const value = query.get(name);
      return value ? [{name, of: title, text: options.find(([code]) => code === value)?.[1] ?? value}] : [];
    })
  ];
  const offered = new Set([...fields.map((field) => field.name), ...Object.keys(own)]);
  return (
    <form class="filters" method="get" action={path}>
      {[...query]
        .filter(([key, value]) => value !== "" && !offered.has(key))
        .map(([key, value]) => (
          <input type="hidden" name={key} value={value} />
        ))}
      <details>
        <summary>Filter</summary>
        <div class="fields">
          {children}
          {fields.map(({name, title, options}) => (
            <SelectField
              prefix="filter"
              name={name}
              label={title}
              value={query.get(name) ?? undefined}
              options={options}
              {...(isMode(name) ? {} : {blank: "All"})}
              sentAs={(code) => (isMode(name) && isDefault(code) ? "" : code)}
            />
          ))}
          <button class="button" type="submit">
            Apply
          </button>
        </div>
      </details>
      <Chips chips={chips} path={path} query={query} />
    </form>
  );
};

/** The first choice of a mode, which an address leaves out. */
function isDefault(code: string): boolean {
  return code === "was" || code === "whole";
}

interface ChipsProps {
  readonly chips: readonly {readonly name: string; readonly of: string; readonly text: string}[];
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The filters in use, each with a link that removes it. */
export const Chips: FC<ChipsProps> = ({chips, path, query}) =>
  chips.length === 0 ? null : (
    <ul class="chips" aria-label="Filters in use">
      {chips.map(({name, of, text}) => (
        <li>
          <a class="chip" href={`${path}${carried(query, [name])}`}>
            <span class="visually-hidden">Remove filter </span>
            <span>
              {of && <span class="of">{of}: </span>}
              {text}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );

interface Field {
  readonly name: string;
  readonly title: string;
  readonly options: readonly (readonly string[])[];
}

function fieldOf(dimension: Dimension, edition: Edition, choices: readonly string[] | undefined): Field {
  const options =
    choices?.map((code) => [code, nameOfChoice(dimension, code, edition)]) ?? optionsOf(dimension, edition);
  return {name: dimension, title: DIMENSIONS[dimension].title, options};
}

/** A stretch of years, such as 2019..2023, is written as one. */
function nameOfChoice(dimension: Dimension, code: string, {names}: Edition): string {
  return dimension === "year" ? code.replace("..", " to ") : names.of(dimension, code);
}

const INCOMES = ["low", "lower-middle", "upper-middle", "high", "unknown"] as const;

function optionsOf(dimension: Dimension, {names, choices}: Edition): [string, string][] {
  if (dimension === "theme") return THEMES.map((theme) => [theme.id, theme.title]);
  if (dimension === "group") return Object.entries(GROUPS).map(([id, group]) => [id, group.title]);
  if (dimension === "region") return regions().map((region) => [region.id, region.title]);
  if (dimension === "income") return INCOMES.map((code) => [code, names.of("income", code)]);
  return (choices[dimension] ?? []).map((code) => [code, names.of(dimension, code)]);
}
