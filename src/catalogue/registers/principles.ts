import {z} from "zod";
import {defineRegister, property} from "../register.ts";
import {inLibrary, passage, words} from "../values.ts";

export const principles = defineRegister({
  id: "principles",
  title: "Principles and values",
  summary:
    "The principles and values for international cooperation in research and innovation, with working definitions.",
  properties: {
    number: property({title: "Place in the list", value: z.int().positive(), required: true}),
    definition: property({title: "Working definition", value: words, required: true, many: true}),
    "named-in": property({title: "Named in", value: passage, many: true, refers: inLibrary}),
    measure: property({title: "How it can be measured", value: words, many: true})
  }
});
