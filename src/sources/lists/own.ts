import {ownCsv} from "./forms/own-csv.ts";
import {defineList} from "./list.ts";

/** What an institution itself has decided to look at; it never leaves its data folder. */
export const own = defineList({
  id: "own",
  title: "The institution's own list",
  authority: "The institution",
  publisher: {name: "The institution", url: "docs/how-to/add-a-list.md"},
  licence: {id: "own", url: "docs/how-to/add-a-list.md"},
  legalEffect: "own",
  kinds: ["person", "organisation", "vessel", "aircraft", "unknown"],
  downloads: [],
  floor: 1,
  mostAgeDays: 365,
  forms: [ownCsv],
  caveats: []
});
