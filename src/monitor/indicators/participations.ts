import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** One organisation in one grant, whatever its role, as the Commission counts participations. */
export const participations = defineIndicator({
  id: "participations",
  title: "Participations",
  unit: "participations",
  definition:
    "One organisation in one grant agreement is one participation, whatever its role: coordinators, participants, third parties and associated partners alike. Counted fractionally, the participations of a project sum to one.",
  reading: "An organisation in three projects counts three times.",
  caveats: [
    "Associated partners take part without EU funding and still count.",
    "An organisation that stands twice in a project, in two roles, counts twice."
  ],
  dimensions: ALL_DIMENSIONS,
  counting: ["whole", "fractional"],
  sql: (ask) => sumOf(ask, ask.counted("participations"))
});
