import type {FC} from "hono/jsx";
import type {ApertureError} from "../../../base/errors.ts";
import {Problem} from "../../components/problem.tsx";

/** Takes in the signed case file of another institution; stands open where one was refused. */
export const ImportForm: FC<{problem: ApertureError | undefined}> = ({problem}) => (
  <details class="mapping" id="import" open={problem !== undefined}>
    <summary>Take in a case of another institution</summary>
    <Problem problem={problem} />
    <p class="quiet">
      Their signed case file, unchanged. Plan, evidence and answers are taken over; their decision is told and
      decides nothing here. A file that was changed after it was signed is refused.
    </p>
    <form class="inline-form" method="post" action="/cases/import" enctype="multipart/form-data">
      <label for="case-file">Case file (.json)</label>
      <input id="case-file" name="file" type="file" required accept=".json,application/json" />
      <button class="button secondary" type="submit">
        Take it in
      </button>
    </form>
  </details>
);
