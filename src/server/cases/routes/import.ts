import {importCase} from "../../../app/cases/import-case.ts";
import {ApertureError} from "../../../base/errors.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {listPage} from "./cases.tsx";

/** The way in for a case file of another institution; one that is refused comes back to its form with the reason. */
export const importRoutes: readonly CaseRoute[] = [
  {
    method: "POST",
    path: "/cases/import",
    needs: "open-case",
    async handle(context) {
      try {
        return seeOther(context.c, `/cases/${await takeIn(context)}`);
      } catch (error) {
        if (error instanceof ApertureError) return listPage(context, error);
        throw error;
      }
    }
  }
];

async function takeIn({desk, account, form, effects}: SignedInContext): Promise<string> {
  const file = form.file("file");
  if (file) return importCase(desk, account, await file.text(), effects);
  throw new ApertureError("usage", "missing file", {hint: "Choose the case file of another institution."});
}
