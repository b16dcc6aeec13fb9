import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import type {AssetContent} from "../../../safeguard/assets/asset.ts";
import {TRANSFER_DECISIONS, TRANSFER_KINDS} from "../../../safeguard/assets/event.ts";
import type {TransferFile} from "../../../safeguard/assets/project.ts";
import {AreaField, LineField, SelectField} from "../../components/fields.tsx";
import {type Form, triedOr} from "../../form.ts";
import type {AssetItemProps} from "./asset-item.tsx";
import {IDENTIFIER_HELP, sayPlace} from "./organisation.ts";

type TransferProps = AssetItemProps & {readonly asset: AssetContent};

/** Transfers and exclusive licences as Article 40 of Regulation (EU) 2021/695 has them: notice, objection, decision. */
export const TransfersView: FC<TransferProps> = (props) => {
  const {one, asset, mayWork, tried} = props;
  const transfers = [...one.transfers.values()].filter((transfer) => transfer.asset === asset.asset);
  return (
    <section id="transfers">
      <h2>Transfers and exclusive licences</h2>
      <p class="quiet">
        Under Horizon Europe, Article 40 of Regulation (EU) 2021/695: others with access rights are told
        before, and may object within the time the grant agreement sets; the funder may have a right to
        object.
      </p>
      {transfers.length === 0 && <p class="quiet">None is recorded.</p>}
      {transfers.map((transfer) => (
        <TransferView {...props} transfer={transfer} />
      ))}
      {mayWork && (
        <details class="mapping no-print" open={tried.text("to") !== "" && tried.text("transfer") === ""}>
          <summary>Record one</summary>
          <TransferForm {...props} transfer={undefined} tried={tried} />
        </details>
      )}
    </section>
  );
};

const TransferView: FC<TransferProps & {transfer: TransferFile}> = (props) => {
  const {transfer, mayWork} = props;
  const {kind, to, country, identifier, planned, notified, informed, objectionUntil, note, decided} =
    transfer;
  const rows: readonly (readonly [string, string])[] = [
    ["Planned for", formatDate(planned)],
    ["Notified on", notified ? formatDate(notified) : "– nobody was notified"],
    ["Informed", informed.join(", ") || "– not said"],
    ["Time to object ends", objectionUntil ? formatDate(objectionUntil) : "– not known"],
    [
      "Decision",
      decided
        ? `${TRANSFER_DECISIONS[decided.decision]}, ${formatDate(decided.on)}. ${decided.reasons}`
        : "– not decided"
    ]
  ];
  return (
    <article class="hit">
      <h3>
        {TRANSFER_KINDS[kind]} to {to}
        {sayPlace(country, identifier)}
      </h3>
      {note && <p class="tight">{note}</p>}
      <dl class="trace">
        {rows.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {mayWork && !decided && <Decide {...props} />}
    </article>
  );
};

const Decide: FC<TransferProps & {transfer: TransferFile}> = (props) => {
  const {one, asset, transfer, today, tried} = props;
  const id = transfer.transfer;
  const isTried = tried.text("transfer") === id;
  return (
    <>
      <details class="no-print" open={isTried && tried.text("to") !== ""}>
        <summary>Change it, or add the notice</summary>
        <TransferForm {...props} tried={tried} />
      </details>
      <details class="no-print" open={isTried && tried.text("to") === ""}>
        <summary>Decide</summary>
        <form class="sheet" method="post" action={`/assets/${one.id}/transfer-decide`}>
          <input type="hidden" name="seen" value={one.sequence} />
          <input type="hidden" name="asset" value={asset.asset} />
          <input type="hidden" name="transfer" value={id} />
          <SelectField
            prefix={id}
            name="decision"
            label="Decision"
            options={Object.entries(TRANSFER_DECISIONS)}
            value={undefined}
          />
          <LineField
            id={`decided-${id}`}
            name="decided-on"
            label="Day"
            type="date"
            value={(isTried && tried.text("decided-on")) || today}
            isRequired
          />
          <AreaField id={`why-${id}`} name="reasons" label="Reasons" rows={2} isRequired />
          <button class="button secondary" type="submit">
            Keep the decision
          </button>
        </form>
      </details>
    </>
  );
};

const TransferForm: FC<TransferProps & {transfer: TransferFile | undefined; tried: Form}> = ({
  one,
  asset,
  transfer,
  tried
}) => {
  const id = transfer?.transfer ?? "";
  const value = (name: string, kept: string | undefined) =>
    tried.text("transfer") === id ? triedOr(tried, name, kept) : kept;
  const field = (name: string) => ({id: `${id}${name}`, name});
  return (
    <form class="sheet" method="post" action={`/assets/${one.id}/transfer`}>
      <input type="hidden" name="seen" value={one.sequence} />
      <input type="hidden" name="asset" value={asset.asset} />
      <input type="hidden" name="transfer" value={id} />
      <SelectField
        prefix={`kind${id}`}
        name="transfer-kind"
        label="Kind"
        options={Object.entries(TRANSFER_KINDS)}
        value={value("transfer-kind", transfer?.kind)}
      />
      <div class="fields">
        <LineField {...field("to")} label="To whom" value={value("to", transfer?.to)} isRequired />
        <LineField
          {...field("to-country")}
          label="Country of its seat"
          value={value("to-country", transfer?.country)}
        />
        <LineField
          {...field("to-identifier")}
          label="Identifier"
          help={IDENTIFIER_HELP}
          value={value("to-identifier", transfer?.identifier)}
        />
        <LineField
          {...field("planned")}
          label="Planned for"
          type="date"
          value={value("planned", transfer?.planned)}
          isRequired
        />
        <LineField
          {...field("notified")}
          label="Notified on"
          type="date"
          value={value("notified", transfer?.notified)}
        />
        <LineField
          {...field("objection-until")}
          label="Time to object ends"
          type="date"
          value={value("objection-until", transfer?.objectionUntil)}
        />
      </div>
      <AreaField
        {...field("informed")}
        label="Who was informed"
        help="One a line: other beneficiaries, the funder."
        value={value("informed", transfer?.informed.join("\n"))}
        rows={2}
      />
      <AreaField
        {...field("transfer-note")}
        label="Note"
        value={value("transfer-note", transfer?.note)}
        rows={2}
      />
      <button class="button secondary" type="submit">
        Keep it
      </button>
    </form>
  );
};
