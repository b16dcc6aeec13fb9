import {defineIndicator} from "../indicator.ts";

/** Topics whose title asks for partners outside the Union; the text of calls is not in open data. */
export const flaggedTopics = defineIndicator({
  id: "flagged-topics",
  title: "Topics flagged for international cooperation",
  unit: "percent",
  definition:
    "Topics with at least one funded project whose title names international cooperation, a non-EU country or region or a global alliance, or whose legal basis is international cooperation; in percent of all topics with a funded project.",
  reading: "A lower bound. The Commission flags topics by their full text, which is not in open data.",
  caveats: [
    "By title and legal basis only; the topic text is not in open data.",
    "Topics without a funded project are not in open data."
  ],
  dimensions: ["programme", "pillar", "part", "year"],
  isSum: false,
  sql: (ask) =>
    `SELECT ${ask.keys()}100 * flagged / nullif(topics, 0) AS value FROM ${ask.sums(["topics", "flagged"])}`
});
