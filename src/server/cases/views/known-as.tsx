import type {FC} from "hono/jsx";
import {CONFIDENCE_NOTES, type Confidence} from "../../../domain/confidence.ts";

/** Marks a measure, practice or clause that nobody confirmed against its source. */
export const KnownAs: FC<{confidence: Confidence}> = ({confidence}) =>
  confidence === "unverified" ? <span class="badge unverified">{CONFIDENCE_NOTES[confidence]}</span> : null;
