import {stated} from "../../../catalogue/register.ts";
import {roadmaps} from "../../../catalogue/registers/roadmaps.ts";
import {isCurrent} from "../../../modulate/evidence/finding.ts";
import {readLedger} from "../../../modulate/evidence/ledger.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import {type Fact, validity} from "../../catalogue/facts.ts";
import {countryInText} from "../../country-in-text.ts";
import {column, factTable, joinSpans, thingSpan} from "../../report/lists/spans.ts";
import {type GrantedFact, RECIPROCITY_DOMAINS, readReciprocity} from "../reciprocity.ts";
import {blank, type DossierScope, note, plainParagraph, said, section} from "./scope.ts";

/** What each side grants the other, with source and date, and where the level playing field is spoken of. */
export async function reciprocityBlocks(scope: DossierScope): Promise<Block[]> {
  const {country, on} = scope;
  return [
    section("reciprocity", "Reciprocity and level playing field"),
    factTable(
      "reciprocity-register",
      "What each side grants the other",
      [
        column("Domain", 3),
        column("Granted by the EU", 7),
        column(`Granted by ${countryInText(country.name)}`, 7)
      ],
      readReciprocity(country.code, on).map(({domain, eu, partner}) => [
        [words(RECIPROCITY_DOMAINS[domain])],
        grants(eu, country.code),
        eu.length > 0 && eu === partner ? BOTH : grants(partner, country.code)
      ])
    ),
    note(
      words(
        "Not known is no finding that nothing is granted: the delegation of the Union and the funders of the partner can say what is open."
      )
    ),
    ...(await levelPlayingField(scope))
  ];
}

const BOTH: Text = [words("the same, on both sides")];

/** Where conditions or findings on the level playing field stand; the reader is told where there are none. */
async function levelPlayingField({country, on, dataDir}: DossierScope): Promise<Block[]> {
  const conditioned = readCountryFacts(country.code, on).roadmaps.filter(
    (thing) => stated(roadmaps, thing, "condition").length > 0
  );
  const findings = (await readLedger(dataDir, country.code)).filter(
    (finding) => finding.criterion === "level-playing-field" && isCurrent(finding, on)
  );
  if (conditioned.length + findings.length === 0) {
    return [
      blank(
        words(
          "Level playing field: no roadmap with conditions is known, and no finding of an expert is entered. The portal "
        ),
        {kind: "name", text: "Access2Markets", of: "portal"},
        words(
          " of the Commission lists barriers to trade by country, and its reports on intellectual property in third countries name some of them; the command aperture evidence add enters what is found."
        )
      )
    ];
  }
  return [
    plainParagraph(
      words("Level playing field: "),
      ...joinSpans(conditioned.map(thingSpan)),
      ...(conditioned.length > 0 ? [words(" has conditions on both sides, given above")] : []),
      ...(conditioned.length > 0 && findings.length > 0 ? [words("; ")] : []),
      ...(findings.length > 0 ? [words("findings of experts stand below")] : []),
      words(".")
    )
  ];
}

/** When it holds, from where, and how well it is known. */
function groundOf(fact: Fact | undefined): string[] {
  if (!fact) return [];
  const {confidence} = fact.statement;
  return [
    ...[validity(fact.statement)].filter(Boolean),
    ...fact.sources.slice(0, 1).map(({source}) => `source: ${source.title}`),
    ...(confidence === "unverified" ? ["unverified"] : [])
  ];
}

function grants(list: readonly GrantedFact[], code: string): Text {
  if (list.length === 0) return [words("– not known")];
  return list.flatMap(({text, fact}, at) => [
    ...(at > 0 ? [words(" · ")] : []),
    said([text, ...groundOf(fact)].join(", "), fact?.statement.place ?? `association/${code}`)
  ]);
}
