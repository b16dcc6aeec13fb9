import {thingsOf} from "../../../catalogue/catalogue.ts";
import {stated} from "../../../catalogue/register.ts";
import {commitments} from "../../../catalogue/registers/commitments.ts";
import {sayParty} from "../../../catalogue/values.ts";
import {COMMITMENT_STATES} from "../../../pool/commitment-state.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import {type CommitmentRow, listCommitments} from "../../catalogue/commitments.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import {factOf} from "../../catalogue/facts.ts";
import {readCooperationMap} from "../../national-mapping.ts";
import {column, dateSpan, factTable, thingSpan} from "../../report/lists/spans.ts";
import {blank, type DossierScope, plainParagraph, said, section} from "./scope.ts";

/** Initiatives shared, Member States' own agreements, and commitments still open. */
export async function linkBlocks(scope: DossierScope): Promise<Block[]> {
  return [
    section("links", "Initiatives, Member States and open commitments"),
    ...initiatives(scope),
    ...(await memberStates(scope)),
    ...openCommitments(scope)
  ];
}

function initiatives({country, on}: DossierScope): Block[] {
  const found = readCountryFacts(country.code, on).initiatives.filter(({isCurrent}) => isCurrent);
  if (found.length === 0)
    return [blank(words("The catalogue knows of no initiative shared with the country."))];
  return [
    plainParagraph(
      words("Initiatives shared: "),
      ...found.flatMap(({thing, facts}, at) => {
        const [fact] = facts;
        return [
          ...(at > 0 ? [words("; ")] : []),
          thingSpan(thing),
          ...(fact
            ? [words(" ("), said(roleOf(fact.text, country.name), fact.statement.place), words(")")]
            : [])
        ];
      }),
      words(".")
    )
  ];
}

/** The role alone: the country is known from the title. */
function roleOf(text: string, name: string): string {
  return (
    text
      .replace(name, "")
      .replace(/^\s*\(|\)\s*$/g, "")
      .trim() || "member"
  );
}

async function memberStates({country, on, dataDir}: DossierScope): Promise<Block[]> {
  const map = await readCooperationMap(dataDir, on);
  const cells = map.cells.filter(({partner}) => partner === country.code);
  if (cells.length === 0) {
    return [
      blank(words("No agreement of a Member State is reported; returns of the national mapping are missing."))
    ];
  }
  return [
    {
      kind: "list",
      items: cells.map(({country: code, cooperations}) => [
        {kind: "name", text: sayParty(code), of: `country:${code}`},
        words(": "),
        said(cooperations.map(({title}) => title).join("; "), `mapping/${code}`)
      ])
    }
  ];
}

function openCommitments({country, on}: DossierScope): Block[] {
  const rows = concerning(country.name, on);
  if (rows.length === 0) return [blank(words("No open commitment of the strategy names the country."))];
  return [
    factTable(
      "open-commitments",
      "Open commitments that concern it",
      [column("Commitment", 6), column("State", 2), column("Why", 6), column("Due", 2)],
      rows.map(({thing, turn}): readonly Text[] => {
        const [due] = stated(commitments, thing, "due");
        return [
          [thingSpan(thing)],
          [words(COMMITMENT_STATES[turn.state])],
          [said(turn.because, `commitments/${thing.id}`)],
          [due ? dateSpan(due.value) : words("–")]
        ];
      })
    )
  ];
}

/** Commitments whose text or evidence speaks of a country and that are not yet evidenced. */
export function concerning(name: string, on: string): CommitmentRow[] {
  const bare = name.replace(/\*$/, "");
  const speaks = new Set(
    thingsOf(commitments)
      .filter((thing) => thing.statements.some((statement) => factOf(statement).text.includes(bare)))
      .map(({id}) => id)
  );
  return listCommitments(on).filter(({thing, turn}) => speaks.has(thing.id) && turn.state !== "evidenced");
}
