import {z} from "zod";
import {catalogue} from "./catalogue.ts";
import {unknownCitation} from "./references.ts";
import {citation, citationOf} from "./thing-file.ts";

/** What a question or form rests on: one source or several, each in the catalogue. */
export const cited = z
  .union([citation, z.array(citation).min(1)])
  .superRefine((given, context) => {
    for (const [at, one] of [given].flat().entries()) {
      const message = unknownCitation(citationOf(one), catalogue());
      if (message !== undefined)
        context.addIssue({code: "custom", path: Array.isArray(given) ? [at] : [], message});
    }
  })
  .transform((given) => [given].flat().map(citationOf));
