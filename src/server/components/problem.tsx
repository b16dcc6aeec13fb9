import type {FC} from "hono/jsx";
import type {ApertureError} from "../../base/errors.ts";
import {capital} from "../../base/text.ts";

/** What is wrong with a form and what to do, above its fields, and read out when it appears. */
export const Problem: FC<{problem: ApertureError | undefined}> = ({problem}) =>
  problem ? (
    <div class="caveat" role="alert">
      <strong>{capital(problem.message)}.</strong> {problem.hint}
    </div>
  ) : null;
