import {compare} from "../screening/compare/compare.ts";

/** An organisation as somebody wrote it into a plan or a register. */
export interface WrittenOrganisation {
  readonly name: string;
  /** Code of the country of its seat. */
  readonly country?: string | undefined;
  /** Such as `ROR:03yrm5c26`; an address or the value alone will do. */
  readonly identifier?: string | undefined;
}

/**
 * Whether two were most likely written of one organisation: they have the same identifier, or names the matcher takes for
 * one in countries that do not differ. Two identifiers of one scheme that differ are two organisations.
 */
export function isSameOrganisation(one: WrittenOrganisation, other: WrittenOrganisation): boolean {
  const [left, right] = [readIdentifier(one.identifier), readIdentifier(other.identifier)];
  if (left && right) {
    if (left.value === right.value) return true;
    if (left.scheme !== "" && left.scheme === right.scheme) return false;
  }
  const isElsewhere =
    one.country !== undefined && other.country !== undefined && one.country !== other.country;
  return !isElsewhere && compare(one.name, other.name, ["organisation"]).isMatch;
}

function readIdentifier(text: string | undefined): {scheme: string; value: string} | undefined {
  const [, prefix = "", written = ""] =
    /^(?:(?:https?:\/\/)?(?:www\.)?([A-Za-z]+)(?:\.[a-z]+\/|\s*:\s*|\s+))?(.+)$/.exec(text?.trim() ?? "") ??
    [];
  const value = written.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  return value === "" ? undefined : {scheme: prefix.toLowerCase(), value};
}
