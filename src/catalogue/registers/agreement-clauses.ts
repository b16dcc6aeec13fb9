import {choice, cites, text} from "../properties.ts";
import {defineRegister} from "../register.ts";
import {STAGES} from "./intellectual-assets.ts";

/** What a clause could settle; never the wording of one, which is for lawyers. */
export const agreementClauseRegister = defineRegister({
  id: "agreement-clauses",
  title: "Clauses of partnership agreements",
  summary:
    "What to consider in an agreement with a partner abroad, memoranda of understanding included: conditions, intellectual assets, security and exit.",
  properties: {
    about: text("What it settles", {required: true}),
    stage: choice("Stage at which it matters", STAGES),
    detail: text("In detail", {many: true}),
    passage: cites("Passage")
  }
});
