import {z} from "zod";
import {cites, text} from "../properties.ts";
import {defineRegister, property} from "../register.ts";

export const principles = defineRegister({
  id: "principles",
  title: "Principles and values",
  summary:
    "The principles and values for international cooperation in research and innovation, with working definitions.",
  properties: {
    number: property({title: "Place in the list", value: z.int().positive(), required: true}),
    definition: text("Working definition", {required: true, many: true}),
    "named-in": cites("Named in"),
    measure: text("How it can be measured", {many: true})
  }
});
