import {z} from "zod";

/** Kinds of evidence a case quotes, in the order in which they are shown. */
export const EVIDENCE_KINDS = {
  "country-status": "Status of the country",
  eligibility: "Eligibility",
  "academic-freedom": "Academic freedom",
  "country-conditions": "Rule of law and corruption",
  screening: "Screening",
  technology: "Critical technology",
  "earlier-cooperation": "Earlier cooperation",
  initiatives: "Shared initiatives and agreements",
  "not-consulted": "Not consulted"
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

const source = z.strictObject({
  title: z.string(),
  dated: z.string().optional(),
  sha256: z.string().optional(),
  address: z.string().optional()
});
export type EvidenceSource = z.infer<typeof source>;

/**
 * What was known on a day, quoted and not linked: the data will be rebuilt, the case must still say what it said. A
 * signal is a finding of the software; what it means is a person's decision.
 */
export const evidenceSchema = z.strictObject({
  kind: z.enum(Object.keys(EVIDENCE_KINDS) as [EvidenceKind]),
  /** The partner, country or technology it is about. */
  about: z.string(),
  /** The finding in a sentence. */
  says: z.string(),
  signal: z.enum(["none", "attention", "risk"]),
  /** Why it raises the case, where it does. */
  because: z.string().optional(),
  /** Figures and statements as they stood, each with its own words. */
  quoted: z.array(z.strictObject({label: z.string(), value: z.string(), figure: z.string().optional()})),
  /** Facts by which a later look sees that something changed. */
  facts: z.record(z.string(), z.string()),
  /** A signed search certificate, where the evidence is a screening. */
  certificate: z.string().optional(),
  sources: z.array(source),
  on: z.iso.date()
});
export type CaseEvidence = z.infer<typeof evidenceSchema>;

/** By which evidence of two days is the same evidence. */
export function evidenceKey({kind, about}: Pick<CaseEvidence, "kind" | "about">): string {
  return `${kind} ${about}`;
}
