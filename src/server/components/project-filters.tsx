import type {FC} from "hono/jsx";
import type {Names} from "../../app/names.ts";
import {PROJECT_FILTERS, PROJECT_SORTS, PROJECT_STATES} from "../../app/projects.ts";
import type {Edition} from "../../app/site.ts";
import {THEMES} from "../../catalogue/themes.ts";
import {DIMENSIONS, type Dimension} from "../../domain/dimension.ts";
import {GROUPS} from "../../domain/group.ts";
import {ROLES} from "../../domain/programme.ts";
import {carried} from "./filters.tsx";

interface ProjectFiltersProps {
  readonly query: URLSearchParams;
  readonly path: string;
  readonly edition: Edition;
  readonly names: Names;
}

const SELECTS = ["theme", "part", "programme", "year", "scheme", "role", "group"] as const;
const HIDDEN = ["field", "organisation"] as const;

/** Words and filters of the list of projects, in the address; every one can be taken away by itself. */
export const ProjectFilters: FC<ProjectFiltersProps> = (props) => {
  const {query, path} = props;
  return (
    <form class="filters" method="get" action={path}>
      <div class="fields">
        <div class="field">
          <label for="project-q">Words, or a project number</label>
          <input id="project-q" type="search" name="q" value={query.get("q") ?? ""} />
        </div>
        <CountryField name="country" title="Country" query={query} />
        <CountryField name="partner" title="With a partner from" query={query} />
        <Select
          name="sort"
          title="Order"
          options={Object.entries(PROJECT_SORTS)}
          query={query}
          blank={false}
        />
        <button class="button" type="submit">
          Search
        </button>
      </div>
      <details open={SELECTS.some((name) => query.get(name)) || query.get("state") ? true : undefined}>
        <summary>More filters</summary>
        <div class="fields">
          {SELECTS.map((name) => (
            <Select
              name={name}
              title={DIMENSIONS[name].title}
              options={optionsOf(name, props)}
              query={query}
            />
          ))}
          <Select
            name="state"
            title="Project status"
            options={Object.entries(PROJECT_STATES)}
            query={query}
          />
          {HIDDEN.filter((name) => query.get(name)).map((name) => (
            <input type="hidden" name={name} value={query.get(name) ?? ""} />
          ))}
          <button class="button secondary" type="submit">
            Apply
          </button>
        </div>
      </details>
      <Chips {...props} />
    </form>
  );
};

const CountryField: FC<{name: string; title: string; query: URLSearchParams}> = ({name, title, query}) => (
  <div class="field">
    <label for={`project-${name}`}>{title}</label>
    <input id={`project-${name}`} name={name} value={query.get(name) ?? ""} placeholder="Name or code" />
  </div>
);

interface SelectProps {
  readonly name: string;
  readonly title: string;
  readonly options: readonly (readonly [string, string])[];
  readonly query: URLSearchParams;
  readonly blank?: boolean;
}

const Select: FC<SelectProps> = ({name, title, options, query, blank = true}) => (
  <div class="field">
    <label for={`project-${name}`}>{title}</label>
    <select id={`project-${name}`} name={name}>
      {blank && <option value="">All</option>}
      {options.map(([code, text]) => (
        <option value={code} selected={query.get(name) === code}>
          {text}
        </option>
      ))}
    </select>
  </div>
);

const Chips: FC<ProjectFiltersProps> = ({query, path, names}) => {
  const keys = ["q", ...PROJECT_FILTERS, "state"];
  const used = keys.filter((key) => query.get(key));
  if (used.length === 0) return null;
  return (
    <ul class="chips" aria-label="Filters in use">
      {used.map((key) => (
        <li>
          <a class="chip" href={path + carried(query, [key, "page"])}>
            <span class="visually-hidden">Remove filter:</span> <span class="of">{titleOf(key)}</span>{" "}
            {shownValue(key, query.get(key) ?? "", names)}
          </a>
        </li>
      ))}
      {used.length > 1 && (
        <li>
          <a class="chip-clear" href={path}>
            Remove all
          </a>
        </li>
      )}
    </ul>
  );
};

function titleOf(key: string): string {
  if (key === "q") return "Words";
  return key === "state" ? "Project status" : DIMENSIONS[key as Dimension].title;
}

function shownValue(key: string, value: string, names: Names): string {
  if (key === "q") return value;
  if (key === "state") return PROJECT_STATES[value.toUpperCase() as keyof typeof PROJECT_STATES] ?? value;
  return value
    .split(",")
    .map((code) => names.of(key as Dimension, code.length === 2 ? code.toUpperCase() : code))
    .join(", ");
}

function optionsOf(name: (typeof SELECTS)[number], {edition}: ProjectFiltersProps): [string, string][] {
  if (name === "theme") return THEMES.map((theme) => [theme.id, theme.title]);
  if (name === "group") return Object.entries(GROUPS).map(([id, group]) => [id, group.title]);
  if (name === "role") return Object.entries(ROLES);
  return (edition.choices[name] ?? []).map((code) => [code, edition.names.of(name, code)]);
}
