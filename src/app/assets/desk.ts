import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {type Account, accountsOf} from "../../safeguard/accounts/account.ts";
import {mayDo} from "../../safeguard/accounts/roles.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import {
  ASSET_EVENTS,
  type AssetEvent,
  type AssetEventOf,
  type ProjectContent
} from "../../safeguard/assets/event.ts";
import type {AssetProject} from "../../safeguard/assets/project.ts";
import {mayKeepAssets, maySeeAssets} from "../../safeguard/assets/steps.ts";
import {draftFrom} from "../../safeguard/ledger/stream.ts";
import {type CaseDesk, seenCase} from "../cases/desk.ts";
import {beginStream, type StreamWork} from "../cases/stream.ts";

/** How the assets of a project are worked on. */
export const ASSET_WORK: StreamWork<AssetProject, AssetEvent> = {
  find: seenProject,
  mayWork: mayKeepAssets,
  draftOf: (id, event) => draftFrom(ASSET_EVENTS, id, event),
  title: "these assets"
};

/** A project whose assets this account may see; every other one does not exist for it. */
export async function seenProject(desk: CaseDesk, account: Account, id: string): Promise<AssetProject> {
  const found = (await desk.assetProjects.all(account.institution)).get(id);
  if (found && maySeeAssets(found, account)) return found;
  throw new ApertureError("not-found", "no such project in the register", {
    hint: "Choose one under /assets."
  });
}

/** Every project whose assets this account may see, the one changed last first. */
export async function seenProjects(desk: CaseDesk, account: Account): Promise<readonly AssetProject[]> {
  return [...(await desk.assetProjects.all(account.institution)).values()]
    .filter((one) => maySeeAssets(one, account))
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.id.localeCompare(b.id));
}

/** Opens the register of a project. Answers with its id. */
export async function openProject(
  desk: CaseDesk,
  account: Account,
  project: ProjectContent,
  effects: Pick<Effects, "now">
): Promise<string> {
  await linkedCase(desk, account, project);
  const id = newId("assets");
  await beginStream(
    ASSET_WORK,
    desk,
    account,
    id,
    [{type: "asset-project-opened", content: project}],
    effects
  );
  return id;
}

/** Refuses a link to a case the account may not see, in the words for one that does not exist. */
export async function linkedCase(desk: CaseDesk, account: Account, project: ProjectContent): Promise<void> {
  if (project.case === undefined) return;
  await seenCase(desk, account, project.case).catch((cause: unknown) => {
    throw new ApertureError("usage", `no such case: ${project.case}`, {
      hint: "Copy its name from the address of its page, or leave the field blank.",
      cause
    });
  });
}

/** Shares a project with a colleague who works on assets. */
export async function shareProject(
  desk: CaseDesk,
  account: Account,
  colleague: string
): Promise<AssetEventOf<"asset-project-shared">> {
  const colleagues = await accountsOf(desk.ledgers.database, account.institution);
  const found = colleagues.find(
    ({id, role, state}) => id === colleague && state === "active" && mayDo(role, "work-on-assets")
  );
  if (!found) throw new ApertureError("not-found", "no such colleague", {hint: "Choose one of the list."});
  return {type: "asset-project-shared", content: {with: found.id}};
}
