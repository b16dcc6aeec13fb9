import {
  type TakenOut,
  type TakingOut,
  takeOutDossier,
  takeOutFile,
  takeOutForm,
  takeOutWordForm
} from "../../../app/cases/outputs/take-out.ts";
import type {CaseRoute, SignedInContext} from "../route.ts";
import {FormView} from "../views/form.tsx";
import {Frame} from "../views/frame.tsx";

/** Forms in which a case leaves, each written into the trail before it is handed out. */
export const exportRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/cases/:id/export/json",
    needs: "read-case",
    handle: async (context) => attachment(await takeOutFile(takingOut(context)))
  },
  {
    method: "GET",
    path: "/cases/:id/export/pdf",
    needs: "read-case",
    handle: async (context) => attachment(await takeOutDossier(takingOut(context), "pdf"))
  },
  {
    method: "GET",
    path: "/cases/:id/export/docx",
    needs: "read-case",
    handle: async (context) => attachment(await takeOutDossier(takingOut(context), "docx"))
  },
  {method: "GET", path: "/cases/:id/export/form/:form", needs: "read-case", handle: formPage},
  {
    method: "GET",
    path: "/cases/:id/export/form/:form/docx",
    needs: "read-case",
    handle: async (context) => attachment(await takeOutWordForm(takingOut(context), formIn(context)))
  }
];

async function formPage(context: SignedInContext): Promise<Response> {
  const {account, c} = context;
  const taking = takingOut(context);
  const filled = await takeOutForm(taking, formIn(context));
  const {one, form} = filled;
  return c.html(
    <Frame
      title={form.title}
      path={`/cases/${one.id}/export/form/${form.id}`}
      account={account}
      trail={[
        {href: "/cases", title: "Appraisals"},
        {href: `/cases/${one.id}`, title: one.plan?.title ?? "Case"}
      ]}
    >
      <FormView filled={filled} id={one.id} without={taking.without} />
    </Frame>
  );
}

function takingOut({desk, account, c, effects}: SignedInContext): TakingOut {
  return {desk, account, id: c.req.param("id") ?? "", without: c.req.queries("without") ?? [], effects};
}

function formIn({c}: SignedInContext): string {
  return c.req.param("form") ?? "";
}

function attachment({name, mediaType, data}: TakenOut): Response {
  return new Response(data, {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store"
    }
  });
}
