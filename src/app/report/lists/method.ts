import {formatNumber} from "../../../base/numbers.ts";
import {allStatements} from "../../../catalogue/catalogue.ts";
import {countries} from "../../../catalogue/countries.ts";
import {THEMES} from "../../../catalogue/themes.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import type {ListScope} from "../../../report/sources.ts";
import type {Warehouse} from "../../../warehouse/open.ts";
import {programmeTitle} from "./cooperation.ts";
import {column, countSpan, dateSpan, factTable} from "./spans.ts";

/** The files the figures were computed from, with their hashes. */
export function vintageBlocks({manifest}: Warehouse, scope: ListScope): Block[] {
  return [
    {
      kind: "paragraph",
      tone: "plain",
      text: [
        words("Figures come from the warehouse "),
        {kind: "trace", text: manifest.id},
        words(", method "),
        {kind: "trace", text: String(manifest.method)},
        words(
          manifest.kind === "snapshot"
            ? ", a snapshot of aggregates without single records."
            : ", with single records."
        )
      ]
    },
    {
      ...factTable(
        scope.id,
        "Files read",
        [column("File", 4), column("Dated", 2), column("Records", 3), column("Hash", 6)],
        manifest.vintages.map(({ref}) => [
          [{kind: "name", text: ref.title, of: `source:${ref.source}`}],
          [dateSpan(ref.dated)],
          [
            {
              kind: "trace",
              text: Object.entries(ref.rows)
                .map(([table, rows]) => `${table} ${formatNumber(rows)}`)
                .join(", ")
            }
          ],
          [{kind: "trace", text: ref.sha256}]
        ])
      ),
      source: []
    }
  ];
}

/** Values and records the sources hold that could not be read. */
export function issueBlocks({manifest}: Warehouse, scope: ListScope): Block[] {
  const rows = manifest.vintages.flatMap(({ref, issues}) =>
    issues.map((issue): readonly Text[] => [
      [{kind: "name", text: programmeTitle(ref.programme), of: `programme:${ref.programme}`}],
      [{kind: "trace", text: `${issue.table}.${issue.field}${issue.value ? ` = ${issue.value}` : ""}`}],
      [{kind: "trace", text: String(issue.count)}],
      [{kind: "trace", text: issue.note}]
    ])
  );
  if (rows.length === 0)
    return [{kind: "paragraph", tone: "plain", text: [words("Every value of the files was understood.")]}];
  return [
    {
      ...factTable(
        scope.id,
        "Values that were not understood",
        [column("Programme", 2), column("Field", 4), column("Records", 2), column("What was done", 5)],
        rows
      ),
      source: []
    }
  ];
}

/** How well the facts of the catalogue are known, and how many are due for another look. */
export function confidenceBlocks(scope: ListScope): Block[] {
  const all = allStatements();
  const of = (confidence: string) => all.filter((statement) => statement.confidence === confidence).length;
  const overdue = all.filter(({review}) => review < scope.asOf).length;
  const count = (number: number, what: string) => countSpan(number, `statements?${what}`);
  return [
    {
      kind: "paragraph",
      tone: "plain",
      text: [
        words("Statements of the catalogue: "),
        count(all.length, "all"),
        words(", of which read in the source itself "),
        count(of("seen"), "confidence=seen"),
        words(", reported by others "),
        count(of("reported"), "confidence=reported"),
        words(" and resting on memory "),
        count(of("unverified"), "confidence=unverified"),
        words("; due for another look "),
        count(overdue, `overdue=${scope.asOf}`),
        words(". What rests on memory is marked unverified.")
      ]
    }
  ];
}

/** What puts a project into each theme. */
export function themeBlocks(scope: ListScope): Block[] {
  return [
    {
      ...factTable(
        scope.id,
        "Themes and the rules that put a project into them",
        [
          column("Theme", 2),
          column("Definition", 4),
          column("Rules: programme parts, topics, fields of science", 7)
        ],
        THEMES.filter(({id}) => !scope.theme || id === scope.theme).map(({id, title, definition, rules}) => [
          [{kind: "name", text: title, of: `theme:${id}`}],
          [{kind: "name", text: definition, of: `theme:${id}`}],
          [{kind: "trace", text: [...rules.parts, ...rules.topics, ...rules.fields].join("; ")}]
        ])
      ),
      source: []
    }
  ];
}

/** The Union's own notes to names of countries. */
export function countryNoteBlocks({occurs}: ListScope): Block[] {
  const noted = countries().filter(({name, note}) => note !== undefined && occurs(name));
  if (noted.length === 0) return [];
  return [
    {
      kind: "list",
      items: noted.map(
        ({code, name, note}): Text => [{kind: "name", text: `${name}: ${note}`, of: `country:${code}`}]
      )
    }
  ];
}
