import {ApertureError} from "../../base/errors.ts";
import {catalogue} from "../../catalogue/catalogue.ts";
import type {Span} from "../../report/block.ts";
import type {Sources} from "../../report/sources.ts";
import {askTable} from "../ask.ts";
import {parseAddress} from "../parse-request.ts";
import type {Edition} from "../site.ts";
import {makeList} from "./lists/index.ts";
import {reportWording} from "./wording.ts";

/** Everything a report is made from, read from an open edition of the data and the catalogue. */
export function reportSources(edition: Edition): Sources {
  const {warehouse} = edition;
  return {
    wording: reportWording(edition.names),
    read: (address) => parseAddress(address).request,
    figures: (request) => askTable(edition, request.indicator, request),
    list: (name, scope) => makeList(name, scope, warehouse),
    named,
    newestData: warehouse.manifest.vintages
      .map(({ref}) => ref.dated)
      .sort()
      .at(-1)
  };
}

/** A document or source by its title. Throws where the catalogue has none of that id. */
function named(key: string): Span {
  const id = key.slice(key.indexOf(":") + 1);
  const source = catalogue().sources.get(id);
  if (!source) throw new ApertureError("source-damaged", `unknown source in the outline: ${id}`);
  return {kind: "name", text: source.title, of: key};
}
