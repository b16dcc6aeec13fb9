import {seenCase} from "../../../app/cases/desk.ts";
import {readCaseFile} from "../../../app/cases/files.ts";
import {recordViewed} from "../../../app/cases/trail.ts";
import {ApertureError} from "../../../base/errors.ts";
import {accountsOf} from "../../../safeguard/accounts/account.ts";
import {STATUSES} from "../../statuses.ts";
import type {CaseRoute, SignedInContext} from "../route.ts";
import {CaseView} from "../views/case.tsx";
import {Frame} from "../views/frame.tsx";
import {Problem} from "../views/problem.tsx";

/** One case: everything that is known of it and what comes next. */
export const caseRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/cases/:id",
    needs: "read-case",
    async handle(context) {
      const {desk, account, c, effects} = context;
      const id = c.req.param("id") ?? "";
      const one = await seenCase(desk, account, id);
      await recordViewed(desk, account, one.id, effects);
      return casePage(context, id);
    }
  },
  {
    method: "GET",
    path: "/cases/:id/files/:file",
    needs: "read-case",
    async handle({desk, account, c, effects}) {
      const one = await seenCase(desk, account, c.req.param("id") ?? "");
      const found = one.files.find(({file}) => file === c.req.param("file"));
      if (!found) throw new ApertureError("not-found", "no such file in this case");
      const bytes = await readCaseFile(desk, one.id, found);
      await recordViewed(desk, account, one.id, effects);
      return new Response(bytes, {
        headers: {
          "Content-Type": found.mediaType,
          "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
          "Cache-Control": "no-store"
        }
      });
    }
  }
];

async function casePage(context: SignedInContext, id: string, problem?: ApertureError): Promise<Response> {
  const {desk, account, c, today, form} = context;
  const one = await seenCase(desk, account, id);
  const colleagues = await accountsOf(desk.ledgers.database, account.institution);
  return c.html(
    <Frame
      title={one.plan?.title ?? "Erased case"}
      path={`/cases/${id}`}
      account={account}
      trail={[{href: "/cases", title: "Appraisals"}]}
    >
      <Problem problem={problem} />
      <CaseView one={one} account={account} colleagues={colleagues} today={today} tried={form} />
    </Frame>,
    problem ? STATUSES[problem.code] : 200
  );
}

/** The page of the case with what was wrong, and what was written still in its form. */
export async function answerProblem(context: SignedInContext, id: string, error: unknown): Promise<Response> {
  if (!(error instanceof ApertureError) || error.code === "not-found") throw error;
  return casePage(context, id, error);
}
