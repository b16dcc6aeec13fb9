import {formatDate} from "../../../base/dates.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import type {Fact} from "../../catalogue/facts.ts";
import {column, factTable} from "../../report/lists/spans.ts";
import {type GrantedFact, RECIPROCITY_DOMAINS, readReciprocity} from "../reciprocity.ts";
import {type DossierScope, note, said, section} from "./scope.ts";

/** What each side grants the other, with source and date. */
export function reciprocityBlocks({country, on}: DossierScope): Block[] {
  return [
    section("reciprocity", "Reciprocity and level playing field"),
    factTable(
      "reciprocity-register",
      "What each side grants the other",
      [column("Domain", 3), column("The EU grants", 7), column(`${country.name} grants`, 7)],
      readReciprocity(country.code, on).map(({domain, eu, partner}) => [
        [words(RECIPROCITY_DOMAINS[domain])],
        grants(eu, country.code),
        grants(partner, country.code)
      ])
    ),
    note(words("Not known is no finding that nothing is granted."))
  ];
}

/** Since when, from where, and how well it is known. */
function groundOf(fact: Fact | undefined): string[] {
  if (!fact) return [];
  const {from, asOf, confidence} = fact.statement;
  const day = from ?? asOf;
  return [
    ...(day === undefined ? [] : [`${from === undefined ? "as of" : "since"} ${formatDate(day)}`]),
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
