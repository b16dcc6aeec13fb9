import type {EntityKind, LegalEffect, ListedIdentifier} from "../../../domain/listed-entity.ts";
import type {Tell} from "../list.ts";

/** What each list within the Consolidated Screening List does, by the short name in its source. */
const EFFECTS: Readonly<Record<string, LegalEffect>> = {
  SDN: "asset-freeze",
  EL: "export-control",
  DPL: "export-control",
  UVL: "export-control",
  MEU: "export-control",
  ISN: "export-control",
  DTC: "export-control",
  SSI: "advisory",
  CMIC: "advisory",
  "NS-MBS List": "advisory",
  FSE: "advisory",
  PLC: "advisory",
  CAP: "advisory"
};

const KINDS: Readonly<Record<string, EntityKind>> = {
  individual: "person",
  entity: "organisation",
  vessel: "vessel",
  aircraft: "aircraft"
};

/** What is published among the identifiers and identifies nobody; a nationality is left out on purpose. */
const NO_IDENTIFIER =
  /^(?:gender|website|email|target type|issuer name|phone|secondary sanctions|additional sanctions|executive order|transactions prohibited|caatsa|organization (?:type|established)|.* date\b|nationality|subject to|pep)/i;

/** The short name of the list an entry comes from: EL of "Entity List (EL) - Bureau of Industry and Security". */
export function sourceCode(source: string): string {
  return /\(([^()]+)\)/.exec(source)?.[1] ?? source;
}

/** The State Department writes its formula on successors behind the name itself. */
export function nameWithoutFormula(name: string): string {
  return name.replace(/;?\s+and any successor,? .*$/i, "");
}

export function cslEffect(source: string, tell: Tell): LegalEffect {
  const effect = EFFECTS[sourceCode(source)];
  if (effect === undefined) tell("source", source, "list not known; read as advisory");
  return effect ?? "advisory";
}

/** The Bureau of Industry and Security does not say whether a name is a person's. */
export function cslKind(type: string, tell: Tell): EntityKind {
  const kind = type === "" ? "unknown" : KINDS[type.toLowerCase()];
  if (kind === undefined) tell("type", type, "not known; read as of unknown kind");
  return kind ?? "unknown";
}

/** An identifier without the country that issued it, which for a passport would be a nationality. */
export function identifier(scheme: string, value: string): ListedIdentifier[] {
  const name = scheme.trim();
  return name === "" || value.trim() === "" || NO_IDENTIFIER.test(name)
    ? []
    : [{scheme: name, value: value.trim()}];
}

/** Identifiers in one cell: type, number and country, or until 2021 country, number and type. */
export function identifiersIn(cell: string): ListedIdentifier[] {
  return cell.split(/\s*;\s*/).flatMap((text) => {
    const [first = "", second = "", third = ""] = text.split(/\s*,\s*/);
    return /^[A-Z]{2}$/.test(first) ? identifier(third, second) : identifier(first, second);
  });
}

/** The country code an address ends in. */
export function countryAtEnd(address: string): string[] {
  const code = /(?:^|,\s*)([A-Z]{2})$/.exec(address.trim())?.[1];
  return code === undefined ? [] : [code];
}
