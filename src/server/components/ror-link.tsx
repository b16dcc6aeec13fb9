import type {FC} from "hono/jsx";
import type {ParticipantLink} from "../../safeguard/organisations/link-participant.ts";

/** The organisation of ROR a participant was linked to, with how sure that is; nothing where none, or a review rejected it. */
export const RorLink: FC<{link: ParticipantLink | undefined}> = ({link}) =>
  !link || link.review === "rejected" ? null : (
    <span class="row-note">
      <a href={link.ror}>ROR {link.ror.replace("https://ror.org/", "")}</a>, by {link.method},{" "}
      {link.review === "confirmed" ? "confirmed" : `${link.confidence.toFixed(2)}, not reviewed`}
    </span>
  );
