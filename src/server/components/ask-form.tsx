import type {FC} from "hono/jsx";
import type {Edition} from "../../app/site.ts";
import {regions} from "../../catalogue/regions.ts";
import {THEMES} from "../../catalogue/themes.ts";
import {DIMENSIONS, type Dimension} from "../../domain/dimension.ts";
import {GROUPS, STATUS_MODES} from "../../domain/group.ts";
import {ACTIVITIES, ROLES} from "../../domain/programme.ts";
import type {Indicator} from "../../monitor/indicator.ts";

interface AskFormProps {
  readonly indicator: Indicator;
  readonly query: URLSearchParams;
  readonly path: string;
  readonly edition: Edition;
}

type Options = readonly (readonly [string, string])[];

const HELP: Readonly<Partial<Record<Dimension, string>>> = {
  country: "Name or code",
  partner: "Name or code",
  year: "2020, or 2010..2020",
  field: "Code, such as /23/47",
  organisation: "PIC, nine digits"
};

/** Filters, breakdown, status and counting of one indicator, as a form that needs no script. */
export const AskForm: FC<AskFormProps> = (props) => {
  const {indicator, query, path} = props;
  const breakdowns: Options = indicator.dimensions.map((dimension) => [
    dimension,
    DIMENSIONS[dimension].title
  ]);
  const by = query.getAll("by").flatMap((text) => text.split(","));
  return (
    <form class="filters" method="get" action={path}>
      <div class="fields">
        <Select name="by" title="Break down by" options={breakdowns} value={by[0] ?? ""} blank="Nothing" />
        <Select
          name="by"
          id="ask-by-2"
          title="And by"
          options={breakdowns}
          value={by[1] ?? ""}
          blank="Nothing"
        />
        {indicator.reads === "records" && (
          <Select
            name="status"
            title="Country status"
            options={Object.entries(STATUS_MODES)}
            value={query.get("status") ?? "was"}
          />
        )}
        {indicator.counting.length > 1 && (
          <Select
            name="counting"
            title={indicator.reads === "works" ? "Shared works count" : "Shared projects count"}
            options={[
              ["whole", "whole"],
              ["fractional", "fractionally"]
            ]}
            value={query.get("counting") ?? "whole"}
          />
        )}
        <button class="button" type="submit">
          Compute
        </button>
      </div>
      <details open={indicator.dimensions.some((dimension) => query.get(dimension)) ? true : undefined}>
        <summary>Only where</summary>
        <div class="fields">
          {indicator.dimensions.map((dimension) => (
            <Filter dimension={dimension} {...props} />
          ))}
          {indicator.reads === "records" && (
            <Select
              name="year-of"
              title="A project's year is"
              options={[
                ["start", "the year it starts"],
                ["signature", "the year it is signed"]
              ]}
              value={query.get("year-of") ?? "start"}
            />
          )}
          <button class="button secondary" type="submit">
            Compute
          </button>
        </div>
      </details>
    </form>
  );
};

const Filter: FC<AskFormProps & {dimension: Dimension}> = ({dimension, indicator, query, edition}) => {
  const value = query.get(dimension) ?? "";
  const {title} = DIMENSIONS[dimension];
  const known =
    indicator.reads === "records" || dimension === "group" ? optionsOf(dimension, edition) : undefined;
  const isOne = known?.some(([code]) => code === value) ?? false;
  if (known && (value === "" || isOne))
    return <Select name={dimension} title={title} options={known} value={value} blank="All" />;
  return (
    <div class="field">
      <label for={`ask-${dimension}`}>{title}</label>
      <input id={`ask-${dimension}`} name={dimension} value={value} placeholder={HELP[dimension] ?? ""} />
    </div>
  );
};

interface SelectProps {
  readonly name: string;
  readonly id?: string;
  readonly title: string;
  readonly options: Options;
  readonly value: string;
  readonly blank?: string;
}

const Select: FC<SelectProps> = ({name, id = `ask-${name}`, title, options, value, blank}) => (
  <div class="field">
    <label for={id}>{title}</label>
    <select id={id} name={name}>
      {blank !== undefined && <option value="">{blank}</option>}
      {options.map(([code, text]) => (
        <option value={blank === undefined && code === options[0]?.[0] ? "" : code} selected={code === value}>
          {text}
        </option>
      ))}
    </select>
  </div>
);

const FIXED: Readonly<Partial<Record<Dimension, () => Options>>> = {
  theme: () => THEMES.map((theme) => [theme.id, theme.title]),
  group: () => [
    ["non-eu", "All outside the EU"],
    ...Object.entries(GROUPS).map(([id, group]) => [id, group.title] as const)
  ],
  income: () =>
    ["low", "lower-middle", "upper-middle", "high"].map((id) => [id, `${id.replace("-", " ")} income`]),
  region: () => regions().map((region) => [region.id, region.title]),
  role: () => Object.entries(ROLES),
  activity: () => Object.entries(ACTIVITIES),
  sme: () => [
    ["yes", "SME"],
    ["no", "Not an SME"],
    ["unknown", "Not stated"]
  ]
};

function optionsOf(dimension: Dimension, edition: Edition): Options | undefined {
  const fixed = FIXED[dimension];
  if (fixed) return fixed();
  return edition.choices[dimension]?.map((code) => [code, edition.names.of(dimension, code)]);
}
