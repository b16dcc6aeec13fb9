import type {FC} from "hono/jsx";
import {SelectField} from "./fields.tsx";
import {Chips} from "./filters.tsx";

/** One filter of a list of facts: its name in the address, its title, its values. */
export interface Choice {
  readonly name: string;
  readonly title: string;
  readonly options: readonly (readonly [string, string])[];
}

interface OwnFiltersProps {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly choices: readonly Choice[];
  /** What a search by words looks through; without it there is none. */
  readonly search?: string;
}

/** Filters of a list of facts, in the address, removable one by one; works without script. */
export const OwnFilters: FC<OwnFiltersProps> = ({path, query, choices, search}) => {
  const words = query.get("q") ?? "";
  const chips = [
    ...(words ? [{name: "q", of: "", text: `“${words}”`}] : []),
    ...choices.flatMap(({name, title, options}) => {
      const value = query.get(name);
      return value ? [{name, of: title, text: options.find(([id]) => id === value)?.[1] ?? value}] : [];
    })
  ];
  return (
    <form class="filters" method="get" action={path}>
      <details open={search !== undefined}>
        <summary>Filter</summary>
        <div class="fields">
          {search && (
            <div class="field">
              <label for="filter-q">{search}</label>
              <input id="filter-q" name="q" type="search" value={words} />
            </div>
          )}
          {choices.map(({name, title, options}) => (
            <SelectField
              prefix="filter"
              name={name}
              label={title}
              value={query.get(name) ?? undefined}
              options={options}
              blank="All"
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
