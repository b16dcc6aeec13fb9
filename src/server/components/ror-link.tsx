import type {FC} from "hono/jsx";
import {fold} from "../../base/text.ts";
import type {ParticipantLink} from "../../safeguard/organisations/link-participant.ts";

interface Props {
  readonly link: ParticipantLink | undefined;
  /** The name it stands beside, which is not said again. */
  readonly name: string;
}

/** The organisation of ROR a participant was linked to, with how sure that is; nothing where none, or a review rejected it. */
export const RorLink: FC<Props> = ({link, name}) => {
  if (!link || link.review === "rejected") return null;
  const [, nameInRor] = link.names ?? [];
  const isOther = nameInRor !== undefined && fold(nameInRor) !== fold(name);
  return (
    <span class="row-note">
      {isOther && `${nameInRor}, `}
      <a href={link.ror}>ROR {link.ror.replace("https://ror.org/", "")}</a>, by {link.method},{" "}
      {link.review === "confirmed" ? "confirmed" : `${link.confidence.toFixed(2)}, not reviewed`}
    </span>
  );
};
