import type {FC} from "hono/jsx";
import {formatDate, type IsoDate} from "../../../base/dates.ts";
import type {Alert} from "../../../safeguard/assets/alerts.ts";
import {
  ASSET_KINDS,
  ASSET_ROLES,
  ASSET_STAGES,
  type AssetContent,
  PATHS,
  PROTECTIONS
} from "../../../safeguard/assets/asset.ts";
import type {AssetProject} from "../../../safeguard/assets/project.ts";
import {AreaField} from "../../components/fields.tsx";
import type {Form} from "../../form.ts";
import {AccessView} from "./asset-access.tsx";
import {AlertList} from "./asset-alerts.tsx";
import {AssetFields} from "./asset-fields.tsx";
import {HoldersView} from "./asset-screening.tsx";
import {ownersSaid} from "./asset-table.tsx";
import {TransfersView} from "./asset-transfers.tsx";

export interface AssetItemProps {
  readonly one: AssetProject;
  /** Undefined where a new one is registered. */
  readonly asset: AssetContent | undefined;
  readonly alerts: readonly Alert[];
  readonly mayWork: boolean;
  readonly today: IsoDate;
  readonly tried: Form;
}

/** One asset: what it is, who has access on which terms, and where it goes. */
export const AssetItemView: FC<AssetItemProps> = (props) => {
  const {one, asset, alerts, mayWork, tried} = props;
  if (!asset)
    return mayWork ? (
      <>
        <div class="page-head">
          <h1>Register an asset</h1>
        </div>
        <AssetFields one={one} asset={undefined} tried={tried} />
      </>
    ) : (
      <p class="quiet">Choose an asset of the project.</p>
    );
  return (
    <>
      <div class="page-head">
        <h1>{asset.title}</h1>
        <p class="finding">
          {ASSET_ROLES[asset.role].split(":")[0]}, {ASSET_KINDS[asset.kind].toLowerCase()}.{" "}
          {asset.protection === "undecided" ? "Protection not decided" : PROTECTIONS[asset.protection]}
          {asset.protectedOn && ` on ${formatDate(asset.protectedOn)}`}.
        </p>
      </div>
      <AlertList alerts={alerts} isOfAsset />
      <AssetFacts asset={asset} />
      <AccessView {...props} asset={asset} />
      <TransfersView {...props} asset={asset} />
      <HoldersView {...props} asset={asset} />
      {mayWork && (
        <section class="no-print">
          <details class="mapping" open={tried.text("role") !== ""}>
            <summary>Change this asset</summary>
            <AssetFields one={one} asset={asset} tried={tried} />
          </details>
          <details class="mapping">
            <summary>Remove this asset</summary>
            <form class="sheet" method="post" action={`/assets/${one.id}/remove`}>
              <input type="hidden" name="seen" value={one.sequence} />
              <input type="hidden" name="asset" value={asset.asset} />
              <AreaField id="remove-reasons" name="reasons" label="Why it is removed" isRequired />
              <button class="button secondary" type="submit">
                Remove it
              </button>
            </form>
          </details>
        </section>
      )}
    </>
  );
};

const AssetFacts: FC<{asset: AssetContent}> = ({asset}) => {
  const rows: readonly (readonly [string, string])[] = [
    ["Owners", ownersSaid(asset.owners) || "– none named"],
    ["Where it comes from", asset.source || "– not said"],
    ["Restrictions", asset.restrictions || "– none named"],
    ["Publication", asset.publication ? formatDate(asset.publication) : "– no day planned"],
    [
      "Exploitation",
      [asset.path === "none" ? "– no path named" : PATHS[asset.path], asset.pathNote]
        .filter(Boolean)
        .join(". ")
    ],
    ["Stage", ASSET_STAGES[asset.stage]]
  ];
  return (
    <dl class="trace">
      {rows.map(([label, value]) => (
        <>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
};
