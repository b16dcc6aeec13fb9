import {
  CRITERIA,
  type Finding,
  LEANINGS,
  sayDisagreement,
  sayOrigin,
  sayValidity
} from "../../../modulate/evidence/finding.ts";
import {readLedger} from "../../../modulate/evidence/ledger.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import {column, factTable} from "../../report/lists/spans.ts";
import {blank, type DossierScope, plainParagraph, said, section} from "./scope.ts";

/** What named experts found, disagreement kept, and what the catalogue does not know. */
export async function evidenceBlocks({country, on, dataDir}: DossierScope): Promise<Block[]> {
  const findings = await readLedger(dataDir, country.code);
  const apart = sayDisagreement(findings, on);
  const {open} = readCountryFacts(country.code, on);
  return [
    section("evidence", "Evidence of experts, and what is not known"),
    ...(findings.length === 0
      ? [
          blank(
            words(
              "No finding of an expert is entered. An adviser enters one on the page Findings, or by the command aperture evidence add, with its source and the day it expires."
            )
          )
        ]
      : []),
    ...(apart === undefined ? [] : [plainParagraph(words(apart))]),
    ...(findings.length > 0 ? [findingTable(findings, on)] : []),
    ...(open.length > 0
      ? [
          {
            kind: "list" as const,
            items: open.map((text): Text => [words("Not known: "), said(text, "relations")])
          }
        ]
      : [])
  ];
}

function findingTable(findings: readonly Finding[], on: string): Block {
  const table = factTable(
    "findings",
    "Findings by criterion",
    [column("Criterion", 3), column("Finding", 8), column("By, from, until", 5)],
    findings.map((finding) => [
      [words(`${CRITERIA[finding.criterion]}: ${LEANINGS[finding.leaning].toLowerCase()}`)],
      [said(finding.text, `evidence/${finding.id}`)],
      [
        said(
          `${sayOrigin(finding)}; ${finding.source}; ${sayValidity(finding, on)}`,
          `evidence/${finding.id}`
        )
      ]
    ])
  );
  return {...table, source: [words("Source: findings entered here, each under the name of its expert.")]};
}
