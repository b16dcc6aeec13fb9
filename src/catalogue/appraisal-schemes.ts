import type {AppraisalScheme, Tier} from "../domain/appraisal.ts";

const q = (id: string, factor: "partner" | "domain" | "own-organisation" | "country" | "benefit") => ({
  id,
  factor,
  ask: `Question ${id}?`,
  answers: [
    {id: "no", label: "No", signal: "none" as const, measures: []},
    {id: "yes", label: "Yes", signal: "risk" as const, because: `${id} was answered yes`, measures: ["p1.2"]},
    {id: "not-known", label: "Not known", signal: "attention" as const, measures: []}
  ],
  sources: [],
  confidence: "unverified" as const
});
const S: Record<string, AppraisalScheme> = {
  short: {
    id: "short-check-2026",
    title: "Short",
    dated: "2026-11-28",
    tier: "short",
    note: "",
    escalation: {risk: 1, attention: 2},
    questions: [q("a", "partner"), q("b", "domain")]
  },
  enhanced: {
    id: "enhanced-2026",
    title: "Enh",
    dated: "2026-11-28",
    tier: "enhanced",
    note: "",
    questions: [q("c", "country"), q("d", "benefit")]
  }
};
export function appraisalScheme(tier: Tier): AppraisalScheme {
  return S[tier] as AppraisalScheme;
}
export function appraisalSchemeById(id: string): AppraisalScheme | undefined {
  return Object.values(S).find((s) => s.id === id);
}
