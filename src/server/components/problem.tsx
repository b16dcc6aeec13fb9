import type {FC, PropsWithChildren} from "hono/jsx";
import type {ApertureError} from "../../base/errors.ts";
import {capital} from "../../base/text.ts";

interface ProblemProps {
  readonly problem: Pick<ApertureError, "message" | "hint"> | undefined;
}

/** What is wrong and what to do, read out when it appears; what stands within takes the place of the hint. */
export const Problem: FC<PropsWithChildren<ProblemProps>> = ({problem, children}) =>
  problem ? (
    <div class="caveat" role="alert">
      <strong>{capital(problem.message)}.</strong> {children ?? problem.hint}
    </div>
  ) : null;
