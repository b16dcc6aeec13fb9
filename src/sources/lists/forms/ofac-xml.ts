import {childrenOf, readXmlDocument, textOf, type XmlNode} from "../../../base/xml-document.ts";
import type {EntityKind, NameQuality} from "../../../domain/listed-entity.ts";
import {
  type DraftEntity,
  type DraftName,
  type ListFile,
  type ListForm,
  partFiles,
  type Tell
} from "../list.ts";
import {readPartialDate} from "../partial-date.ts";
import {cutShort} from "../table.ts";
import {present} from "../text.ts";
import {identifier} from "./csl-values.ts";
import {birthDatesIn, readOfacRemarks} from "./ofac-remarks.ts";

const KINDS: Readonly<Record<string, EntityKind>> = {
  entity: "organisation",
  individual: "person",
  vessel: "vessel",
  aircraft: "aircraft"
};

/** The XML of the Office of Foreign Assets Control (`sdnList`): one file that says its day and how many entries it has. */
export function ofacXml(file: RegExp): ListForm {
  return {
    id: "ofac-xml",
    title: "XML of the Office of Foreign Assets Control",
    parts: ["list"],
    partOf: ({name, start}) =>
      /<sdnList[\s>]/.test(start) && file.test(name.slice(name.lastIndexOf("/") + 1)) ? "list" : undefined,
    read(parts, tell) {
      const read = partFiles(parts, "list").map((one) => readDocument(one, tell));
      return {entries: read.flatMap(({entries}) => entries), ...present({dated: read[0]?.dated})};
    }
  };
}

function readDocument(
  {name, bytes}: ListFile,
  tell: Tell
): {readonly entries: readonly DraftEntity[]; readonly dated?: string} {
  const entries: DraftEntity[] = [];
  let [dated, stated]: [string | undefined, number] = [undefined, Number.NaN];
  readXmlDocument(
    bytes,
    {name, root: "sdnList", entries: new Set(["publshInformation", "sdnEntry"])},
    (node) => {
      if (node.name === "sdnEntry") entries.push(entryOf(node, tell));
      else {
        dated = readPartialDate(textOf(node, "Publish_Date"), "month-first");
        stated = Number(textOf(node, "Record_Count") || Number.NaN);
      }
    }
  );
  if (entries.length < stated)
    throw cutShort(name, `${entries.length} of the ${stated} entries it says it has`);
  return {entries, ...present({dated})};
}

function entryOf(node: XmlNode, tell: Tell): DraftEntity {
  const kind = KINDS[textOf(node, "sdnType").toLowerCase()];
  if (kind === undefined) tell("sdnType", textOf(node, "sdnType"), "not known; read as of unknown kind");
  const addresses = listOf(node, "addressList", "address");
  const remarks = readOfacRemarks(textOf(node, "remarks"), tell);
  const births = listOf(node, "dateOfBirthList", "dateOfBirthItem");
  return {
    reference: textOf(node, "uid"),
    kind: kind ?? "unknown",
    names: [
      {text: nameOf(node), quality: "primary"},
      ...listOf(node, "akaList", "aka").map(aliasOf),
      ...remarks.names
    ],
    countries: addresses.map((address) => textOf(address, "country")),
    cities: addresses.map((address) => textOf(address, "city")),
    birthDates: births.flatMap((birth) => birthDatesIn(textOf(birth, "dateOfBirth"), tell)),
    identifiers: [
      ...listOf(node, "idList", "id").flatMap((id) =>
        identifier(textOf(id, "idType"), textOf(id, "idNumber"))
      ),
      ...remarks.identifiers
    ],
    programmes: listOf(node, "programList", "program").map((programme) => programme.text),
    ...present({
      address: addresses.map(addressOf).filter(Boolean).join("; "),
      remarks: remarks.text
    })
  };
}

function listOf(node: XmlNode, list: string, item: string): readonly XmlNode[] {
  return childrenOf(node, list).flatMap((one) => childrenOf(one, item));
}

/** As the lists of the same office in other forms write it: LAST, First. */
function nameOf(node: XmlNode): string {
  return [textOf(node, "lastName"), textOf(node, "firstName")].filter(Boolean).join(", ");
}

function aliasOf(alias: XmlNode): DraftName {
  const isFormer = textOf(alias, "type").toLowerCase() === "f.k.a.";
  const quality: NameQuality = textOf(alias, "category") === "weak" ? "weak" : isFormer ? "former" : "strong";
  return {text: nameOf(alias), quality};
}

function addressOf(address: XmlNode): string {
  const parts = ["address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country"];
  return parts
    .map((part) => textOf(address, part))
    .filter(Boolean)
    .join(", ");
}
