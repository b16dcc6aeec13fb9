import {csvLines} from "../../base/csv.ts";
import {safeCell} from "../../base/safe-cell.ts";
import {agreementClauses, assetPractices} from "../../catalogue/asset-guidance.ts";
import type {Alert} from "../../safeguard/assets/alerts.ts";
import type {AssetContent} from "../../safeguard/assets/asset.ts";
import {PROJECT_STAGES} from "../../safeguard/assets/event.ts";
import {type AssetProject, checkKey} from "../../safeguard/assets/project.ts";

const COLUMNS = [
  "project",
  "project_title",
  "unit",
  "project_stage",
  "case",
  "asset",
  "title",
  "role",
  "kind",
  "owners",
  "source",
  "access",
  "protection",
  "protected_on",
  "restrictions",
  "publication",
  "path",
  "path_note",
  "stage",
  "alerts"
] as const;

/** A register with what speaks against it at the moment. */
export interface Watched {
  readonly one: AssetProject;
  readonly alerts: readonly Alert[];
}

/** The register as CSV, one asset a row; several values in a cell are parted by a bar. */
export function assetsCsv(projects: readonly Watched[]): string {
  const rows = projects.flatMap(({one, alerts}) =>
    [...one.assets.values()].map((asset) => {
      const row = rowOf(one, asset, alerts);
      return COLUMNS.map((column) => safeCell(row[column]));
    })
  );
  return csvLines([COLUMNS, ...rows]);
}

function rowOf(
  {id, project, access}: AssetProject,
  asset: AssetContent,
  alerts: readonly Alert[]
): Record<(typeof COLUMNS)[number], string> {
  const holders = [...access.values()].filter((one) => one.asset === asset.asset && one.ended === undefined);
  return {
    project: id,
    project_title: project.title,
    unit: project.unit,
    project_stage: project.stage,
    case: project.case ?? "",
    asset: asset.asset,
    title: asset.title,
    role: asset.role,
    kind: asset.kind,
    owners: asset.owners
      .map(({name, share}) => (share === undefined ? name : `${name} (${share} %)`))
      .join("|"),
    source: asset.source,
    access: holders.map(({holder, scope, terms}) => `${holder}: ${scope}; ${terms}`).join("|"),
    protection: asset.protection,
    protected_on: asset.protectedOn ?? "",
    restrictions: asset.restrictions,
    publication: asset.publication ?? "",
    path: asset.path,
    path_note: asset.pathNote,
    stage: asset.stage,
    alerts: alerts
      .filter((alert) => alert.asset === asset.asset)
      .map(({says}) => says)
      .join("|")
  };
}

/** The register as JSON, with access rights, transfers, checklists and clauses; what is unanswered says so. */
export function assetsJson(projects: readonly Watched[], nameOf: (account: string) => string): string {
  const content = {
    type: "aperture-intellectual-assets",
    version: 1,
    projects: projects.map(({one, alerts}) => ({
      id: one.id,
      ...one.project,
      author: nameOf(one.author),
      assets: [...one.assets.values()],
      access: [...one.access.values()],
      screenings: [...one.screenings.values()].map(({holder, evidence: {says, signal, on, certificate}}) => ({
        holder,
        says,
        signal,
        on,
        certificate: certificate === undefined ? null : JSON.parse(certificate)
      })),
      transfers: [...one.transfers.values()].map(({decided, ...transfer}) => ({
        ...transfer,
        decided: decided ? {...decided, by: nameOf(decided.by)} : null
      })),
      checklist: checklistOf(one, nameOf),
      agreements: [...one.agreements.values()].map(({clauses, ...agreement}) => ({
        ...agreement,
        clauses: agreementClauses().map(({id, title}) => ({
          clause: id,
          title,
          state: clauses.get(id)?.state ?? null,
          note: clauses.get(id)?.note ?? ""
        }))
      })),
      alerts
    }))
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function checklistOf({checks}: AssetProject, nameOf: (account: string) => string) {
  return (Object.keys(PROJECT_STAGES) as (keyof typeof PROJECT_STAGES)[]).flatMap((stage) =>
    assetPractices()
      .filter(({stages}) => stages.includes(stage))
      .map(({id, topic, question, confidence}) => {
        const found = checks.get(checkKey(stage, id));
        return {
          stage,
          practice: id,
          topic,
          question,
          confidence,
          answer: found?.answer ?? null,
          note: found?.note ?? "",
          by: found ? nameOf(found.by) : null,
          at: found?.at ?? null
        };
      })
  );
}
