import {existsSync} from "node:fs";
import {basename} from "node:path";
import {z} from "zod";
import {ApertureError} from "../base/errors.ts";
import {partialDate} from "../catalogue/read-yaml.ts";
import {checkYaml, openYaml} from "../catalogue/yaml-file.ts";
import type {Figure} from "../domain/figure.ts";
import type {Signed, Text} from "./block.ts";
import {words} from "./block.ts";
import {splitCitation} from "./citation.ts";
import {figureSpan, fill} from "./compose-text.ts";
import type {Composer} from "./composer.ts";
import type {Outline} from "./outline-schema.ts";
import {templateProblem} from "./template.ts";

const noteSchema = z.strictObject({
  section: z.string().min(1),
  author: z.string().min(1),
  date: partialDate,
  text: z
    .string()
    .trim()
    .min(1)
    .superRefine((text, context) => {
      const problem = templateProblem(text);
      if (problem) context.addIssue({code: "custom", message: problem});
    }),
  /** The figures it rests on, as they were when it was signed: an address with value and warehouse. */
  figures: z.record(z.string(), z.string())
});
const notesSchema = z.strictObject({notes: z.array(noteSchema)});

/** A paragraph of an editor, for the end of a section. */
export type EditorsNote = z.infer<typeof noteSchema>;

/** Reads the paragraphs editors signed. Throws at the first deviation, with its line. */
export function readNotes(file: URL): readonly EditorsNote[] {
  if (!existsSync(file)) throw new ApertureError("not-found", `no such file: ${basename(file.pathname)}`);
  const opened = openYaml(file);
  const read = "message" in opened ? {problems: [opened]} : checkYaml(opened, notesSchema);
  if ("data" in read) return read.data.notes;
  const [first] = read.problems;
  throw new ApertureError(
    "source-damaged",
    `invalid ${first?.file}:${first?.line}: ${first?.field}: ${first?.message}`
  );
}

/** Refuses paragraphs for sections that the outline has not: they would be lost. */
export function refuseHomeless(notes: readonly EditorsNote[], {sections}: Outline): void {
  const homeless = notes.find(({section}) => sections.every(({id}) => id !== section));
  if (!homeless) return;
  throw new ApertureError("usage", `unknown section of a signed paragraph: ${homeless.section}`, {
    hint: `The outline has ${sections.map(({id}) => id).join(", ")}.`
  });
}

/** A signed paragraph with its figures as they are now, and those that moved since it was signed. */
export async function signedBlock(note: EditorsNote, composer: Composer): Promise<Signed> {
  const figures = new Map<string, Figure | undefined>();
  const moved: Text[] = [];
  for (const [name, citation] of Object.entries(note.figures)) {
    const {address, value} = signedValue(citation);
    const figure = await composer.register.figure(composer.expand(address));
    figures.set(name, figure);
    if (figure && String(figure.value ?? "blank") !== value)
      moved.push([
        words(`${figure.trace.indicator.title}: signed as `),
        {kind: "fact", text: value, place: citation},
        words(", now "),
        figureSpan(figure, composer.sources.wording, true)
      ]);
  }
  return {
    kind: "signed",
    author: note.author,
    date: note.date,
    text: fill(note.text, composer, figures),
    moved
  };
}

function signedValue(citation: string): {address: string; value: string} {
  const {address, value} = splitCitation(citation);
  if (value !== undefined) return {address, value};
  throw new ApertureError("source-damaged", `a signed figure without its value: ${citation}`, {
    hint: "Copy the address from under Why this number: it ends with value= and at=."
  });
}
