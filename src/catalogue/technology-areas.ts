import type {Confidence} from "../domain/confidence.ts";
export interface TechnologyArea {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly isMostSensitive: boolean;
  readonly technologies: readonly {
    readonly id: string;
    readonly title: string;
    readonly confidence: Confidence;
  }[];
  readonly confidence: Confidence;
}
export function technologyAreas(): readonly TechnologyArea[] {
  return [
    {
      id: "quantum",
      number: 3,
      title: "Quantum",
      isMostSensitive: true,
      technologies: [{id: "quantum-computing", title: "Quantum computing", confidence: "reported"}],
      confidence: "reported"
    }
  ];
}
