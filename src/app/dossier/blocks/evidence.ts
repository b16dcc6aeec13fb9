import {formatDate} from "../../../base/dates.ts";
import {
  CRITERIA,
  disagreements,
  type Finding,
  isCurrent,
  LEANINGS
} from "../../../modulate/evidence/finding.ts";
import {readLedger} from "../../../modulate/evidence/ledger.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import {column, factTable} from "../../report/lists/spans.ts";
import {blank, type DossierScope, plainParagraph, said, section} from "./scope.ts";

/** What named experts found, disagreement kept, and what the catalogue does not know. */
export async function evidenceBlocks({country, on, dataDir}: DossierScope): Promise<Block[]> {
  const findings = await readLedger(dataDir, country.code);
  const apart = disagreements(findings, on);
  const {open} = readCountryFacts(country.code, on);
  return [
    section("evidence", "Evidence of experts, and what is not known"),
    ...(findings.length === 0
      ? [
          blank(
            words(
              "No finding of an expert is entered. The command aperture evidence add enters one, with its source and the day it expires."
            )
          )
        ]
      : []),
    ...(apart.length > 0
      ? [
          plainParagraph(
            words(
              `Experts disagree on ${apart.map((one) => CRITERIA[one].toLowerCase()).join(", ")}; every finding is kept.`
            )
          )
        ]
      : []),
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
  return factTable(
    "findings",
    "Findings by criterion",
    [column("Criterion", 3), column("Finding", 8), column("By, from, until", 5)],
    findings.map((finding) => [
      [words(`${CRITERIA[finding.criterion]}: ${LEANINGS[finding.leaning].toLowerCase()}`)],
      [said(finding.text, `evidence/${finding.id}`)],
      [
        said(
          `${finding.author}, ${formatDate(finding.entered)}; ${finding.source}; ${validity(finding, on)}`,
          `evidence/${finding.id}`
        )
      ]
    ])
  );
}

function validity(finding: Finding, on: string): string {
  if (finding.withdrawnFor) return "withdrawn";
  return `${isCurrent(finding, on) ? "until" : "expired"} ${formatDate(finding.expires)}`;
}
