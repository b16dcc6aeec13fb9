import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import {
  ASSET_KINDS,
  ASSET_ROLES,
  ASSET_STAGES,
  type AssetContent,
  PATHS,
  PROTECTIONS
} from "../../../safeguard/assets/asset.ts";
import type {AssetProject} from "../../../safeguard/assets/project.ts";
import {Scroll} from "../../components/scroll.tsx";

/** The assets of a project, background first, with what is open left open. */
export const AssetTable: FC<{one: AssetProject}> = ({one}) => {
  const assets = [...one.assets.values()].sort(
    (a, b) => a.role.localeCompare(b.role) || a.title.localeCompare(b.title)
  );
  if (assets.length === 0) return <p class="quiet">No asset is registered.</p>;
  return (
    <Scroll label="Assets" isList>
      <table>
        <caption class="visually-hidden">Assets of {one.project.title}</caption>
        <thead>
          <tr>
            <th scope="col">Asset</th>
            <th scope="col">Owners</th>
            <th scope="col">Protection</th>
            <th scope="col">Publication</th>
            <th scope="col">Use</th>
            <th scope="col">Access</th>
          </tr>
        </thead>
        <tbody>
          {assets.map((asset) => (
            <AssetRow one={one} asset={asset} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const AssetRow: FC<{one: AssetProject; asset: AssetContent}> = ({one, asset}) => {
  const {title, role, kind, owners, protection, protectedOn, publication, path, stage} = asset;
  const holders = [...one.access.values()].filter(
    (access) => access.asset === asset.asset && access.ended === undefined
  );
  return (
    <tr>
      <th scope="row">
        <a href={`/assets/${one.id}/item?asset=${asset.asset}`}>{title}</a>
        <span class="row-note">
          {ASSET_ROLES[role].split(":")[0]}, {ASSET_KINDS[kind].toLowerCase()}
        </span>
      </th>
      <td data-label="Owners">{ownersSaid(owners) || <span class="quiet">– none named</span>}</td>
      <td data-label="Protection">
        <span>
          {PROTECTIONS[protection]}
          {protectedOn && <span class="row-note">{formatDate(protectedOn)}</span>}
        </span>
      </td>
      <td data-label="Publication">
        {publication ? formatDate(publication) : <span class="quiet">– no day</span>}
      </td>
      <td data-label="Use">
        <span>
          {path === "none" ? <span class="quiet">– no path named</span> : PATHS[path]}
          <span class="row-note">{ASSET_STAGES[stage]}</span>
        </span>
      </td>
      <td data-label="Access">
        {holders.map(({holder}) => holder).join(", ") || <span class="quiet">– nobody</span>}
      </td>
    </tr>
  );
};

/** Owners with their shares, where these are settled. */
export function ownersSaid(owners: AssetContent["owners"]): string {
  return owners.map(({name, share}) => (share === undefined ? name : `${name} (${share}\u00a0%)`)).join(", ");
}
