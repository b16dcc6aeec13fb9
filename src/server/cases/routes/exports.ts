import {REDACTABLE, writeCaseFile} from "../../../app/cases/case-file.ts";
import {seenCase} from "../../../app/cases/desk.ts";
import {importCase} from "../../../app/cases/import-case.ts";
import {recordExported} from "../../../app/cases/trail.ts";
import {ApertureError} from "../../../base/errors.ts";
import {type CaseRoute, seeOther} from "../route.ts";

/** Forms in which a case leaves, each written into the trail before it is handed out; and the way in for another's. */
export const exportRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/cases/:id/export/json",
    needs: "read-case",
    async handle({desk, account, c, effects}) {
      const one = await seenCase(desk, account, c.req.param("id") ?? "");
      const without = c.req.queries("without") ?? [];
      const file = await writeCaseFile(desk, account, one, without, effects);
      const left = Object.keys(REDACTABLE).filter((name) => without.includes(name));
      await recordExported(
        desk,
        account,
        one.id,
        ["case file", ...left.map((name) => `no ${name}`)].join(", "),
        effects
      );
      return c.body(file, 200, {
        "Content-Type": "application/json",
        "Content-Disposition": `attachment; filename="${one.id}.json"`
      });
    }
  },
  {
    method: "POST",
    path: "/cases/import",
    needs: "open-case",
    async handle({desk, account, form, c, effects}) {
      const file = form.file("file");
      if (!file)
        throw new ApertureError("usage", "missing file", {
          hint: "Choose the case file of another institution."
        });
      return seeOther(c, `/cases/${await importCase(desk, account, await file.text(), effects)}`);
    }
  }
];
