import type {Wording} from "../../report/sources.ts";
import {countryInText, themeInText} from "../country-in-text.ts";
import {BLANK_WORDS, decimalsOf, formatExact, formatFigure, UNIT_NAMES} from "../format-figure.ts";
import type {Names} from "../names.ts";

/** How a report writes figures and codes: as the pages do. */
export function reportWording(names: Names): Wording {
  const name: Wording["name"] = (dimension, code) =>
    code === "unknown" ? "Not stated" : names.of(dimension, code);
  const wording: Wording = {
    short: (figure) => formatFigure(figure),
    exact: (figure) => formatExact(figure),
    inColumn: (figures) => {
      const decimals = decimalsOf(figures);
      return {
        ...wording,
        short: (figure) => formatFigure(figure, decimals),
        exact: (figure) => formatExact(figure, decimals)
      };
    },
    unit: (unit) => UNIT_NAMES[unit],
    blank: ({blank}) => (blank ? BLANK_WORDS[blank.reason] : ""),
    name,
    inText: (dimension, code) => {
      const title = name(dimension, code);
      if (dimension === "country") return countryInText(title);
      return dimension === "theme" ? themeInText(title) : title;
    }
  };
  return wording;
}
