import {formatDate} from "../../../base/dates.ts";
import {type Block, type CitedTable, type Span, words} from "../../../report/block.ts";
import {type DossierScope, note, section} from "./scope.ts";

/** Vintages read, and the address of every number, in small print. */
export function sourceBlocks({edition}: DossierScope, tables: readonly CitedTable[]): Block[] {
  const {vintages} = edition.warehouse.manifest;
  return [
    section("sources", "Where the numbers come from"),
    note(
      words("Cooperation: "),
      {kind: "trace", text: vintages.map(({ref}) => `${ref.title}, ${formatDate(ref.dated)}`).join("; ")},
      words(
        ". Years are those in which projects start; only signed grants are in open data. The command aperture why, followed by an address, computes a number again and shows its query, files and caveats."
      )
    ),
    note(
      ...tables.flatMap(({number, address}, at): Span[] => [
        ...(at > 0 ? [words("  ")] : []),
        {kind: "place", text: `T${number}`, target: `trace-${number}`},
        words(" "),
        {kind: "trace", text: address}
      ])
    )
  ];
}
