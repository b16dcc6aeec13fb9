import {openProject, seenProject, seenProjects} from "../../../app/assets/desk.ts";
import {assetsCsv, assetsJson, type Watched} from "../../../app/assets/export.ts";
import {restrictionsFor} from "../../../app/assets/restrictions.ts";
import {recordExported, recordViewed} from "../../../app/cases/trail.ts";
import {ApertureError} from "../../../base/errors.ts";
import {accountsOf} from "../../../safeguard/accounts/account.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import {alertsOf} from "../../../safeguard/assets/alerts.ts";
import type {AssetProject} from "../../../safeguard/assets/project.ts";
import {assetIn, mayKeepAssets} from "../../../safeguard/assets/steps.ts";
import {Problem} from "../../components/problem.tsx";
import {STATUSES} from "../../statuses.ts";
import {projectOf} from "../asset-form.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {AssetItemView} from "../views/asset-item.tsx";
import {AssetProjectView} from "../views/asset-project.tsx";
import {ProjectForm} from "../views/asset-project-form.tsx";
import {AssetRegisterView} from "../views/asset-register.tsx";
import {nameOf} from "../views/case-props.ts";
import {Frame} from "../views/frame.tsx";

const REGISTER = {href: "/assets", title: "Intellectual assets"};

/** The register of intellectual assets, its projects, one asset, and the forms in which the register leaves. */
export const assetRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/assets",
    needs: "read-assets",
    async handle(context) {
      const {account, c, today} = context;
      return c.html(
        <Frame title={REGISTER.title} path="/assets" account={account}>
          <AssetRegisterView
            watched={await watchedOf(context)}
            mayOpen={mayDo(account.role, "work-on-assets")}
            isOwnOnly={account.role === "researcher"}
            today={today}
          />
        </Frame>
      );
    }
  },
  {method: "GET", path: "/assets/new", needs: "work-on-assets", handle: (context) => newPage(context)},
  {
    method: "POST",
    path: "/assets",
    needs: "work-on-assets",
    async handle(context) {
      const {desk, account, form, effects, c} = context;
      try {
        return seeOther(c, `/assets/${await openProject(desk, account, projectOf(form), effects)}`);
      } catch (error) {
        if (!(error instanceof ApertureError) || error.code !== "usage") throw error;
        return newPage(context, error);
      }
    }
  },
  exported("csv", "text/csv; charset=utf-8", assetsCsv),
  exported("json", "application/json", assetsJson),
  {
    method: "GET",
    path: "/assets/:id",
    needs: "read-assets",
    async handle(context) {
      const {desk, account, c, effects} = context;
      const one = await seenProject(desk, account, c.req.param("id") ?? "");
      await recordViewed(desk, account, one.id, effects);
      return projectPage(context);
    }
  },
  {
    method: "GET",
    path: "/assets/:id/item",
    needs: "read-assets",
    handle: (context) => itemPage(context, context.c.req.query("asset") ?? "")
  },
  {method: "GET", path: "/assets/:id/certificates/:screening", needs: "read-assets", handle: certificate}
];

/** The signed certificate of a screening, as `aperture certificate` checks it. */
async function certificate({desk, account, c, effects}: SignedInContext): Promise<Response> {
  const one = await seenProject(desk, account, c.req.param("id") ?? "");
  const screening = c.req.param("screening") ?? "";
  const found = [...one.screenings.values()].find((kept) => kept.screening === screening);
  if (!found?.evidence.certificate) {
    throw new ApertureError("not-found", "no such certificate", {
      hint: "Screen the holders again on the page of the asset."
    });
  }
  await recordExported(desk, account, one.id, "certificate", effects);
  return c.body(`${found.evidence.certificate}\n`, 200, {
    "Content-Type": "application/json",
    "Content-Disposition": `attachment; filename="${screening}.json"`
  });
}

function exported(form: string, mediaType: string, write: typeof assetsJson): CaseRoute {
  return {
    method: "GET",
    path: `/assets/export/${form}`,
    needs: "read-assets",
    async handle(context) {
      const {desk, account, c, effects, today} = context;
      const watched = await watchedOf(context);
      const colleagues = await accountsOf(desk.ledgers.database, account.institution);
      for (const {one} of watched) await recordExported(desk, account, one.id, form, effects);
      return c.body(
        write(watched, (id) => nameOf(colleagues, id)),
        200,
        {
          "Content-Type": mediaType,
          "Content-Disposition": `attachment; filename="intellectual-assets-${today}.${form}"`
        }
      );
    }
  };
}

async function watchedOf({desk, account, today}: SignedInContext): Promise<Watched[]> {
  const restrictionsOf = await restrictionsFor(desk, account, today);
  return (await seenProjects(desk, account)).map((one) => ({
    one,
    alerts: alertsOf(one, restrictionsOf, today)
  }));
}

function newPage({c, account, form}: SignedInContext, problem?: ApertureError): Response | Promise<Response> {
  return c.html(
    <Frame title="Open a register" path="/assets/new" account={account} trail={[REGISTER]}>
      <Problem problem={problem} />
      <ProjectForm tried={form} />
    </Frame>,
    problem ? STATUSES[problem.code] : 200
  );
}

/** The page of a project's assets, with what was wrong with a step. */
export async function projectPage(context: SignedInContext, problem?: ApertureError): Promise<Response> {
  const {desk, account, c, today, form} = context;
  const one = await seenProject(desk, account, c.req.param("id") ?? "");
  const colleagues = await accountsOf(desk.ledgers.database, account.institution);
  return c.html(
    <Frame title={one.project.title} path={`/assets/${one.id}`} account={account} trail={[REGISTER]}>
      <Problem problem={problem} />
      <AssetProjectView
        one={one}
        alerts={alertsOf(one, await restrictionsFor(desk, account, today), today)}
        account={account}
        today={today}
        colleagues={colleagues}
        mayWork={mayKeepAssets(one, account)}
        tried={form}
      />
    </Frame>,
    problem ? STATUSES[problem.code] : 200
  );
}

/** The page of one asset, or the form for a new one. */
export async function itemPage(
  context: SignedInContext,
  id: string,
  problem?: ApertureError
): Promise<Response> {
  const {desk, account, c, today, form} = context;
  const one: AssetProject = await seenProject(desk, account, c.req.param("id") ?? "");
  const asset = id === "" ? undefined : assetIn(one, id);
  const alerts = alertsOf(one, await restrictionsFor(desk, account, today), today);
  return c.html(
    <Frame
      title={asset?.title ?? "Register an asset"}
      path={`/assets/${one.id}/item`}
      account={account}
      trail={[REGISTER, {href: `/assets/${one.id}`, title: one.project.title}]}
    >
      <Problem problem={problem} />
      <AssetItemView
        one={one}
        asset={asset}
        alerts={alerts.filter((alert) => alert.asset === id)}
        mayWork={mayKeepAssets(one, account)}
        today={today}
        tried={form}
      />
    </Frame>,
    problem ? STATUSES[problem.code] : 200
  );
}
