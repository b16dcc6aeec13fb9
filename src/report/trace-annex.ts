import {groupBy} from "../base/collections.ts";
import {type Block, type CitedTable, type Text, words} from "./block.ts";

/** The last annex: for each indicator what it counts, and the address of each table that was computed. */
export function traceBlocks(tables: readonly CitedTable[]): Block[] {
  const groups = groupBy(tables, ({table}) => table.trace.indicator.id);
  return [
    {kind: "heading", level: 1, id: "traces", number: "annex", text: [words("Where each number comes from")]},
    {
      kind: "paragraph",
      tone: "plain",
      text: [
        words(
          "Every number of this report leads to one of these addresses. The command aperture why, followed by an address, computes it again and shows the query, the files read with their hashes, the coverage and the caveats."
        )
      ]
    },
    ...[...groups.values()].flatMap(indicatorBlocks)
  ];
}

function indicatorBlocks(group: readonly CitedTable[]): Block[] {
  const [first] = group;
  if (!first) return [];
  const {indicator} = first.table.trace;
  const caveats = [...new Set(group.flatMap(({table}) => table.trace.caveats))];
  return [
    {kind: "heading", level: 2, id: `indicator-${indicator.id}`, number: "", text: [words(indicator.title)]},
    {kind: "paragraph", tone: "plain", text: [{kind: "trace", text: indicator.definition}]},
    ...(caveats.length
      ? [{kind: "list" as const, items: caveats.map((caveat): Text => [{kind: "trace", text: caveat}])}]
      : []),
    {
      kind: "table",
      id: `addresses-${indicator.id}`,
      number: "",
      caption: [words(`Addresses: ${indicator.title}`)],
      columns: [
        {title: [words("Trace")], align: "start", width: 1},
        {title: [words("Address")], align: "start", width: 9}
      ],
      rows: group.map(({number, address}) => [
        [{kind: "place", text: `T${number}`, target: `trace-${number}`}],
        [{kind: "trace", text: address}]
      ]),
      source: []
    }
  ];
}
