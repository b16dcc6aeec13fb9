import {describeStep} from "./adjective.ts";
import {type Block, type Span, type Text, words} from "./block.ts";
import type {Composer} from "./composer.ts";
import type {Scale} from "./outline-schema.ts";

/** What the words of change mean, at the end of the section on method. */
export function methodBlocks({outline}: Composer): Block[] {
  if (outline.scales.length === 0) return [];
  return [
    {
      kind: "heading",
      level: 1,
      id: "words-of-change",
      number: "annex",
      text: [words("What the words of change mean")]
    },
    {
      kind: "table",
      id: "words-of-change-table",
      number: "",
      caption: [words("Rules by which adjectives are chosen")],
      columns: [
        {title: [words("What is compared")], align: "start", width: 3},
        {title: [words("Words")], align: "start", width: 3},
        {title: [words("Rule")], align: "start", width: 4}
      ],
      rows: outline.scales.flatMap((scale) => rowsOf(scale)),
      source: []
    }
  ];
}

function rowsOf(scale: Scale): (readonly Text[])[] {
  const rule = (text: string): Span => ({kind: "rule", text, rule: scale.id});
  const steps = scale.steps.map((step): readonly Text[] => [
    [words(scale.title)],
    [words(step.words)],
    [rule(describeStep(scale, step.from))]
  ]);
  const few: readonly Text[] = [
    [words(scale.title)],
    [words(scale.few)],
    [rule(scale.least > 0 ? `both figures below ${scale.least}, or one of them blank` : "a figure is blank")]
  ];
  return [...steps, few];
}
