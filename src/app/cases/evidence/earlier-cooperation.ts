import {addressOf, requestFor} from "../../../domain/request.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import {BY_LAST_YEAR} from "../../../warehouse/relations.ts";
import {formatFigure} from "../../format-figure.ts";
import type {Edition} from "../../site.ts";
import type {Gathering} from "./gathering.ts";
import {vintagesOf} from "./vintages.ts";

/** What the framework programmes hold of each partner: looked up by its name within its country. */
export async function earlierCooperation({plan, site, today}: Gathering): Promise<CaseEvidence[]> {
  const edition = await site.edition();
  return Promise.all(plan.partners.map(async ({name, country}) => evidenceOf(edition, name, country, today)));
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly programmes: string;
  readonly participations: number;
  readonly projects: number;
  readonly coordinated: number;
  readonly last_year: number;
}

async function evidenceOf(
  edition: Edition,
  name: string,
  country: string,
  on: string
): Promise<CaseEvidence> {
  const found = await organisationsNamed(edition, name, country);
  const whole = await edition.figures(requestFor("participations", {filters: {country: [country]}}));
  const [figure] = whole.figures;
  const {hasRecords} = edition.warehouse.holdings;
  const limit = hasRecords ? "" : " Only organisations with five participations or more are held here.";
  const total = found.reduce((sum, {participations}) => sum + participations, 0);
  return {
    kind: "earlier-cooperation",
    about: name,
    says: found.length
      ? `${name} stands in the data of the framework programmes, last in ${Math.max(...found.map((one) => one.last_year))}.`
      : `${name} was not found in the data of the framework programmes under this name.${limit}`,
    signal: "none",
    quoted: [
      ...found.map((one) => ({
        label: `${one.name} (PIC ${one.id}, ${one.programmes})`,
        value: `${one.projects} projects, ${one.participations} participations, ${one.coordinated} coordinated`,
        figure: `participations?country=${country}&organisation=${one.id}`
      })),
      ...(figure
        ? [
            {
              label: "All participations of the country",
              value: formatFigure(figure),
              figure: addressOf(figure.trace.request)
            }
          ]
        : [])
    ],
    facts: {participations: String(total)},
    sources: figure ? vintagesOf(figure) : [],
    on
  };
}

function organisationsNamed({warehouse}: Edition, name: string, country: string): Promise<readonly Found[]> {
  const {dialect} = warehouse.db;
  return warehouse.db.rows<Found>(
    `SELECT organisation_id AS id, ${dialect.valueAtLast("o.name", BY_LAST_YEAR)} AS name, ${dialect.listed("o.programme")} AS programmes,
       sum(o.participations)::INTEGER AS participations, sum(o.projects)::INTEGER AS projects,
       sum(o.coordinated)::INTEGER AS coordinated, max(o.last_year)::INTEGER AS last_year
     FROM mart.organisation AS o
     WHERE country = $1 AND NOT is_person AND ${dialect.contains("search", dialect.folded("$2"))}
     GROUP BY organisation_id ORDER BY participations DESC, id LIMIT 5`,
    [country, name]
  );
}
