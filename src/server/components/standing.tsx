import type {FC} from "hono/jsx";
import type {Standing} from "../../app/catalogue/things.ts";
import {formatNumber} from "../../base/numbers.ts";

/** How well a set of facts is known, as cells of a row. */
export const StandingCells: FC<{standing: Standing}> = ({standing: {statements, byConfidence, overdue}}) => (
  <>
    <td class="num" data-label="Facts">
      {formatNumber(statements)}
    </td>
    <td class="num" data-label="Read in the source">
      {formatNumber(byConfidence.seen)}
    </td>
    <td class="num" data-label="Read in a report">
      {formatNumber(byConfidence.reported)}
    </td>
    <td class="num" data-label="Unverified">
      {formatNumber(byConfidence.unverified)}
    </td>
    <td class="num" data-label="Past review">
      {formatNumber(overdue)}
    </td>
  </>
);

/** The share of facts known in a way, in percent. */
export function shareOf(
  {statements, byConfidence}: Standing,
  confidence: keyof Standing["byConfidence"]
): string {
  return statements === 0 ? "none" : `${formatNumber((100 * byConfidence[confidence]) / statements, 1)} %`;
}
