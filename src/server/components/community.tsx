import {raw} from "hono/html";
import type {FC} from "hono/jsx";
import {groupShape, MOST_GROUPS} from "../../charts/group-shape.ts";
import {category, colour} from "../../charts/palette.ts";

/** The letter of a community, A for the largest; numbers where letters run out. */
export function communityName(label: number): string {
  return label < 26 ? String.fromCharCode(65 + label) : String(label + 1);
}

/** A community as in the picture, by colour and shape, with its letter. */
export const CommunityMark: FC<{label: number}> = ({label}) => (
  <span class="community">
    <svg viewBox="0 0 18 18" width="16" height="16" aria-hidden="true">
      {raw(
        groupShape(
          label,
          {x: 9, y: 9, radius: 6},
          {
            fill: label < MOST_GROUPS ? category(label) : colour("paper"),
            stroke: colour(label < MOST_GROUPS ? "paper" : "axis"),
            "stroke-width": 1
          }
        )
      )}
    </svg>
    {communityName(label)}
  </span>
);
