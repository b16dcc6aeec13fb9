import type {FC} from "hono/jsx";
import {type Kept, RETENTION} from "../../../app/cases/retention.ts";
import {formatDate} from "../../../base/dates.ts";
import {countOf} from "../../../base/text.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import {LineField} from "../../components/fields.tsx";

const YEAR_DAYS = 365;

/** Until when something is kept, and why it is erased then. */
export const KeptUntil: FC<{kept: Kept | undefined}> = ({kept}) => {
  if (!kept) return null;
  const {title, from, days} = RETENTION[kept.of];
  return (
    <p class="quiet kept">
      {title}: kept until {formatDate(kept.until)}, {countOf(Math.round(days / YEAR_DAYS), "year")} from{" "}
      {from}, then erased.
    </p>
  );
};

/** Erases the whole of something, where the role may. */
export const EraseForm: FC<{action: string; title: string; account: Account}> = ({action, title, account}) =>
  mayDo(account.role, "erase-case") ? (
    <form class="sheet" method="post" action={action}>
      <input type="hidden" name="what" value="whole" />
      <LineField
        id="erase-ground"
        name="ground"
        label={`Erase ${title}: on what ground`}
        help="Its key is destroyed. This cannot be undone; the ledger stays verifiable."
        isRequired
      />
      <button class="button secondary" type="submit">
        Erase
      </button>
    </form>
  ) : null;
