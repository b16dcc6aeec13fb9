import {childrenOf, readXmlDocument, textOf, type XmlNode} from "../../../base/xml-document.ts";
import type {NameQuality} from "../../../domain/listed-entity.ts";
import {type DraftEntity, type DraftName, type ListForm, partFiles, type Tell} from "../list.ts";
import {dateOf, datesOf, readPartialDate, yearsBetween} from "../partial-date.ts";
import {present} from "../text.ts";

const QUALITIES: Readonly<Record<string, NameQuality>> = {
  good: "strong",
  "a.k.a.": "strong",
  low: "weak",
  "f.k.a.": "former"
};

/** The consolidated list of the Security Council as the United Nations publish it in XML. */
export const unXml: ListForm = {
  id: "un-xml",
  title: "XML of the United Nations",
  parts: ["list"],
  partOf: ({start}) => (/<CONSOLIDATED_LIST[\s>]/.test(start) ? "list" : undefined),
  read(parts, tell) {
    const entries: DraftEntity[] = [];
    let dated: string | undefined;
    for (const file of partFiles(parts, "list")) {
      const rule = {name: file.name, root: "CONSOLIDATED_LIST", entries: new Set(["INDIVIDUAL", "ENTITY"])};
      const root = readXmlDocument(file.bytes, rule, (node) => entries.push(entryOf(node, tell)));
      dated = readPartialDate(root["dateGenerated"] ?? "");
    }
    return {entries, ...present({dated})};
  }
};

function entryOf(node: XmlNode, tell: Tell): DraftEntity {
  const {name: element} = node;
  const addresses = childrenOf(node, `${element}_ADDRESS`);
  return {
    kind: element === "INDIVIDUAL" ? "person" : "organisation",
    names: namesOfEntry(node, tell),
    countries: textsOf(addresses, "COUNTRY"),
    cities: textsOf(addresses, "CITY"),
    birthDates: childrenOf(node, "INDIVIDUAL_DATE_OF_BIRTH").flatMap((birth) => birthDatesOf(birth, tell)),
    identifiers: childrenOf(node, "INDIVIDUAL_DOCUMENT").flatMap(identifierOf),
    programmes: [textOf(node, "UN_LIST_TYPE")],
    ...present({
      reference: textOf(node, "REFERENCE_NUMBER") || textOf(node, "DATAID"),
      listedOn: dateOf("LISTED_ON", textOf(node, "LISTED_ON"), tell),
      address: addresses.map(addressOf).filter(Boolean).join("; "),
      remarks: textOf(node, "COMMENTS1")
    })
  };
}

function namesOfEntry(node: XmlNode, tell: Tell): DraftName[] {
  const parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map((name) => textOf(node, name));
  const aliases = childrenOf(node, `${node.name}_ALIAS`).map((alias): DraftName => {
    const quality = textOf(alias, "QUALITY");
    const known = QUALITIES[quality.toLowerCase()];
    const text = textOf(alias, "ALIAS_NAME");
    if (known === undefined && text !== "") tell("QUALITY", quality, "not known; read as a strong alias");
    return {text, quality: known ?? "strong"};
  });
  return [
    {text: parts.filter(Boolean).join(" "), quality: "primary"},
    {text: textOf(node, "NAME_ORIGINAL_SCRIPT"), quality: "strong"},
    ...aliases
  ];
}

function birthDatesOf(birth: XmlNode, tell: Tell): readonly string[] {
  const [from, to] = [textOf(birth, "FROM_YEAR"), textOf(birth, "TO_YEAR")];
  const text = textOf(birth, "DATE") || textOf(birth, "YEAR");
  if (text === "" && from !== "") {
    const years = yearsBetween(Number(from), Number(to));
    if (!years) tell("INDIVIDUAL_DATE_OF_BIRTH", `${from} to ${to}`, "too wide to tell anything; left out");
    return years ?? [];
  }
  return datesOf("INDIVIDUAL_DATE_OF_BIRTH", text, tell);
}

function identifierOf(document: XmlNode): {scheme: string; value: string}[] {
  const value = textOf(document, "NUMBER");
  const scheme = textOf(document, "TYPE_OF_DOCUMENT").replace(/\s+/g, " ");
  return value === "" ? [] : [{scheme: scheme || "document", value}];
}

function addressOf(address: XmlNode): string {
  const parts = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"];
  return parts
    .map((part) => textOf(address, part))
    .filter(Boolean)
    .join(", ");
}

function textsOf(nodes: readonly XmlNode[], name: string): string[] {
  return nodes.map((node) => textOf(node, name)).filter(Boolean);
}
