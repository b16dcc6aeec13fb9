import {groupBy} from "../../../base/collections.ts";
import {sayParty} from "../../../catalogue/values.ts";
import type {Statement} from "../../../domain/statement.ts";
import type {Block, Text} from "../../../report/block.ts";
import type {ListScope} from "../../../report/sources.ts";
import {factOf} from "../../catalogue/facts.ts";
import {blank, countrySpan, dated, relationsByName} from "./cooperation.ts";
import {column, factSpan, factTable, joinSpans} from "./spans.ts";

interface Related {
  readonly code: string;
  readonly statement: Statement;
}

/** Restrictions, co-funding and events stated of a country; grouped, the same of many countries is said once. */
export function relationBlocks(scope: ListScope): Block[] {
  const properties = (
    scope.only["properties"] ?? "restriction,co-funding,automatic-funding,line,event"
  ).split(",");
  const found = relationsByName().flatMap(({thing, code}): Related[] =>
    scope.country && code !== scope.country
      ? []
      : thing.statements
          .filter(
            ({property, from, asOf}) => properties.includes(property) && (from ?? asOf ?? "") <= scope.asOf
          )
          .map((statement) => ({code, statement}))
  );
  if (found.length === 0) return blank("The catalogue states nothing of this kind.");
  const title = scope.only["title"] ?? "What is stated of relations";
  return [scope.only["grouped"] ? groupedTable(scope.id, title, found) : tableOf(scope.id, title, found)];
}

function tableOf(id: string, title: string, found: readonly Related[]): Block {
  return factTable(
    id,
    title,
    [column("Country", 2), column("Statement", 7), column("Since or as of", 2)],
    found.map(({code, statement}) => [[countrySpan(code)], [factSpan(statement)], dayOf(statement)])
  );
}

/** The rarest first: what holds for one country alone says more than what holds for all. */
function groupedTable(id: string, title: string, found: readonly Related[]): Block {
  const groups = groupBy(found, ({statement}) => `${factOf(statement).text}\n${dayKey(statement)}`);
  const rows = [...groups.values()].sort(
    (a, b) => a.length - b.length || nameOf(a).localeCompare(nameOf(b), "en")
  );
  return factTable(
    id,
    title,
    [column("Statement", 4), column("Countries and territories", 7), column("Since or as of", 2)],
    rows.flatMap((related): (readonly Text[])[] => {
      const [first] = related;
      if (!first) return [];
      const parties = joinSpans(related.map(({code}) => countrySpan(code)));
      return [[[factSpan(first.statement)], parties, dayOf(first.statement)]];
    })
  );
}

function nameOf([first]: readonly Related[]): string {
  return sayParty(first?.code ?? "");
}

function dayKey({from, asOf}: Statement): string {
  return from ?? asOf ?? "";
}

function dayOf(statement: Statement): Text {
  return dated(dayKey(statement) || undefined);
}
