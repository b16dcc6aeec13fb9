import {ApertureError} from "../base/errors.ts";
import type {Trace} from "../domain/figure.ts";

/** Why the figures of a trace may be read here and not be handed on; undefined where they may. */
export function withheldIn({vintages}: Pick<Trace, "vintages">): string | undefined {
  return vintages.find(({withheld}) => withheld !== undefined)?.withheld;
}

/** Refuses to hand on figures of a source whose licence forbids it, or does not say that it allows it. */
export function refuseWithheld(trace: Trace): void {
  const reason = withheldIn(trace);
  if (reason === undefined) return;
  throw new ApertureError("refused", `not for republication: ${trace.indicator.id}`, {
    hint: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Read it in the pages or with: aperture query ${trace.indicator.id}`
  });
}
