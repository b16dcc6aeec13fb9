import {childrenOf, readXmlDocument, textOf, type XmlNode} from "../../../base/xml-document.ts";
import {type DraftEntity, type DraftName, type ListForm, partFiles, type Tell} from "../list.ts";
import {dateOf, readPartialDate} from "../partial-date.ts";
import {present} from "../text.ts";
import {birthDateOf, knownCountry, subjectKind} from "./eu-fsf-values.ts";

/** The EU's consolidated list of financial sanctions as XML 1.1. */
export const euFsfXml: ListForm = {
  id: "eu-fsf-xml",
  title: "XML 1.1 of the Commission",
  parts: ["list"],
  partOf: ({start}) => (/<(?:\w+:)?export[^>]*fpi\/fsd\/export/.test(start) ? "list" : undefined),
  read(parts, tell) {
    const entries: DraftEntity[] = [];
    let dated: string | undefined;
    for (const file of partFiles(parts, "list")) {
      const rule = {name: file.name, root: "export", entries: new Set(["sanctionEntity"])};
      const root = readXmlDocument(file.bytes, rule, (node) => entries.push(entryOf(node, tell)));
      dated = readPartialDate(root["generationDate"]?.slice(0, 10) ?? "");
    }
    return {entries, ...present({dated})};
  }
};

function entryOf(node: XmlNode, tell: Tell): DraftEntity {
  const {attributes} = node;
  const addresses = childrenOf(node, "address");
  const [regulation] = childrenOf(node, "regulation");
  const subject = childrenOf(node, "subjectType")[0]?.attributes;
  return {
    kind: subjectKind(subject?.["code"] ?? subject?.["classificationCode"] ?? "", tell),
    names: childrenOf(node, "nameAlias").map(nameOf),
    countries: addresses.flatMap((address) => knownCountry(address.attributes["countryIso2Code"])),
    cities: addresses.map((address) => address.attributes["city"] ?? ""),
    birthDates: childrenOf(node, "birthdate").flatMap(({attributes: birth}) =>
      birthDateOf(
        {
          date: birth["birthdate"],
          day: birth["dayOfMonth"],
          month: birth["monthOfYear"],
          year: birth["year"],
          from: birth["yearRangeFrom"],
          to: birth["yearRangeTo"]
        },
        tell
      )
    ),
    identifiers: childrenOf(node, "identification").map(({attributes: paper}) => ({
      scheme: paper["identificationTypeDescription"] || paper["identificationTypeCode"] || "document",
      value: paper["number"] || paper["latinNumber"] || ""
    })),
    programmes: childrenOf(node, "regulation").map((one) => one.attributes["programme"] ?? ""),
    ...present({
      reference: attributes["euReferenceNumber"] || attributes["logicalId"],
      legalReference: regulation?.attributes["numberTitle"],
      listedOn: dateOf("designationDate", attributes["designationDate"] ?? "", tell),
      address: addresses.map(addressOf).filter(Boolean).join("; "),
      remarks: childrenOf(node, "remark")
        .map((remark) => textOf(remark))
        .join("\n")
    })
  };
}

function nameOf({attributes}: XmlNode): DraftName {
  const parts = [attributes["firstName"], attributes["middleName"], attributes["lastName"]];
  const language = attributes["nameLanguage"]?.toLowerCase();
  return {
    text: attributes["wholeName"] || parts.filter(Boolean).join(" "),
    quality: attributes["strong"] === "false" ? "weak" : "strong",
    ...present({language})
  };
}

function addressOf({attributes}: XmlNode): string {
  const parts = ["street", "poBox", "place", "zipCode", "city", "region", "countryDescription"];
  return parts
    .map((part) => attributes[part])
    .filter((text) => text && text !== "-" && text !== "UNKNOWN")
    .join(", ");
}
