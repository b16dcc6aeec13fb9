import type {FC} from "hono/jsx";
import type {ApertureError} from "../../base/errors.ts";

/** What is wrong with a form, above its fields. */
export const Problem: FC<{error: ApertureError}> = ({error}) => (
  <div class="caveat" role="alert">
    <strong>{error.message}</strong> {error.hint}
  </div>
);
