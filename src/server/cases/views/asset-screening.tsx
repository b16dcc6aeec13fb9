import type {FC} from "hono/jsx";
import {holderKey, holdersOf, RIGHTS} from "../../../safeguard/assets/holders.ts";
import {certificateHref} from "./asset-alerts.tsx";
import type {AssetItemProps} from "./asset-item.tsx";
import {Finding} from "./evidence.tsx";

/** Who has a right in an asset, and what the lists held say of each. */
export const HoldersView: FC<AssetItemProps & {asset: {readonly asset: string}}> = ({
  one,
  asset: {asset},
  mayWork,
  today
}) => {
  const holders = holdersOf(one, today).filter((holder) => holder.asset === asset);
  if (holders.length === 0) return null;
  return (
    <section id="holders">
      <h2>Screening of rights holders</h2>
      <p class="quiet">
        Each is looked up in the lists held when it is entered, and again every day. A finding is the
        software’s; what it means is a person’s decision.
      </p>
      {holders.map(({organisation, right}) => {
        const found = one.screenings.get(holderKey(organisation));
        return (
          <>
            <h3>
              {organisation.name} <span class="quiet">{RIGHTS[right]} it</span>
            </h3>
            {found ? <Finding finding={found.evidence} /> : <p class="quiet">– not screened yet</p>}
            {found?.evidence.certificate && (
              <p class="no-print">
                <a href={certificateHref(one.id, found.screening)}>Signed certificate</a>
              </p>
            )}
          </>
        );
      })}
      {mayWork && (
        <form class="no-print" method="post" action={`/assets/${one.id}/screen`}>
          <input type="hidden" name="seen" value={one.sequence} />
          <input type="hidden" name="asset" value={asset} />
          <button class="button secondary" type="submit">
            Screen again
          </button>
        </form>
      )}
    </section>
  );
};
