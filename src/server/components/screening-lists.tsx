import type {FC} from "hono/jsx";
import {type OpenScreening, openScreening} from "../../app/screening/open-screening.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {sayAge} from "../../safeguard/lists/list-state.ts";
import {gapsOf, type ScreeningAnswer} from "../../safeguard/screening/use/answer.ts";
import type {PageContext} from "../page.ts";
import {Scroll} from "./scroll.tsx";

/** The lists held, or why none is. */
export type Opened = OpenScreening | {readonly error: ApertureError};

export async function tryOpen({dataDir, effects}: PageContext): Promise<Opened> {
  try {
    return await openScreening(dataDir, effects);
  } catch (error) {
    if (error instanceof ApertureError && error.code === "no-records") return {error};
    throw error;
  }
}

export const NoLists: FC = () => (
  <div class="empty">
    <h2>No list is held yet</h2>
    <p>Nothing was screened. Fetch lists from their publishers, or read them from files:</p>
    <p>
      <code>npx aperture lists update</code>
      <br />
      <code>npx aperture lists update --from FOLDER</code>
    </p>
  </div>
);

/** Lists an answer does not rest on, or rests on in an edition past its age. */
export const Gaps: FC<{answer: Pick<ScreeningAnswer, "screened" | "notScreened">}> = ({answer}) => {
  const {missing, outdated} = gapsOf(answer);
  return (
    <>
      {missing.length > 0 && (
        <div class="caveat">
          <strong>Not screened against</strong> {missing.map(({title}) => title).join("; ")}.
        </div>
      )}
      {outdated.length > 0 && (
        <div class="caveat">
          <strong>Searched in an outdated edition,</strong> and not screened against today’s:{" "}
          {outdated.map(({title}) => title).join("; ")}.
        </div>
      )}
    </>
  );
};

export const Lists: FC<{open: OpenScreening}> = ({open}) => {
  const {missing, outdated} = gapsOf(open);
  const old = new Set(outdated.map(({list}) => list));
  return (
    <>
      <h2 id="lists">Lists held</h2>
      <Scroll label="Lists held" isList>
        <table>
          <caption class="visually-hidden">Lists held, with edition and age</caption>
          <thead>
            <tr>
              <th scope="col">List</th>
              <th scope="col">Authority</th>
              <th scope="col">Edition</th>
              <th scope="col" class="num">
                Entries
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {open.screened.map(({list, title, authority, dated, entries, ...age}) => (
              <tr>
                <th scope="row">{title}</th>
                <td data-label="Authority">{authority}</td>
                <td data-label="Edition" class="nowrap">
                  {age.isUndated ? `undated, file of ${formatDate(dated)}` : formatDate(dated)}
                </td>
                <td data-label="Entries" class="num">
                  {formatNumber(entries)}
                </td>
                <td data-label="State" class="nowrap">
                  {old.has(list) ? `outdated, ${sayAge(age)}` : sayAge(age)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {missing.length > 0 && <p class="quiet">Not held: {missing.map(({title}) => title).join("; ")}.</p>}
    </>
  );
};
