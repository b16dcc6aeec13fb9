import {stated} from "../../../catalogue/register.ts";
import {commitments} from "../../../catalogue/registers/commitments.ts";
import {sayParty} from "../../../catalogue/values.ts";
import type {Thing} from "../../../domain/statement.ts";
import {COMMITMENT_STATES} from "../../../pool/commitment-state.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import {countryInText} from "../../country-in-text.ts";
import {readCooperationMap} from "../../national-mapping.ts";
import {column, dateSpan, factTable, nameSpan, thingSpan} from "../../report/lists/spans.ts";
import {concerning} from "../concerning.ts";
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
    return [
      blank(
        words(
          `The catalogue knows of no initiative shared with ${countryInText(country.name)}; those it follows name their members on their own pages.`
        )
      )
    ];
  return [
    plainParagraph(
      words("Initiatives shared: "),
      ...found.flatMap(({thing, facts}, at) => {
        const [fact] = facts;
        return [
          ...(at > 0 ? [words("; ")] : []),
          nameSpan(fullName(thing), `initiatives:${thing.id}`),
          ...(fact ? [words(", "), said(roleOf(fact.text, country.name), fact.statement.place)] : [])
        ];
      }),
      words(".")
    )
  ];
}

/** An initiative by name, with what it is called for short. */
function fullName({name, shortName}: Thing): string {
  return shortName && !name.includes(shortName) ? `${name} (${shortName})` : name;
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
      blank(
        words(
          "Member States' own agreements are not known: no return of the national mapping names any. Their ministries can say, and a return is read by the command aperture mapping import."
        )
      )
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
  const rows = concerning(country, on);
  if (rows.length === 0) {
    return [
      blank(
        words(
          `No open commitment of the strategy names ${countryInText(country.name)} or its region. Those that name no country hold for it too; the command aperture commitments lists them with their state.`
        )
      )
    ];
  }
  return [
    factTable(
      "open-commitments",
      "Open commitments that concern it",
      [column("Commitment", 6), column("State", 2), column("Last found", 7), column("Due", 2)],
      rows.map(({thing, turn, found}): readonly Text[] => {
        const [due] = stated(commitments, thing, "due");
        return [
          [thingSpan(thing)],
          [words(COMMITMENT_STATES[turn.state])],
          [said(found, `commitments/${thing.id}`)],
          [due ? dateSpan(due.value) : words("–")]
        ];
      })
    )
  ];
}
