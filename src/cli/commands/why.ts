import {type Explanation, explainFigure} from "../../app/explain.ts";
import {formatExact, formatInterval} from "../../app/format-figure.ts";
import {openStore} from "../../app/store.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {isOfProjects} from "../../domain/figure.ts";
import {STATUS_MODES} from "../../domain/group.ts";
import {refuseWithheld} from "../../exports/refuse-withheld.ts";
import {citationOf} from "../../exports/rows.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

export const whyCommand: Command = {
  name: "why",
  words: "FIGURE",
  summary: "Explain a number: definition, query, sources, coverage, and whether it still holds",
  flags: {
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    'aperture why "participations?country=CN"',
    'aperture why "projects?country=US&value=1002&at=78e233c5619e"'
  ],
  async run(given, {write}) {
    const [address] = given.words;
    if (address === undefined)
      throw new ApertureError("usage", "missing figure", {
        hint: 'Give its address, such as "participations?country=CN".'
      });
    const warehouse = await openStore(textFlag(given, "data"));
    const explanation = await explainFigure(warehouse, address);
    warehouse.db.close();
    if (textFlag(given, "format") === "json") {
      const {figure, verdict, expected} = explanation;
      refuseWithheld(figure.trace);
      const {value, blank, unit, interval, ofYear, basis, trace} = figure;
      write(
        `${JSON.stringify({value, blank, unit, interval, ofYear, basis, figure: citationOf(figure), verdict, expected, trace}, null, 2)}\n`
      );
    } else write(asText(explanation));
  }
};

const VERDICTS: Readonly<Record<Explanation["verdict"], string>> = {
  agrees: "computed again just now: it agrees with the address",
  differs: "computed again just now: IT DIFFERS from the address",
  unchecked: "computed just now; the address carries no value to compare with"
};

const ORIGINS: Readonly<Record<Explanation["citedFrom"], string>> = {
  same: "from this same warehouse",
  another: "from another warehouse",
  unstated: "and not from which warehouse"
};

function asText({figure, verdict, expected, citedFrom}: Explanation): string {
  const {trace} = figure;
  const differs =
    verdict === "differs"
      ? [
          `  The address says ${expected?.value ?? "blank"}, ${ORIGINS[citedFrom]}${expected?.warehouse ? ` (${expected.warehouse})` : ""}.`
        ]
      : [];
  return `${[
    `${trace.indicator.title}: ${formatExact(figure)}${figure.blank ? ` (${figure.blank.note})` : ""}`,
    `  ${VERDICTS[verdict]}`,
    ...differs,
    "",
    "What it means",
    `  ${trace.indicator.definition}`,
    "What was asked",
    `  ${figure.address}`,
    ...(isOfProjects(trace)
      ? [
          `  country status ${STATUS_MODES[trace.request.status]}; counted ${trace.request.counting}; year of ${trace.request.yearOf}`
        ]
      : []),
    ...(figure.ofYear === null ? [] : [`  the latest value there is, of ${figure.ofYear}`]),
    ...(figure.interval ? [`  from ${formatInterval(figure)}: ${figure.interval.meaning}`] : []),
    ...(figure.basis ? [`  known for ${figure.basis.held} of ${figure.basis.of} ${figure.basis.note}`] : []),
    "How it was computed",
    ...trace.query.sql.split("\n").map((line) => `  ${line.trimEnd()}`),
    `  parameters: ${trace.query.params.map((value, i) => `$${i + 1} = ${value}`).join(", ") || "none"}`,
    "From what",
    ...trace.vintages.flatMap((vintage) => [
      `  ${vintage.title}, ${formatDate(vintage.dated)}, read ${formatDate(vintage.retrieved)}, ${vintage.licence}`,
      `    ${vintage.address}`,
      `    sha256 ${vintage.sha256}`
    ]),
    `  catalogue ${trace.catalogue.revision} as of ${trace.catalogue.asOf}; ${trace.warehouse.kind} ${trace.warehouse.id}`,
    "How much of the whole",
    ...trace.coverage.map(
      ({programme, unit, held, share, note}) =>
        `  ${programme}: ${held} ${unit}${share === null ? "" : `, ${share.toFixed(0)} %`}; ${note}`
    ),
    "What to bear in mind",
    ...trace.caveats.map((caveat) => `  ${caveat}`),
    "Cite it as",
    `  ${citationOf(figure)}`
  ].join("\n")}\n`;
}
