import {formatDate} from "../../../base/dates.ts";
import {formatNumber} from "../../../base/numbers.ts";
import {countOf} from "../../../base/text.ts";
import {toolkitMeasure} from "../../../catalogue/toolkit.ts";
import {FACTORS, type Question} from "../../../domain/appraisal.ts";
import type {Case, Measure} from "../../../safeguard/cases/case.ts";
import {PARTNER_KINDS, PERSON_PARTS, type Plan} from "../../../safeguard/cases/plan.ts";
import type {Blocks} from "./blocks.ts";
import type {NameOf} from "./colleagues.ts";
import {sayAnswers} from "./say-answers.ts";
import {sayCountry, sayPlan} from "./say-plan.ts";

export function planPart(blocks: Blocks, plan: Plan): void {
  blocks.section("The plan");
  blocks.table(
    "What is planned",
    [
      ["Field", 2],
      ["Content", 6]
    ],
    sayPlan(plan)
  );
  blocks.table(
    "Partners",
    [
      ["Name", 4],
      ["Kind", 2],
      ["Country of the seat", 2],
      ["Controlled from", 2]
    ],
    plan.partners.map(({name, kind, country, controlledFrom, identifier}) => [
      identifier ? `${name} (${identifier})` : name,
      PARTNER_KINDS[kind],
      sayCountry(country),
      controlledFrom.map(sayCountry).join(", ")
    ])
  );
}

/** Persons stand here by name, part and affiliation; a case knows nothing else of them. */
export function personsPart(blocks: Blocks, {persons, personScreenings, erasedPersons}: Case): void {
  if (persons.length === 0 && erasedPersons === 0) return;
  blocks.section("Persons");
  blocks.table(
    "Persons named in the case",
    [
      ["Name", 3],
      ["Part", 2],
      ["Affiliation", 3],
      ["Screening", 5]
    ],
    persons.map(({person, name, part, affiliation}) => [
      name,
      PERSON_PARTS[part],
      affiliation,
      personScreenings.find(({about}) => about === person)?.says ?? "Not screened."
    ])
  );
  if (erasedPersons > 0) blocks.text(`${countOf(erasedPersons, "person")} erased.`, "note");
}

export function raisedPart(blocks: Blocks, {raisedBecause, reopenings, history}: Case): void {
  const wasRaised = raisedBecause.length > 0 || history.some(({type}) => type === "raised");
  if (!wasRaised && reopenings.length === 0) return;
  blocks.section("Why it went up");
  blocks.list(raisedBecause);
  if (wasRaised && raisedBecause.length === 0)
    blocks.text("The reasons were left out of this copy.", "blank");
  blocks.list(
    reopenings.map(({at, detail}) => `Opened again ${formatDate(at.slice(0, 10))}. ${detail}`.trim())
  );
}

const SECTIONS: Readonly<Record<Question["factor"], string>> = {
  ...FACTORS,
  benefit: "What would be lost without the cooperation"
};

export function answersPart(blocks: Blocks, one: Case, nameOf: NameOf): void {
  const answers = sayAnswers(one);
  blocks.section("Answers by factor");
  if (answers.length === 0) blocks.text("No question was answered.", "blank");
  for (const [factor, title] of Object.entries(SECTIONS)) {
    blocks.table(
      title,
      [
        ["Question", 5],
        ["Answer", 2],
        ["Why it matters, and note", 4],
        ["By", 2]
      ],
      answers
        .filter(({question}) => question.factor === factor)
        .map(({question, label, because, isUnverified, answered: {note, by, at}}) => [
          isUnverified ? `${question.ask} (unverified source)` : question.ask,
          label,
          [because, note].filter(Boolean).join(" Note: "),
          `${nameOf(by)}, ${formatDate(at.slice(0, 10))}`
        ])
    );
  }
  if (answers.length === 0) return;
  const pointing = answers.filter(({signal}) => signal !== "none").length;
  blocks.text(
    `${pointing} of ${answers.length} answers point to a risk or to something to look at; what that means is a person’s decision.`,
    "note"
  );
}

export function measuresPart(blocks: Blocks, {measures}: Case): void {
  blocks.section("Measures");
  if (measures.length === 0) blocks.text("None is planned.", "blank");
  blocks.table(
    "Measures, with owner, day and proof",
    [
      ["Measure", 5],
      ["Owner", 2],
      ["Due, review", 2],
      ["State", 1.4],
      ["Proof, or why it was dropped", 3]
    ],
    measures.map((measure) => [
      sayMeasure(measure),
      measure.owner,
      [formatDate(measure.due), measure.review && `review ${formatDate(measure.review)}`]
        .filter(Boolean)
        .join(", "),
      measure.state,
      measure.word ?? ""
    ])
  );
}

/** A measure in words, marked where the toolkit's wording could not be read in its source. */
export function sayMeasure({measure, text}: Measure): string {
  return toolkitMeasure(measure)?.confidence === "unverified" ? `${text} (unverified)` : text;
}

/** Files kept with the case, by which a copy handed over beside the dossier can be checked. */
export function filesPart(blocks: Blocks, {files, persons, erasedFiles}: Case): void {
  if (files.length === 0 && erasedFiles === 0) return;
  blocks.section("Files kept with the case");
  blocks.table(
    "Attached files; they are not part of this copy",
    [
      ["Name", 4],
      ["About", 2],
      ["Size, bytes", 1.5],
      ["SHA-256", 5]
    ],
    files.map(({name, person, bytes, sha256}) => [
      name,
      persons.find((named) => named.person === person)?.name ?? "the cooperation",
      formatNumber(bytes),
      sha256
    ])
  );
  if (erasedFiles > 0) blocks.text(`${countOf(erasedFiles, "file")} erased.`, "note");
}

export function notesPart(blocks: Blocks, {notes}: Case, nameOf: NameOf): void {
  if (notes.length === 0) return;
  blocks.section("Notes");
  for (const {text, by, at} of notes) {
    blocks.text(text);
    blocks.text(`${nameOf(by)}, ${formatDate(at.slice(0, 10))}`, "note");
  }
}
