import type {Progress} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {allStatements} from "../../catalogue/catalogue.ts";
import type {Figure} from "../../domain/figure.ts";
import {type Cited, ungrouped} from "../../report/cited.ts";
import {factOf} from "../catalogue/facts.ts";
import {decimalsOf, formatExact, formatFigure} from "../format-figure.ts";
import {parseAddress} from "../parse-request.ts";
import type {Edition} from "../site.ts";
import {countAgain} from "./counts.ts";

/** Something a report states that its sources do not. */
export interface Disagreement {
  readonly source: string;
  readonly stated: string;
  readonly now: string;
  readonly why: string;
}

export interface ReportCheck {
  readonly checked: number;
  readonly files: number;
  readonly disagreements: readonly Disagreement[];
}

/** Statements checked side by side, so that the engine need not wait for us between two figures. */
const AT_ONCE = 100;

/** Holds what a report states against its sources, statement by statement. */
export async function checkCited(
  cited: readonly Cited[],
  edition: Edition,
  files: number,
  progress: Progress
): Promise<ReportCheck> {
  progress.step("Checking every statement", cited.length, "parts");
  const disagreements: Disagreement[] = [];
  const facts = new Map(allStatements().map((statement) => [statement.place, factOf(statement).text]));
  const check = (one: Cited) => {
    if (one.kind === "figure") return followFigure(one, edition);
    return one.kind === "count" ? checkCount(one, edition) : checkFact(one, facts);
  };
  for (let at = 0; at < cited.length; at += AT_ONCE) {
    progress.at(at);
    const found = await Promise.all(cited.slice(at, at + AT_ONCE).map(check));
    disagreements.push(...found.filter((one) => one !== undefined));
  }
  return {checked: cited.length, files, disagreements};
}

/** A figure as the form writes it; of the two that text can have, the one it has. */
const WRITTEN: Readonly<Record<Cited["form"], (figure: Figure, text: string) => string>> = {
  short: (figure, text) => {
    const alone = formatFigure(figure);
    return text === alone ? alone : formatFigure(figure, decimalsBeside(figure, text));
  },
  exact: (figure, text) => formatExact(figure, decimalsBeside(figure, text)),
  value: ({value}) => String(value),
  either: (figure, text) => {
    const exact = WRITTEN.exact(figure, text);
    return text === exact ? exact : WRITTEN.short(figure, text);
  }
};

/** A column can give a figure more decimals than it would have alone, never fewer. */
function decimalsBeside(figure: Figure, text: string): number {
  const shown = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  return Math.max(decimalsOf([figure]), shown);
}

/** An address that cannot be followed, as after an edit by hand, is a disagreement like any other. */
async function followFigure(cited: Cited, edition: Edition): Promise<Disagreement | undefined> {
  try {
    return await checkFigure(cited, edition);
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    const {source, text} = cited;
    return {source, stated: text, now: "nothing", why: `the address cannot be followed: ${error.message}`};
  }
}

async function checkFigure({source, text, form}: Cited, edition: Edition): Promise<Disagreement | undefined> {
  const {request, expected} = parseAddress(source);
  const [figure] = (await edition.figures(request)).figures;
  if (!figure) return {source, stated: text, now: "nothing", why: "the address gives no figure any more"};
  const shown = figure.value === null ? text : WRITTEN[form](figure, text);
  const isSameWarehouse = expected?.warehouse === figure.trace.warehouse.id;
  if (expected && expected.value !== figure.value) {
    const why = isSameWarehouse
      ? "the value does not come from this warehouse"
      : "the data open now are others";
    return {source, stated: String(expected.value ?? "blank"), now: String(figure.value ?? "blank"), why};
  }
  return shown === text
    ? undefined
    : {source, stated: text, now: shown, why: "the text does not say what its own address says"};
}

async function checkCount({source, text}: Cited, edition: Edition): Promise<Disagreement | undefined> {
  const now = await countAgain(source, edition);
  return now !== undefined && ungrouped(now) === ungrouped(text)
    ? undefined
    : {source, stated: text, now: now ?? "unknown", why: "the catalogue counts otherwise now"};
}

/** Only statements with a line in a register are held against it; the others are part of the outline. */
function checkFact({source, text}: Cited, facts: ReadonlyMap<string, string>): Disagreement | undefined {
  const now = facts.get(source);
  return now === undefined || text.startsWith(now)
    ? undefined
    : {source, stated: text, now, why: "the catalogue states otherwise now"};
}
