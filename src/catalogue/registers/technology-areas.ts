import {z} from "zod";
import {cites, text} from "../properties.ts";
import {defineRegister, property} from "../register.ts";
import {thingId, words} from "../values.ts";

export const technologyAreaRegister = defineRegister({
  id: "technology-areas",
  title: "Critical technology areas",
  summary:
    "The ten technology areas of Recommendation (EU) 2023/2113 that are critical for the EU's economic security, with their technologies.",
  properties: {
    number: property({title: "Place in the list", value: z.int().positive(), required: true}),
    passage: cites("Passage", {required: true}),
    "most-sensitive": property({
      title: "Among the most sensitive",
      value: z.literal(true),
      say: () => "Yes: one of the four areas that were to be assessed first"
    }),
    technology: property({
      title: "Technology",
      value: z.strictObject({id: thingId, title: words}),
      many: true,
      required: true,
      key: ({id}) => id,
      say: ({title}) => title
    }),
    note: text("Note", {many: true})
  }
});
