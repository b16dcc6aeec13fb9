import {formatDate, type IsoDate} from "../../base/dates.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {Block, Report} from "../../report/block.ts";
import {words} from "../../report/block.ts";
import {openComposer, periodVariables} from "../../report/composer.ts";
import {FigureRegister} from "../../report/figure-register.ts";
import {numbered} from "../../report/numbering.ts";
import {outlineByName} from "../../report/outline.ts";
import {readPeriod} from "../../report/period.ts";
import {pinsOf} from "../report/pins.ts";
import {reportSources} from "../report/sources.ts";
import type {Edition} from "../site.ts";
import {cooperationBlocks, findingBlocks} from "./blocks/cooperation.ts";
import {eligibilityBlocks} from "./blocks/eligibility.ts";
import {evidenceBlocks} from "./blocks/evidence.ts";
import {linkBlocks} from "./blocks/links.ts";
import {reciprocityBlocks} from "./blocks/reciprocity.ts";
import type {DossierScope} from "./blocks/scope.ts";
import {sourceBlocks} from "./blocks/sources.ts";
import {statusBlocks} from "./blocks/status.ts";
import {valuesBlocks} from "./blocks/values.ts";

/** The years of the programme that a dossier is about; the data say how far they reach into it. */
const PERIOD = "2021-01..2027-12";

/** The dossier of a country as a briefing of a few pages, before it is written in any form. */
export async function composeBriefing(
  code: CountryCode,
  {edition, dataDir, on}: {edition: Edition; dataDir: string; on: IsoDate}
): Promise<Report> {
  const country = countryByCode(code);
  if (!country) throw new TypeError(`no country: ${code}`);
  const sources = reportSources(edition);
  const period = readPeriod(PERIOD);
  const composer = openComposer({
    file: outlineByName("country"),
    sources,
    register: new FigureRegister(sources),
    period,
    pins: pinsOf(edition),
    asOf: on,
    variables: {...periodVariables(period, sources.newestData), country: code},
    lastEdition: undefined
  });
  const scope: DossierScope = {country, on, edition, dataDir, composer};
  const body = await blocksOf(scope);
  const tables = composer.register.cited();
  return {
    title: `${country.name}: country dossier`,
    subtitle: "Briefing under the Global Approach to research and innovation",
    front: [
      [words("As of "), {kind: "date", text: formatDate(on), date: on}],
      [words("Evidence by criterion. It gives no score, and there is no official one.")],
      ...(country.note ? [[{kind: "name" as const, text: `* ${country.note}`, of: `country:${code}`}]] : [])
    ],
    blocks: withoutSectionNumbers(numbered([...body, ...sourceBlocks(scope, tables)])),
    tables,
    recurring: [],
    asOf: on,
    keywords: ["research and innovation", "international cooperation", country.name],
    opening: "brief"
  };
}

async function blocksOf(scope: DossierScope): Promise<Block[]> {
  return [
    ...(await findingBlocks(scope)),
    ...statusBlocks(scope),
    ...eligibilityBlocks(scope),
    ...(await cooperationBlocks(scope)),
    ...(await reciprocityBlocks(scope)),
    ...(await valuesBlocks(scope)),
    ...(await linkBlocks(scope)),
    ...(await evidenceBlocks(scope))
  ];
}

function withoutSectionNumbers(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => (block.kind === "heading" ? {...block, number: ""} : block));
}
