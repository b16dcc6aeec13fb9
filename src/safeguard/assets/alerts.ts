import {addDays, formatDate, type IsoDate} from "../../base/dates.ts";
import type {WrittenOrganisation} from "../organisations/same-organisation.ts";
import {type AssetContent, sharesOf} from "./asset.ts";
import {holderKey, holdersOf, holds, isAhead, RIGHTS} from "./holders.ts";
import type {AssetProject, TransferFile} from "./project.ts";

/** What an alert can be about. Alerts are computed when somebody looks, and never stored. */
export const ALERT_KINDS = {
  "holder-listed": "Rights holder on a restrictive list",
  "publication-before-protection": "Publication before protection",
  "publication-near": "Publication near, protection undecided",
  "access-under-restriction": "Access of a partner under restriction",
  "no-owner": "Result without an owner",
  "shares-open": "Shares that do not add up",
  "no-path": "Result without an exploitation path",
  "transfer-without-notice": "Transfer without notice"
} as const;
export type AlertKind = keyof typeof ALERT_KINDS;

export interface Alert {
  readonly kind: AlertKind;
  readonly project: string;
  readonly asset: string;
  readonly says: string;
  /** The screening whose signed certificate shows it. */
  readonly screening?: string;
}

/** Why a partner is under restriction, where it is. */
export type RestrictionsOf = (partner: WrittenOrganisation) => readonly string[];

/** Days before a publication in which protection has to be decided: filing takes weeks. */
export const NEAR_DAYS = 60;

/** Everything about a project's assets that somebody should look at, the gravest first. */
export function alertsOf(
  one: AssetProject,
  restrictionsOf: RestrictionsOf,
  today: IsoDate
): readonly Alert[] {
  const order = Object.keys(ALERT_KINDS);
  const alerts = [
    ...listedAlerts(one, today),
    ...[...one.assets.values()].flatMap((asset) => assetAlerts(asset, today)),
    ...accessAlerts(one, restrictionsOf, today),
    ...[...one.transfers.values()].flatMap((transfer) => transferAlerts(one, transfer, restrictionsOf, today))
  ];
  return alerts
    .map((alert) => ({...alert, project: one.id}))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

type Found = Omit<Alert, "project">;

function assetAlerts(asset: AssetContent, today: IsoDate): Found[] {
  return [...publicationAlerts(asset, today), ...(asset.role === "result" ? resultAlerts(asset) : [])];
}

function publicationAlerts(one: AssetContent, today: IsoDate): Found[] {
  const {publication, protection, protectedOn} = one;
  if (publication === undefined || protection === "none") return [];
  const found = (kind: AlertKind, says: string) => [{kind, asset: one.asset, says}];
  const when = formatDate(publication);
  if (protection === "secret")
    return found(
      "publication-before-protection",
      `“${one.title}” is kept secret; its publication ${publication < today ? "was" : "is"} planned for ${when} and would end that.`
    );
  if (protection === "undecided") {
    if (publication <= today)
      return found(
        "publication-before-protection",
        `“${one.title}” was to be published on ${when}, and nobody decided on its protection.`
      );
    return publication <= addDays(today, NEAR_DAYS)
      ? found(
          "publication-near",
          `“${one.title}” is to be published on ${when}, and its protection is not decided.`
        )
      : [];
  }
  return protectedOn !== undefined && publication < protectedOn
    ? found(
        "publication-before-protection",
        `“${one.title}” is published on ${when}, before its protection of ${formatDate(protectedOn)}.`
      )
    : [];
}

function resultAlerts({asset, title, owners, path}: AssetContent): Found[] {
  const shares = sharesOf(owners);
  const isOpen = owners.length > 0 && owners.every(({share}) => share !== undefined) && shares < 99.995;
  return [
    ...(owners.length === 0 ? [{kind: "no-owner" as const, asset, says: `“${title}” has no owner.`}] : []),
    ...(isOpen
      ? [
          {
            kind: "shares-open" as const,
            asset,
            says: `The shares in “${title}” add up to ${Number(shares.toFixed(2))} %.`
          }
        ]
      : []),
    ...(path === "none"
      ? [{kind: "no-path" as const, asset, says: `“${title}” has no exploitation path.`}]
      : [])
  ];
}

/** Holders who met a list when they were last screened, whether or not anybody ever appraised them. */
function listedAlerts(one: AssetProject, today: IsoDate): Found[] {
  return holdersOf(one, today).flatMap(({organisation, asset, right}) => {
    const found = one.screenings.get(holderKey(organisation));
    if (found?.evidence.signal !== "risk") return [];
    const {screening, evidence} = found;
    const title = one.assets.get(asset)?.title ?? "a removed asset";
    const when = formatDate(evidence.on);
    return [
      {
        kind: "holder-listed" as const,
        asset,
        says: `${organisation.name} ${RIGHTS[right]} “${title}”. Screened on ${when}: ${evidence.says}`,
        screening
      }
    ];
  });
}

function accessAlerts(
  {access, assets}: AssetProject,
  restrictionsOf: RestrictionsOf,
  today: IsoDate
): Found[] {
  return [...access.values()].flatMap((right) => {
    if (!holds(right, today)) return [];
    const {asset, holder, country, identifier} = right;
    return restrictionsOf({name: holder, country, identifier}).map((reason) => ({
      kind: "access-under-restriction" as const,
      asset,
      says: `${holder} has access to “${assets.get(asset)?.title ?? "a removed asset"}”. ${reason}`
    }));
  });
}

function transferAlerts(
  {assets}: AssetProject,
  transfer: TransferFile,
  restrictionsOf: RestrictionsOf,
  today: IsoDate
): Found[] {
  if (!isAhead(transfer)) return [];
  const {asset, to, country, identifier, planned, notified, informed, objectionUntil, decided} = transfer;
  const title = assets.get(asset)?.title ?? "a removed asset";
  const alerts: Found[] = restrictionsOf({name: to, country, identifier}).map((reason) => ({
    kind: "access-under-restriction",
    asset,
    says: `“${title}” ${decided ? "went" : "is to go"} to ${to}. ${reason}`
  }));
  const missing = noticeFault({planned, notified, informed, objectionUntil, decidedOn: decided?.on}, today);
  return missing === undefined
    ? alerts
    : [...alerts, {kind: "transfer-without-notice", asset, says: `“${title}” to ${to}: ${missing}`}];
}

/** What is wrong with the notice of a transfer under Article 40, where something is. */
function noticeFault(
  {
    planned,
    notified,
    informed,
    objectionUntil,
    decidedOn
  }: Pick<TransferFile, "planned" | "notified" | "informed" | "objectionUntil"> & {
    readonly decidedOn: IsoDate | undefined;
  },
  today: IsoDate
): string | undefined {
  const made = decidedOn ?? planned;
  if (notified === undefined)
    return `nobody was notified, and it ${made <= today ? "was" : "is"} planned for ${formatDate(planned)}.`;
  if (notified > made) return `the notice of ${formatDate(notified)} came after it.`;
  if (informed.length === 0) return "it is not said who was informed.";
  if (objectionUntil === undefined) return "the end of the time to object is not known.";
  return made < objectionUntil
    ? `${decidedOn ? "it was decided" : "it is planned"} before the time to object ends on ${formatDate(objectionUntil)}.`
    : undefined;
}
