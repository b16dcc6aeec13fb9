import {z} from "zod";
import {catalogue} from "./catalogue.ts";
import {unknownCitation} from "./check.ts";
import {citation, citationOf} from "./thing-file.ts";

const known = citation.superRefine((text, context) => {
  const message = unknownCitation(citationOf(text), catalogue());
  if (message !== undefined) context.addIssue({code: "custom", message});
});

/** What a rule or question rests on: one source or several, each in the catalogue. */
export const cited = z
  .union([known.transform((one) => [one]), z.array(known).min(1)])
  .transform((list) => list.map(citationOf));
