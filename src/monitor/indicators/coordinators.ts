import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Participations in the role of coordinator: who leads. */
export const coordinators = defineIndicator({
  id: "coordinators",
  title: "Coordinators",
  unit: "coordinators",
  definition: "Participations in the role of coordinator. Each project has one.",
  reading: "Organisations of non-associated countries can seldom coordinate.",
  dimensions: ALL_DIMENSIONS,
  sql: (ask) => sumOf(ask, "coordinators")
});
