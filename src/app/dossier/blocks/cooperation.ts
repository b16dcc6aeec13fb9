import {formatDate} from "../../../base/dates.ts";
import type {Figure} from "../../../domain/figure.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import {composeMatrix} from "../../../report/compose-matrix.ts";
import {composeShow} from "../../../report/compose-show.ts";
import {composeText} from "../../../report/compose-text.ts";
import {organisationTable} from "../../country-organisations.ts";
import {formatFigure} from "../../format-figure.ts";
import {column, factTable} from "../../report/lists/spans.ts";
import {blank, type DossierScope, section} from "./scope.ts";
import {standingSentence} from "./status.ts";

const MOST_ORGANISATIONS = 8;

/** The first grants began in the course of 2021; a trend from that year would show a start as growth. */
const FIRST_WHOLE_YEAR = "2022";

/** The finding that opens the dossier. */
export async function findingBlocks(scope: DossierScope): Promise<Block[]> {
  const {composer} = scope;
  const figures = (id: string) => `${id}?country=$country&year=$years`;
  const finding = await composeText(
    {
      tone: "finding",
      text: `{country}: ${standingSentence(scope)}. {period}: {projects} projects and {participations} participations, with a net EU contribution of {money}.`,
      figures: {
        projects: figures("projects"),
        participations: figures("participations"),
        money: figures("net-eu-contribution")
      },
      empty: `{country}: ${standingSentence(scope)}. The data hold no participation in the period ({reason}).`
    },
    composer
  );
  const trend = await composeText(
    {
      tone: "plain",
      text: "From {first-year}, the first whole year of the programme, to {last-year} participations {trend(before, after)}.",
      figures: {
        before: "participations?country=$country&year=$first",
        after: "participations?country=$country&year=$last"
      },
      empty: "Participations that began from {first-year} to {last-year}: a trend {trend(before, after)}."
    },
    composer.with({first: FIRST_WHOLE_YEAR})
  );
  return [finding, trend];
}

/** Cooperation by theme, year by year, and the organisations that take part most. */
export async function cooperationBlocks(scope: DossierScope): Promise<Block[]> {
  const {composer} = scope;
  const years = (composer.variables["years"] ?? "").split(",").filter(Boolean);
  const themes = await composeMatrix(
    {
      matrix: "theme",
      title: "Projects by theme and year of start",
      columns: [
        {title: "All years", figures: "projects?country=$country&year=$years&by=theme"},
        ...years.map((_, at) => ({
          title: yearHole(at),
          figures: `projects?country=$country&year=$year-${LETTERS[at]}&by=theme`
        })),
        {title: "Net EU contribution", figures: "net-eu-contribution?country=$country&year=$years&by=theme"}
      ],
      empty: "No project with this country belongs to a theme."
    },
    composer.with(yearVariables(years)),
    "themes"
  );
  const named = themes.map((block) => (block.kind === "table" ? withYears(block, years) : block));
  return [
    section("cooperation", "Cooperation in Horizon Europe"),
    ...(await picture(scope)),
    ...named,
    ...(await organisations(scope))
  ];
}

/** The course of the years as a picture, with the table behind it. */
async function picture({composer}: DossierScope): Promise<Block[]> {
  const shown = await composeShow(
    {
      show: "projects?country=$country&year=$years&by=year",
      as: "columns",
      title: "Projects by year of start",
      empty: ""
    },
    composer,
    "years"
  );
  return shown.some(({kind}) => kind === "picture") ? shown : [];
}

const LETTERS = "abcdefghij";

function yearHole(at: number): string {
  return `Year ${LETTERS[at]}`;
}

function yearVariables(years: readonly string[]): Record<string, string> {
  return Object.fromEntries(years.map((year, at) => [`year-${LETTERS[at]}`, year]));
}

/** A year in a title is a date, not a number. */
function withYears<T extends Extract<Block, {kind: "table"}>>(table: T, years: readonly string[]): T {
  const columns = table.columns.map((one, at): typeof one => {
    const year = years[at - 2];
    return year === undefined ? one : {...one, width: 1, title: [{kind: "date", text: year, date: year}]};
  });
  return {...table, columns};
}

async function organisations({edition, country}: DossierScope): Promise<Block[]> {
  const {rows, trace} = await organisationTable(edition, country.code, {limit: MOST_ORGANISATIONS});
  const named = rows.filter(({isPerson}) => !isPerson);
  if (named.length === 0)
    return [blank(words("No organisation takes part often enough to be named in the data held."))];
  const table = factTable(
    "organisations",
    "Organisations that take part most, all years",
    [column("Organisation", 9), column("Place", 4), column("Participations", 3), column("Coordinated", 3)],
    named.map((row): readonly Text[] => [
      [{kind: "name", text: row.name, of: "organisation"}],
      [row.city ? {kind: "name", text: row.city, of: "city"} : words("not stated")],
      countOf(row.participations),
      countOf(row.coordinated)
    ])
  );
  return [
    {
      ...table,
      source: [
        {
          kind: "trace",
          text: trace.vintages.map(({title, dated}) => `${title}, ${formatDate(dated)}`).join("; ")
        }
      ]
    }
  ];
}

/** Counts of single organisations are recomputed from records, which a snapshot does not hold. */
function countOf(figure: Figure): Text {
  return [{kind: "count", text: formatFigure(figure), address: figure.address}];
}
