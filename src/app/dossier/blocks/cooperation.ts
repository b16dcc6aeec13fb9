import {formatDate} from "../../../base/dates.ts";
import type {Figure} from "../../../domain/figure.ts";
import {type Block, type Span, type Text, words} from "../../../report/block.ts";
import {composeShow} from "../../../report/compose-show.ts";
import {composeText} from "../../../report/compose-text.ts";
import {readLinks} from "../../../safeguard/organisations/links.ts";
import {askTable} from "../../ask.ts";
import {countryInText} from "../../country-in-text.ts";
import {LEAST_IN_SNAPSHOT, organisationTable} from "../../country-organisations.ts";
import {formatFigure} from "../../format-figure.ts";
import {column, columnEnd, factTable} from "../../report/lists/spans.ts";
import {blank, type DossierScope, section} from "./scope.ts";
import {standingSentence} from "./status.ts";
import {themeTable} from "./themes.ts";

const MOST_ORGANISATIONS = 8;

/** The first grants began in the course of 2021; a trend from that year would show a start as growth. */
const FIRST_WHOLE_YEAR = "2022";

/** First year of Horizon Europe. */
const FIRST_YEAR = "2021";

/** The finding that opens the dossier. */
export async function findingBlocks(scope: DossierScope): Promise<Block[]> {
  const {composer} = scope;
  const standing = standingSentence(scope);
  const figures = (id: string) => `${id}?programme=HORIZON&country=$country`;
  const finding = await composeText(
    {
      tone: "finding",
      text: `{country}: ${standing}. In the data of {data-day}: {projects} projects and {participations} participations, with a net EU contribution of {money}.`,
      figures: {
        projects: figures("projects"),
        participations: figures("participations"),
        money: figures("net-eu-contribution")
      },
      empty: `{country}: ${standing}. The data of {data-day} hold no participation in Horizon Europe.`
    },
    composer
  );
  return finding.tone === "blank" ? [finding] : [finding, await trend(scope)];
}

/** How participations moved from the first whole year of the programme to the last one held. */
async function trend({composer}: DossierScope): Promise<Block> {
  const inYear = (year: string) => `participations?programme=HORIZON&country=$country&year=${year}`;
  return composeText(
    {
      tone: "plain",
      text: "Participations in projects that start in {first-year}, the first whole year of the programme: {before}; in {last-year}, the last one: {after}. They {trend(before, after)}.",
      figures: {before: inYear("$first"), after: inYear("$last")}
    },
    composer.with({first: FIRST_WHOLE_YEAR})
  );
}

/** Cooperation by theme, year by year, and the organisations that take part most. */
export async function cooperationBlocks(scope: DossierScope): Promise<Block[]> {
  const years = await yearsWithProjects(scope);
  const none = blank(
    words(
      `The data hold no project with ${countryInText(scope.country.name)}. They hold signed grants up to their day; later ones appear on the Funding and Tenders Portal first.`
    )
  );
  return [
    section("cooperation", "Cooperation in Horizon Europe"),
    ...(years.length > 0 ? [...(await projectBlocks(scope, years)), ...(await organisations(scope))] : [none])
  ];
}

/** The course of the years as a picture, with the table of themes behind it. */
async function projectBlocks(scope: DossierScope, years: readonly string[]): Promise<Block[]> {
  const table = await themeTable(scope, "themes", years);
  const shown = await composeShow(
    {
      show: `projects?programme=HORIZON&country=$country&year=${years.join(",")}&by=year`,
      as: "columns",
      title: "Projects by year of start",
      empty: "",
      ...(table && {behind: table.id})
    },
    scope.composer,
    "years"
  );
  return [
    ...shown.map((block) => (block.kind === "picture" ? {...block, subtitle: PICTURE_SUBTITLE} : block)),
    table ?? blank(words("None of its projects belongs to a theme."))
  ];
}

const PICTURE_SUBTITLE: Text = [words("Number of projects. A hatched year is not complete in the data.")];

/** Every year from the first with a project of the country to the last. */
async function yearsWithProjects({edition, country}: DossierScope): Promise<string[]> {
  const all = (edition.choices.year ?? []).filter((year) => year >= FIRST_YEAR);
  const filters = {programme: ["HORIZON"], country: [country.code], year: all};
  const table = await askTable(edition, "projects", {filters, by: ["year"]});
  const found = (table?.figures ?? []).filter(({value}) => value).map(({dims}) => String(dims.year));
  const [first, last] = [found.at(0) ?? "", found.at(-1) ?? ""];
  return all.filter((year) => year >= first && year <= last);
}

async function organisations({edition, country, dataDir}: DossierScope): Promise<Block[]> {
  const {rows, trace, isRecomputable} = await organisationTable(edition, country.code, {
    programme: ["HORIZON"],
    limit: MOST_ORGANISATIONS,
    links: await readLinks(dataDir)
  });
  const named = rows.filter(({isPerson}) => !isPerson);
  if (named.length === 0)
    return [blank(words("No organisation takes part often enough to be named in the data held."))];
  const table = factTable(
    "organisations",
    "Organisations that take part most",
    [
      column("Organisation", 9),
      column("Place", 4),
      columnEnd("Participations", 3),
      columnEnd("Coordinated", 3)
    ],
    named.map((row): readonly Text[] => [
      [
        {kind: "name", text: row.name, of: "organisation"},
        ...(row.codes.length > 1 ? [words(" (several participant codes)")] : [])
      ],
      [row.city ? {kind: "name", text: row.city, of: "city"} : words("not stated")],
      countOf(row.participations),
      countOf(row.coordinated)
    ])
  );
  return [
    {
      ...table,
      source: [
        words("Source: "),
        {
          kind: "trace",
          text: trace.vintages.map(({title, dated}) => `${title}, ${formatDate(dated)}`).join("; ")
        },
        ...(isRecomputable ? [] : [LEFT_OUT])
      ]
    }
  ];
}

const LEFT_OUT: Span = {
  kind: "rule",
  text: `. Those with fewer than ${LEAST_IN_SNAPSHOT} participations are not in the data shipped with the program.`,
  rule: "organisations of a snapshot"
};

/** Counts of single organisations are recomputed from records, which a snapshot does not hold. */
function countOf(figure: Figure): Text {
  return [{kind: "count", text: formatFigure(figure), address: figure.address}];
}
