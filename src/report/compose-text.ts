import {formatDate} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";
import {capital} from "../base/text.ts";
import type {Figure} from "../domain/figure.ts";
import {judge} from "./adjective.ts";
import {type Paragraph, type Span, type Text, words} from "./block.ts";
import type {Composer} from "./composer.ts";
import type {TextBlock} from "./outline-schema.ts";
import {sayPeriod} from "./period.ts";
import type {Wording} from "./sources.ts";
import {type Piece, parseTemplate} from "./template.ts";

type Figures = ReadonlyMap<string, Figure | undefined>;

/** A sentence of the outline with its figures in it. */
export async function composeText(block: TextBlock, composer: Composer): Promise<Paragraph> {
  const figures = await readFigures(block.figures ?? {}, composer);
  const [first] = figures.values();
  const isEmpty = figures.size > 0 && !first?.value;
  if (isEmpty && block.empty !== undefined)
    return {kind: "paragraph", tone: "blank", text: fill(block.empty, composer, figures)};
  const text = [block.text, ...(hasChange(composer) && block.change ? [block.change] : [])].join(" ");
  return {kind: "paragraph", tone: block.tone, text: fill(text, composer, figures)};
}

/** Whether the period has two whole years to compare. */
function hasChange({variables}: Composer): boolean {
  return variables["first"] !== variables["last"];
}

async function readFigures(
  addresses: Readonly<Record<string, string>>,
  composer: Composer
): Promise<Figures> {
  const figures = new Map<string, Figure | undefined>();
  for (const [name, address] of Object.entries(addresses))
    figures.set(name, await composer.register.figure(composer.expand(address)));
  return figures;
}

/** Fills a template of the outline. */
export function fill(template: string, composer: Composer, figures: Figures = new Map()): Text {
  const pieces = parseTemplate(template);
  return pieces.map((piece, at) => {
    if ("hole" in piece) return fillHole(piece, composer, figures, at === 0);
    const before = pieces[at - 1];
    const counted = before && "hole" in before ? figures.get(before.hole) : undefined;
    return words(counted?.value === 1 ? inSingular(piece.words) : piece.words);
  });
}

const SINGULARS: Readonly<Record<string, string>> = {
  projects: "project",
  participations: "participation",
  times: "time"
};

/** What follows a figure of one: 1 project, 1 time. */
function inSingular(text: string): string {
  return text.replace(/^ ([a-z]+)/, (all, noun: string) => (SINGULARS[noun] ? ` ${SINGULARS[noun]}` : all));
}

function fillHole(
  piece: Extract<Piece, {hole: string}>,
  composer: Composer,
  figures: Figures,
  isFirst: boolean
): Span {
  const {hole, of} = piece;
  if (figures.has(hole)) return figureSpan(figures.get(hole), composer.sources.wording);
  const scale = composer.outline.scales.find((one) => one.id === hole);
  if (scale) {
    const [before, after] = of.map((name) => figures.get(name));
    const verdict = judge(scale, before, after);
    return {kind: "rule", text: verdict.words, rule: verdict.rule};
  }
  if (hole === "reason") return words(reasonOf([...figures.values()][0], composer));
  const known = BUILT_IN[hole]?.(composer, of, isFirst);
  if (known) return known;
  throw new ApertureError("source-damaged", `unknown hole in the outline: {${hole}}`, {
    hint: `Figures named here: ${[...figures.keys()].join(", ") || "none"}.`
  });
}

function reasonOf(figure: Figure | undefined, {sources}: Composer): string {
  if (!figure) return "only single records can answer, and they are not held";
  return figure.blank ? sources.wording.blank(figure) : "none were found";
}

/** A figure in running text; where the open data cannot answer, a dash that says so. */
export function figureSpan(figure: Figure | undefined, wording: Wording, isExact = false): Span {
  if (!figure) return words("– (not in the data held)");
  if (figure.blank) {
    const text = `– (${wording.blank(figure)})`;
    return {kind: "figure", figure, text};
  }
  const text = isExact ? wording.exact(figure) : wording.short(figure);
  return {kind: "figure", figure, text, ...(isExact && {exact: true})};
}

type BuiltIn = (composer: Composer, of: readonly string[], isFirst: boolean) => Span | undefined;

/** Holes that every template knows. */
const BUILT_IN: Readonly<Record<string, BuiltIn>> = {
  period: ({period}) => dateSpan(sayPeriod(period), `${period.from}/${period.to}`),
  "as-of": ({asOf}) => dateSpan(formatDate(asOf), asOf),
  "first-year": ({variables}) => dateSpan(variables["first"] ?? "", variables["first"] ?? ""),
  "last-year": ({variables}) => dateSpan(variables["last"] ?? "", variables["last"] ?? ""),
  "data-day": ({sources: {newestData}}) =>
    newestData ? dateSpan(formatDate(newestData), newestData) : words("no data"),
  country: nameOf("country"),
  theme: nameOf("theme"),
  region: nameOf("region"),
  programme: ({sources: {wording}}, [code]) =>
    code === undefined
      ? undefined
      : {kind: "name", text: wording.name("programme", code), of: `programme:${code}`},
  document: ({sources}, [id]) => (id === undefined ? undefined : sources.named(`document:${id}`))
};

function dateSpan(text: string, date: string): Span {
  return {kind: "date", text, date};
}

/** The name of a code, as a title where it opens the sentence. */
function nameOf(dimension: "country" | "theme" | "region"): BuiltIn {
  return ({sources: {wording}, variables}, [given], isFirst) => {
    const code = given ?? variables[dimension] ?? "";
    const text = isFirst ? capital(wording.name(dimension, code)) : wording.inText(dimension, code);
    return {kind: "name", text, of: `${dimension}:${code}`};
  };
}
