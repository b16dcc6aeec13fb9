import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import type {AssetContent} from "../../../safeguard/assets/asset.ts";
import {AreaField, LineField} from "../../components/fields.tsx";
import type {AssetItemProps} from "./asset-item.tsx";
import {IDENTIFIER_HELP, sayPlace} from "./organisation.ts";

/** Who may use an asset, what of it and on which terms. */
export const AccessView: FC<AssetItemProps & {asset: AssetContent}> = (props) => {
  const {one, asset, mayWork} = props;
  const rights = [...one.access.values()].filter((access) => access.asset === asset.asset);
  return (
    <section id="access">
      <h2>Access rights</h2>
      {rights.length === 0 && <p class="quiet">Nobody was given access.</p>}
      {rights.map(({access, holder, country, identifier, scope, terms, from, until, ended}) => (
        <article class="hit">
          <p class="tight">
            <strong>{holder}</strong>
            {sayPlace(country, identifier)}: {scope}
            {ended !== undefined && <span class="badge">ended</span>}
          </p>
          <p class="quiet tight">
            {terms}. From {formatDate(from)}
            {until && ` to ${formatDate(until)}`}
            {ended !== undefined && `. Ended: ${ended}`}
          </p>
          {mayWork && ended === undefined && (
            <details class="no-print">
              <summary>End it</summary>
              <form class="sheet" method="post" action={`/assets/${one.id}/access-end`}>
                <input type="hidden" name="seen" value={one.sequence} />
                <input type="hidden" name="asset" value={asset.asset} />
                <input type="hidden" name="access" value={access} />
                <LineField id={`end-${access}`} name="reasons" label="Why it ends" isRequired />
                <button class="button secondary" type="submit">
                  End it
                </button>
              </form>
            </details>
          )}
        </article>
      ))}
      {mayWork && <AccessForm {...props} />}
    </section>
  );
};

const AccessForm: FC<AssetItemProps & {asset: AssetContent}> = ({one, asset, tried, today}) => (
  <details class="mapping no-print" open={tried.text("holder") !== ""}>
    <summary>Give access</summary>
    <form class="sheet" method="post" action={`/assets/${one.id}/access`}>
      <input type="hidden" name="seen" value={one.sequence} />
      <input type="hidden" name="asset" value={asset.asset} />
      <div class="fields">
        <LineField id="holder" name="holder" label="To whom" value={tried.text("holder")} isRequired />
        <LineField
          id="holder-country"
          name="holder-country"
          label="Country of its seat"
          value={tried.text("holder-country")}
        />
        <LineField
          id="holder-identifier"
          name="holder-identifier"
          label="Identifier"
          help={IDENTIFIER_HELP}
          value={tried.text("holder-identifier")}
        />
      </div>
      <LineField id="scope" name="scope" label="To what" value={tried.text("scope")} isRequired />
      <AreaField
        id="terms"
        name="terms"
        label="On which terms"
        value={tried.text("terms")}
        rows={2}
        isRequired
      />
      <div class="fields">
        <LineField
          id="access-from"
          name="access-from"
          label="From"
          type="date"
          value={tried.text("access-from") || today}
          isRequired
        />
        <LineField
          id="access-until"
          name="access-until"
          label="Until"
          type="date"
          value={tried.text("access-until")}
        />
      </div>
      <button class="button secondary" type="submit">
        Give access
      </button>
    </form>
  </details>
);
