import {ApertureError} from "../../../base/errors.ts";
import {openAlex, WORK_KEYS} from "../../../sources/openalex.ts";

/** Variable of the environment with the caller's key. */
export const KEY_VARIABLE = "OPENALEX_API_KEY";

/** What to ask the API for, and with whose key. */
export interface WorksQuery {
  /** Address of the list of works and what is asked of it; never the key, so that it may be shown. */
  readonly address: string;
  readonly key: string;
}

/** Most works a page can have. */
export const PAGE_SIZE = 100;

/** Parameters that are set here, or name the caller. */
const OWN = ["api_key", "api-key", "mailto", "per_page", "per-page", "page", "cursor", "select", "format"];
const NO_LIST = ["group_by", "group-by", "sample", "seed"];

const SNAPSHOT_HINT = `The snapshot has all works, needs no key and is free: aperture ingest openalex --from ${openAlex.address}`;

/** Whether what was given with --from is a list of works of the API. */
export function isApiAddress(from: string): boolean {
  return (
    /^https?:/i.test(from) &&
    URL.canParse(from) &&
    /\/works\/?$/.test(new URL(from).pathname) &&
    new URL(from).search !== ""
  );
}

/**
 * Reads the address of a list of works as a person copies it, key and all.
 * @throws usage where it asks for everything, for no list, or without a key
 */
export function readQuery(from: string, key: string | undefined): WorksQuery {
  const url = new URL(from);
  const given = url.searchParams.get("api_key") ?? url.searchParams.get("api-key") ?? key;
  for (const name of OWN) url.searchParams.delete(name);
  url.username = "";
  url.password = "";
  url.hash = "";
  const wrong = NO_LIST.find((name) => url.searchParams.has(name));
  if (wrong !== undefined)
    throw new ApertureError("usage", `not a list of works: ${wrong}`, {
      hint: "Give the address with filter= or search= only."
    });
  if (!["filter", "search"].some((name) => url.searchParams.get(name)))
    throw new ApertureError("usage", "a list of all works is not read from the API", {hint: SNAPSHOT_HINT});
  if (!given?.trim())
    throw new ApertureError("usage", "the API of OpenAlex needs a key", {
      hint: `Set ${KEY_VARIABLE} to your own, free at https://openalex.org/settings/api. ${SNAPSHOT_HINT}`
    });
  if (url.protocol !== "https:" && !isThisMachine(url.hostname))
    throw new ApertureError("usage", "a key is not sent without encryption", {
      hint: "Write the address with https://."
    });
  return {address: readable(url.href), key: given.trim()};
}

/** As a person writes it: these stand for themselves in a filter and are allowed behind a question mark. */
function readable(address: string): string {
  return address.replace(/%(3A|2C)/gi, decodeURIComponent);
}

function isThisMachine(host: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(host);
}

/** Address of one page. `grants` is of older snapshots and an error to ask for. */
export function pageAddress({address}: WorksQuery, cursor: string): string {
  const url = new URL(address);
  const keys = Object.keys(WORK_KEYS).filter((name) => name !== "grants");
  url.searchParams.set("select", keys.join(","));
  url.searchParams.set("per_page", String(PAGE_SIZE));
  url.searchParams.set("cursor", cursor);
  return url.href;
}
