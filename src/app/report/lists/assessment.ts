import {requestFor} from "../../../domain/request.ts";
import {readScheme} from "../../../modulate/assessment/read-scheme.ts";
import {AGGREGATIONS, NORMALISATIONS, TREATMENTS} from "../../../modulate/assessment/scheme.ts";
import {computeFigures} from "../../../monitor/compute.ts";
import {type Block, type Span, type Text, words} from "../../../report/block.ts";
import type {ListScope} from "../../../report/sources.ts";
import type {Warehouse} from "../../../warehouse/open.ts";
import {NON_EU} from "../../ask.ts";
import type {AssessedCountry} from "../../assessment.ts";
import {assessHeld, sayInterval} from "../assess-held.ts";
import {blank, countrySpan} from "./cooperation.ts";
import {column, dateSpan, factTable} from "./spans.ts";

/** What the scheme of assessment weighs, and that it is nobody's but its author's. */
export function schemeBlocks(scope: ListScope): Block[] {
  const scheme = readScheme();
  const rule = (text: string): Span => ({kind: "rule", text, rule: `scheme:${scheme.id}`});
  return [
    {
      kind: "paragraph",
      tone: "plain",
      text: [
        words("The scheme of assessment is "),
        rule(`${scheme.title}, version ${scheme.version}`),
        words(" of "),
        dateSpan(scheme.dated),
        words(
          `, by ${scheme.author}. There is no official score: the Union has published neither indicators nor weights. Indicators are normalised by `
        ),
        rule(NORMALISATIONS[scheme.normalisation]),
        words(", joined by "),
        rule(
          `${AGGREGATIONS[scheme.aggregation.indicators]} within and ${AGGREGATIONS[scheme.aggregation.criteria]} between criteria`
        ),
        words("; a missing value is taken as "),
        rule(TREATMENTS[scheme.missing]),
        words(".")
      ]
    },
    {
      ...factTable(
        scope.id,
        "The scheme of assessment: criteria and indicators",
        [column("Criterion", 3), column("Indicator", 5), column("Weight within", 2), column("Licence", 4)],
        scheme.criteria.flatMap(({title, weight, indicators}) =>
          indicators.map((indicator): readonly Text[] => [
            [rule(`${title} (${weight})`)],
            [rule(indicator.title)],
            [rule(String(indicator.weight))],
            [rule(`${indicator.licence}${indicator.republish ? "" : "; not used here"}`)]
          ])
        )
      ),
      source: [
        words("Source: the scheme of assessment in the catalogue; the weight of a criterion in brackets.")
      ]
    }
  ];
}

const MOST = 30;

/** Profiles by criterion, in the order of names: a report ranks nobody. */
export async function assessmentBlocks(warehouse: Warehouse, scope: ListScope): Promise<readonly Block[]> {
  const assessment = await assessHeld(warehouse);
  if (!assessment)
    return blank(
      "No assessment by the scheme is given: the data this report was built from hold no values of its indicators."
    );
  const asked = await mostShared(warehouse, scope);
  const {scheme, countries, seed} = assessment;
  const shown = countries
    .filter(({code}) => asked.includes(code))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const [first] = shown;
  if (!first) return blank("No assessment by the scheme is given: no value of this country is held.");
  const span = (
    country: AssessedCountry,
    {id, score, missing}: AssessedCountry["criteria"][number]
  ): Text => [
    {
      kind: "count",
      text: sayInterval(score),
      address: `assessment?scheme=${scheme.id}&version=${scheme.version}&seed=${seed}&country=${country.code}&criterion=${id}`
    },
    ...(missing.length ? [words(" ?")] : [])
  ];
  return [
    {
      ...factTable(
        scope.id,
        "Profiles by the scheme of assessment",
        [column("Country", 3), ...first.criteria.map(({title}) => column(title, 3))],
        shown.map((country) => [
          [countrySpan(country.code)],
          ...country.criteria.map((criterion) => span(country, criterion))
        ])
      ),
      source: [
        words(
          "Scores are intervals over all choices the scheme leaves open; a question mark says that missing data widen one. This assessment is no official score; it stands beside the evidence and is given for the countries with most projects, in the order of their names."
        )
      ]
    },
    ...(assessment.sentences.length ? [noteOf(assessment.sentences)] : [])
  ];
}

function noteOf(sentences: readonly string[]): Block {
  return {
    kind: "paragraph",
    tone: "note",
    text: [
      {
        kind: "rule",
        text: sentences.join(" "),
        rule: "assessment"
      }
    ]
  };
}

/** The country asked for, or those with most projects in the period. */
async function mostShared(warehouse: Warehouse, {country, from, to}: ListScope): Promise<string[]> {
  if (country) return [country];
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const year = Array.from({length: last - first + 1}, (_, at) => String(first + at));
  const request = requestFor("projects", {filters: {year, group: [...NON_EU]}, by: ["country"]});
  const {figures} = await computeFigures(warehouse, request);
  return figures.slice(0, MOST).map(({dims}) => String(dims.country));
}
