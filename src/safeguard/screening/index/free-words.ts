import type {NameToken} from "../names/name.ts";

/** Words that can meet without a link (an initial any word) or so small that they are not looked for. */
export function isFree({role}: Pick<NameToken, "role">): boolean {
  return role === "particle" || role === "legal" || role === "honorific" || role === "initial";
}
