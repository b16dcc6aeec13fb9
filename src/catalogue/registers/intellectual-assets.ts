import {choice, cites, text} from "../properties.ts";
import {defineRegister} from "../register.ts";

/** When in the life of a project or partnership a practice or clause matters. */
export const STAGES = {
  strategy: "Strategy of the institution",
  before: "Before the start",
  during: "While it runs",
  after: "At the end and after"
} as const;

export type Stage = keyof typeof STAGES;

/**
 * A working catalogue after the code of practice, Recommendation (EU) 2023/499, whose body could not be read:
 * what rests on reports of it and what on memory is marked one by one.
 */
export const intellectualAssets = defineRegister({
  id: "intellectual-assets",
  title: "Intellectual assets",
  summary:
    "Practices for managing intellectual assets, with the stages at which they matter and a question for each: a working catalogue after the Code of Practice.",
  properties: {
    topic: text("Topic", {required: true}),
    stage: choice("Stage", STAGES, {many: true, required: true}),
    practice: text("Practice", {required: true}),
    detail: text("In detail", {many: true}),
    question: text("Question to ask", {required: true}),
    passage: cites("Passage")
  }
});
