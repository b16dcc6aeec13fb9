import type {FC} from "hono/jsx";
import type {Edition} from "../../app/site.ts";
import {FETCH_COMMAND, WORKS_COMMAND} from "../../base/commands.ts";
import {formatDate} from "../../base/dates.ts";
import type {Figure} from "../../domain/figure.ts";
import {Num} from "./figure.tsx";

/** A figure where there is one; otherwise a dash with its reason. */
export const MaybeNum: FC<{figure: Figure | undefined; reason?: string}> = ({figure, reason}) =>
  figure ? (
    <Num figure={figure} />
  ) : (
    <span class="blank">
      – <span class="reason">{reason ?? "nothing found"}</span>
    </span>
  );

/** Says that a picture needs records, and how to fetch them. */
export const NeedsRecords: FC<{what: string}> = ({what}) => (
  <div class="note">
    <p>
      {what} cannot be added up exactly from the aggregates shipped with Aperture; it needs the project
      records. Fetch them with <code>{FETCH_COMMAND}</code>
    </p>
  </div>
);

/** Says that a picture needs publications, and how to read them. */
export const NeedsWorks: FC<{what: string}> = ({what}) => (
  <div class="note">
    <p>
      {what} needs works of OpenAlex, which are not shipped with Aperture. Read them with{" "}
      <code>{WORKS_COMMAND}</code>
    </p>
  </div>
);

/** What was read and of which day, for the line under a page's finding. */
export function vintageNote(edition: Edition): string {
  return edition.warehouse.manifest.vintages
    .map(({ref}) => `${ref.title}, as of ${formatDate(ref.dated)}`)
    .join("; ");
}
