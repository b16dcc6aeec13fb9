import type {Figure} from "../../../domain/figure.ts";
import type {EvidenceSource} from "../../../safeguard/cases/evidence.ts";

/** The files a figure rests on, as evidence quotes them. */
export function vintagesOf({trace}: Pick<Figure, "trace">): EvidenceSource[] {
  return trace.vintages.map(({title, dated, sha256, address}) => ({title, dated, sha256, address}));
}
