import {readdirSync, readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {groupBy} from "../src/base/collections.ts";
import type {EntityKind, ListedEntity, ListedName} from "../src/domain/listed-entity.ts";

const SHARED = new URL("../../shared/data/screening/", import.meta.url);

type Row = Readonly<Record<string, string>>;

/**
 * Public lists for measuring, read just well enough for that: EU restrictive measures by legal act, UN, OFAC SDN with its
 * alternative names, and thirteen lists of the United States. Never shipped; the product reads the publishers' own forms.
 */
export function readSharedLists(): ListedEntity[] {
  return [...readEu(), ...readUn(), ...readOfac(), ...readUs()];
}

function rows(path: string, columns: boolean | string[] = true): Row[] {
  const text = readFileSync(new URL(path, SHARED), "latin1");
  const decoded = Buffer.from(text, "latin1").toString("utf8");
  return parse(decoded.includes("\ufffd") ? text : decoded, {
    columns,
    bom: true,
    relaxColumnCount: true,
    relaxQuotes: true
  }) as unknown as Row[];
}

function entity(
  list: string,
  reference: string,
  kind: EntityKind,
  names: readonly string[],
  countries: readonly string[] = [],
  birthDates: readonly string[] = []
): ListedEntity {
  const distinct = [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1))];
  return {
    list,
    reference,
    kind,
    names: distinct.map((text, i): ListedName => ({text, quality: i === 0 ? "primary" : "strong"})),
    countries,
    cities: [],
    birthDates,
    identifiers: [],
    programmes: [],
    parents: []
  };
}

const split = (text: string | undefined) => (text ?? "").split(/[;|\n]/).flatMap(partScripts);

/** "Sergei AKSENOV (Сергей АКСЁНОВ)" is two names. */
function partScripts(name: string): string[] {
  const inner = /^(.*?)\(([^()]*[^\p{ASCII}()][^()]*)\)\s*$/u.exec(name);
  return inner ? [inner[1] ?? "", inner[2] ?? ""] : [name];
}

function readEu(): ListedEntity[] {
  const folder = "opensanctions-eu_journal/consolidated/";
  return readdirSync(new URL(folder, SHARED)).flatMap((file) =>
    rows(folder + file)
      .filter((row) => row["name"])
      .map((row, i) =>
        entity(
          "eu-journal",
          `${file}:${i}`,
          row["schema"] === "Person" ? "person" : row["schema"] === "Vessel" ? "vessel" : "organisation",
          [...split(row["name"]), ...split(row["alias"]), ...split(row["weakAlias"])],
          row["country"] ? [row["country"]] : [],
          row["birthDate"] ? [row["birthDate"]] : []
        )
      )
  );
}

function readUn(): ListedEntity[] {
  const xml = readFileSync(new URL("un/UN_consolidated.xml", SHARED), "utf8");
  return [...xml.matchAll(/<(INDIVIDUAL|ENTITY)>([\s\S]*?)<\/\1>/g)].map(([, type, body = ""], i) => {
    const name = ["FIRST", "SECOND", "THIRD", "FOURTH"].map((part) => tagOf(body, `${part}_NAME`)).join(" ");
    const aliases = [...body.matchAll(/<ALIAS_NAME>([^<]+)</g)].map(([, alias = ""]) => alias);
    const original = tagOf(body, "NAME_ORIGINAL_SCRIPT");
    return entity("un-sc", `un:${i}`, type === "INDIVIDUAL" ? "person" : "organisation", [
      name.replace(/\s+/g, " "),
      ...aliases.map(plain),
      original
    ]);
  });
}

const tagOf = (body: string, tag: string) => plain(new RegExp(`<${tag}>([^<]*)<`).exec(body)?.[1] ?? "");
const plain = (text: string) =>
  text
    .replace(/&amp;/g, "&")
    .replace(/&apos;/g, "'")
    .replace(/&quot;/g, '"');

function readOfac(): ListedEntity[] {
  const aliases = groupBy(
    rows("us_ofac_sdn/watchman-bench/alt.csv", ["id", "alt", "type", "name", "remarks"]),
    (row) => row["id"] ?? ""
  );
  return rows("us_ofac_sdn/watchman-bench/sdn.csv", ["id", "name", "type"]).map((row) =>
    entity(
      "us-ofac-sdn",
      row["id"] ?? "",
      row["type"]?.trim() === "individual"
        ? "person"
        : row["type"]?.trim() === "vessel"
          ? "vessel"
          : "organisation",
      [row["name"] ?? "", ...(aliases.get(row["id"] ?? "") ?? []).map((alias) => alias["name"] ?? "")]
    )
  );
}

function readUs(): ListedEntity[] {
  return rows("us_nsfreg_2026-07/all_us_lists_flat.csv").map((row, i) =>
    entity(row["list_id"] ?? "us", `us:${i}`, "unknown", [row["name"] ?? "", ...split(row["aliases"])])
  );
}
