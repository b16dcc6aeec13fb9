import type {FC} from "hono/jsx";
import {
  ASSET_KINDS,
  ASSET_ROLES,
  ASSET_STAGES,
  type AssetContent,
  PATHS,
  PROTECTIONS
} from "../../../safeguard/assets/asset.ts";
import type {AssetProject} from "../../../safeguard/assets/project.ts";
import {AreaField, LineField, RadioField, SelectField} from "../../components/fields.tsx";
import {type Form, triedOr} from "../../form.ts";
import {ownerLine} from "../asset-form.ts";

interface FieldsProps {
  readonly one: AssetProject;
  readonly asset: AssetContent | undefined;
  readonly tried: Form;
}

/** Everything that is registered of an asset, as a form. */
export const AssetFields: FC<FieldsProps> = (props) => {
  const {one, asset, tried} = props;
  return (
    <form class="ask sheet" method="post" action={`/assets/${one.id}/item`}>
      <input type="hidden" name="seen" value={one.sequence} />
      <input type="hidden" name="asset" value={asset?.asset ?? ""} />
      <LineField
        id="title"
        name="title"
        label="Title"
        value={triedOr(tried, "title", asset?.title)}
        isRequired
      />
      <RadioField
        id="role"
        name="role"
        label="Part in the project"
        options={Object.entries(ASSET_ROLES)}
        value={triedOr(tried, "role", asset?.role)}
        isRequired
      />
      <SelectField
        name="kind"
        label="Kind"
        blank="Choose one"
        options={Object.entries(ASSET_KINDS)}
        value={triedOr(tried, "kind", asset?.kind)}
      />
      <AreaField
        id="owners"
        name="owners"
        label="Owners"
        help="Organisations or units, one a line, with the share in percent where it is settled: University of Example; 60"
        value={triedOr(tried, "owners", asset?.owners.map(ownerLine).join("\n"))}
      />
      <LineField
        id="source"
        name="source"
        label="Where it comes from"
        help="The project, agreement or work it was made in."
        value={triedOr(tried, "source", asset?.source)}
      />
      <ProtectionFields {...props} />
      <AreaField
        id="restrictions"
        name="restrictions"
        label="Restrictions"
        help="Export control, secrecy, duties to third parties."
        value={triedOr(tried, "restrictions", asset?.restrictions)}
      />
      <div class="fields">
        <SelectField
          name="path"
          label="Exploitation path"
          options={Object.entries(PATHS)}
          value={triedOr(tried, "path", asset?.path)}
        />
        <SelectField
          name="stage"
          label="Stage"
          options={Object.entries(ASSET_STAGES)}
          value={triedOr(tried, "stage", asset?.stage)}
        />
      </div>
      <AreaField
        id="path-note"
        name="path-note"
        label="Why this path, and who sees to it"
        value={triedOr(tried, "path-note", asset?.pathNote)}
        rows={2}
      />
      <button class="button" type="submit">
        Keep the asset
      </button>
    </form>
  );
};

const ProtectionFields: FC<FieldsProps> = ({asset, tried}) => (
  <div class="fields">
    <SelectField
      name="protection"
      label="Protection"
      options={Object.entries(PROTECTIONS)}
      value={triedOr(tried, "protection", asset?.protection)}
    />
    <LineField
      id="protected-on"
      name="protected-on"
      label="Applied for or granted on"
      type="date"
      value={triedOr(tried, "protected-on", asset?.protectedOn)}
    />
    <LineField
      id="publication"
      name="publication"
      label="Planned publication"
      type="date"
      value={triedOr(tried, "publication", asset?.publication)}
    />
  </div>
);
