/** How a fact is known: read in the document itself, read in a report of it, or remembered. */
export type Confidence = "seen" | "reported" | "unverified";

/** How the confidence of a fact is said on screen; nothing is said of what was read. */
export const CONFIDENCE_NOTES: Readonly<Record<Confidence, string>> = {
  seen: "read in the source",
  reported: "read in a report of the source",
  unverified: "unverified"
};
