import {formatDecimals} from "../base/numbers.ts";
import type {Figure} from "../domain/figure.ts";
import {type Block, type Span, type Text, words} from "./block.ts";
import {lineOf} from "./compose-recurring.ts";
import {figureSpan, fill} from "./compose-text.ts";
import type {Composer} from "./composer.ts";
import type {ChecksBlock} from "./outline-schema.ts";

type Check = ChecksBlock["checks"][number];

/** Figures others published, beside the same computed here. */
export async function composeChecks(block: ChecksBlock, composer: Composer, id: string): Promise<Block[]> {
  const rows: (readonly Text[])[] = [];
  for (const [at, entry] of block.checks.entries())
    rows.push(await composeCheck(entry, `${composer.file.name}:${lineOf(composer, "checks", at)}`, composer));
  return [
    {
      kind: "table",
      id,
      number: "",
      caption: fill(block.title, composer),
      columns: [
        {title: [words("Figure")], align: "start", width: 4},
        {title: [words("As published")], align: "start", width: 2},
        {title: [words("Computed here")], align: "start", width: 2},
        {title: [words("Why they differ")], align: "start", width: 4},
        {title: [words("Published in")], align: "start", width: 3}
      ],
      rows,
      source: []
    }
  ];
}

async function composeCheck(entry: Check, place: string, composer: Composer): Promise<Text[]> {
  const mark = entry.confidence === "seen" ? "" : ` (${entry.confidence})`;
  const part = await readAmount(lackOf(entry, composer) ?? entry, composer);
  const whole = entry.of && (await readAmount(entry.of, composer));
  return [
    fill(entry.title, composer),
    [{kind: "fact", text: `${entry.published}${mark}`, place}],
    computed(part, whole, composer),
    amountOf(part) === undefined ? [words("Nothing to compare it with here.")] : fill(entry.reason, composer),
    [composer.sources.named(`source:${entry.source}`)]
  ];
}

/** Where the data of a programme that a figure needs are not held: the blank that says so, in its place. */
function lackOf({needs}: Check, {pins}: Composer): Pick<Check, "figures"> | undefined {
  if (needs === undefined || pins.vintages.some(({programme}) => programme === needs)) return undefined;
  return {figures: `participations?programme=${needs}`};
}

/** A figure, and the one that is taken off it. */
interface Amount {
  readonly figure: Figure | undefined;
  readonly less?: Figure | undefined;
}

async function readAmount(
  {figures, less}: Pick<Check, "figures" | "less">,
  composer: Composer
): Promise<Amount> {
  const read = (address: string) => composer.register.figure(composer.expand(address));
  return {figure: await read(figures), ...(less !== undefined && {less: await read(less)})};
}

/** Undefined where a figure of it is blank. */
function amountOf(amount: Amount): number | undefined {
  const {value} = amount.figure ?? {};
  if (value == null) return undefined;
  if (!("less" in amount)) return value;
  return amount.less?.value == null ? undefined : value - amount.less.value;
}

/** 28.8 % (1 041 of 4 284 less 675); 108 (124 less 16); a figure that is compared as it is stands alone. */
function computed(part: Amount, whole: Amount | undefined, composer: Composer): Text {
  const result = resultOf(part, whole);
  const shown = amountSpans(part, composer);
  if (result === undefined) return shown.slice(0, 1);
  const all = whole ? [...shown, words(" of "), ...amountSpans(whole, composer)] : shown;
  return all.length === 1 ? all : [result, words(" ("), ...all, words(")")];
}

/** What follows from the figures beside it. */
function resultOf(part: Amount, whole: Amount | undefined): Span | undefined {
  const value = amountOf(part);
  if (value === undefined) return undefined;
  if (!whole) return {kind: "rule", text: formatDecimals(value, 0), rule: "difference"};
  const all = amountOf(whole);
  if (!all) return undefined;
  return {kind: "rule", text: `${formatDecimals((100 * value) / all, 1)}\u00a0%`, rule: "share"};
}

function amountSpans(amount: Amount, {sources: {wording}}: Composer): Span[] {
  const figure = figureSpan(amount.figure, wording);
  return "less" in amount ? [figure, words(" less "), figureSpan(amount.less, wording)] : [figure];
}
