import {ApertureError} from "../base/errors.ts";
import {DIMENSIONS, type Dimension} from "../domain/dimension.ts";
import type {FigureRequest} from "../domain/figure.ts";
import type {Indicator} from "./indicator.ts";

/** Refuses what an indicator cannot be asked. */
export function checkRequest(indicator: Indicator, request: FigureRequest): void {
  const used = [...(Object.keys(request.filters) as Dimension[]), ...request.by];
  const foreign = used.find(
    (dimension) =>
      !indicator.dimensions.includes(dimension) &&
      !(dimension === "group" && request.filters.group && indicator.reads === "records")
  );
  if (foreign !== undefined) {
    throw new ApertureError("refused", `${indicator.id} has no ${DIMENSIONS[foreign].title.toLowerCase()}`, {
      hint: `It can be asked by ${indicator.dimensions.join(", ")}.`
    });
  }
  if (!indicator.counting.includes(request.counting)) {
    throw new ApertureError(
      "refused",
      `${indicator.id} is counted ${indicator.counting.join(" or ")}, not ${request.counting}`,
      {
        hint: "Leave --counting out."
      }
    );
  }
  const [own, other] = [request.filters.country, request.filters.partner];
  if (own?.length === 1 && other?.length === 1 && own[0] === other[0]) {
    throw new ApertureError("usage", `a country is no partner of itself: ${own[0]}`, {
      hint: "Give another --partner."
    });
  }
  const needed = indicator.needs.find((dimension) => !used.includes(dimension));
  if (needed !== undefined) {
    throw new ApertureError("usage", `${indicator.id} needs a ${DIMENSIONS[needed].title.toLowerCase()}`, {
      hint: `Add --${needed}, or --by ${needed}.`
    });
  }
}
