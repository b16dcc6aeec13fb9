import {choice, cites, text} from "../properties.ts";
import {defineRegister} from "../register.ts";

/** The four areas of the toolkit. */
export const AREAS = {
  values: "Values",
  governance: "Governance",
  partnerships: "Partnerships",
  cybersecurity: "Cybersecurity"
} as const;

export type Area = keyof typeof AREAS;

/** The four phases, in the order in which they follow each other. */
export const PHASES = {
  awareness: "Awareness raising",
  prevention: "Prevention",
  response: "Response",
  recovery: "Recovery"
} as const;

export type Phase = keyof typeof PHASES;

/** The sections of the toolkit's chapters, in our own words. */
export const SECTIONS = {
  V1: "Countries and partners where academic freedom is at risk",
  V2: "Vulnerability to outside pressure",
  V3: "Commitment to academic freedom and integrity",
  V4: "Partners in repressive settings",
  G1: "Code of conduct",
  G2: "Foreign interference committee",
  P1: "Risk management",
  P2: "Partnership agreements",
  C1: "Awareness of cyber risks",
  C2: "Detection and prevention of attacks",
  C3: "Response to attacks and recovery"
} as const;

export type Section = keyof typeof SECTIONS;

/**
 * A working catalogue: sections, areas and phases follow the staff working document SWD(2022) 12; most measures are
 * from memory, from national guidelines, or from the Council Recommendation, and say so one by one.
 */
export const toolkit = defineRegister({
  id: "toolkit",
  title: "Foreign interference toolkit",
  summary:
    "Measures against foreign interference by area and phase, with a question for each: a working catalogue after the Commission's toolkit, the Council Recommendation and national guidelines.",
  properties: {
    area: choice("Area", AREAS, {required: true}),
    section: choice("Section", SECTIONS, {required: true}),
    phase: choice("Phase", PHASES, {required: true}),
    measure: text("Measure", {required: true}),
    detail: text("In detail", {many: true}),
    question: text("Question to ask", {required: true}),
    recommendation: cites("Point of the Council Recommendation", {})
  }
});
