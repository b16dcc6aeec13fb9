import type {FC} from "hono/jsx";
import type {ApertureError} from "../../../base/errors.ts";

/** What was wrong with a form, above it, and read out when it appears. */
export const Problem: FC<{problem: ApertureError | undefined}> = ({problem}) =>
  problem ? (
    <div class="caveat" role="alert">
      <strong>{problem.message.charAt(0).toUpperCase() + problem.message.slice(1)}.</strong> {problem.hint}
    </div>
  ) : null;
