import type {Confidence} from "../domain/confidence.ts";
export const AREAS = {
  values: "Values",
  governance: "Governance",
  partnerships: "Partnerships",
  cybersecurity: "Cybersecurity"
} as const;
export const PHASES = {
  awareness: "Awareness",
  prevention: "Prevention",
  response: "Response",
  recovery: "Recovery"
} as const;
export interface ToolkitMeasure {
  readonly id: string;
  readonly area: keyof typeof AREAS;
  readonly phase: keyof typeof PHASES;
  readonly section: string;
  readonly measure: string;
  readonly question: string;
  readonly confidence: Confidence;
  readonly recommendation?: string;
}
export function toolkitMeasures(): readonly ToolkitMeasure[] {
  return [
    {
      id: "p1.2",
      area: "partnerships",
      phase: "prevention",
      section: "P1",
      measure: "Due diligence",
      question: "?",
      confidence: "reported"
    }
  ];
}
export function toolkitMeasure(id: string): ToolkitMeasure | undefined {
  return toolkitMeasures().find((m) => m.id === id);
}
