import type {FC} from "hono/jsx";
import {ALERT_KINDS, type Alert} from "../../../safeguard/assets/alerts.ts";

/** Alerts as they are at this moment, the gravest first. */
export const AlertList: FC<{alerts: readonly Alert[]; isOfAsset?: boolean}> = ({alerts, isOfAsset}) =>
  alerts.length > 0 ? (
    <section id="alerts">
      <h2>To look at</h2>
      {alerts.map(({kind, says, project, asset, screening}) => (
        <p class="caveat">
          <strong>{ALERT_KINDS[kind]}.</strong> {says}{" "}
          {!isOfAsset && (
            <a class="no-print" href={`/assets/${project}/item?asset=${asset}`}>
              Look at it
            </a>
          )}{" "}
          {screening !== undefined && (
            <a class="no-print" href={certificateHref(project, screening)}>
              Certificate
            </a>
          )}
        </p>
      ))}
      <p class="quiet">
        Alerts are the software’s findings, computed when the page is opened. What they mean is for a person
        to decide.
      </p>
    </section>
  ) : null;

export function certificateHref(project: string, screening: string): string {
  return `/assets/${project}/certificates/${screening}`;
}
