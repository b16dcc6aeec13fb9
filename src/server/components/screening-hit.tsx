import type {FC} from "hono/jsx";
import {formatDate} from "../../base/dates.ts";
import {sayParty} from "../../catalogue/values.ts";
import {LEGAL_EFFECTS} from "../../domain/listed-entity.ts";
import type {AnswerHit} from "../../safeguard/screening/use/answer.ts";

/** A listed name that met, and why. */
export const HitView: FC<{hit: AnswerHit; list: string}> = ({hit, list}) => (
  <article class="hit">
    <h3>
      {hit.name} <span class={hit.band === "strong" ? "badge unverified" : "badge"}>{hit.band}</span>{" "}
      <span class="quiet">{hit.score.toFixed(2)}</span>
    </h3>
    <p class="tight">
      <strong>{list}</strong>. {LEGAL_EFFECTS[hit.effect]}. Reference {hit.list}/{hit.reference}
      {hit.legalReference && `, ${hit.legalReference}`}
      {hit.listedOn && `, listed ${formatDate(hit.listedOn)}`}
      {hit.primaryName !== hit.name && `. Entry: ${hit.primaryName}`}
      {hit.otherName && `. Met by its other name ${hit.otherName}`}
      {hit.countries.length > 0 && `. ${hit.countries.map(sayParty).join(", ")}`}
    </p>
    <details>
      <summary>Why it is a hit</summary>
      <ul class="plain">
        {hit.part && <li>met by a part of the name: {hit.part}</li>}
        {hit.features.map(({name, left, right}) => (
          <li>
            {name}: {left || "–"} ~ {right || "–"}
          </li>
        ))}
        {hit.evidence.map(({what, agrees}) => (
          <li>
            {what} {agrees ? "agrees" : "differs"}
          </li>
        ))}
      </ul>
    </details>
  </article>
);
