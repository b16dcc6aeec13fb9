import {tableAt} from "./bind.ts";

/** How a published table is laid out. */
export interface Layout {
  /** What its rows are sorted by: what questions narrow most often, few values first. */
  readonly order: readonly string[];
  readonly isByYear?: boolean;
  /** Spread over the machines of a cluster by project; all others lie whole on every machine. */
  readonly isSharded?: boolean;
}

const BY_PLACE = ["country", "programme", "part"];

/** Tables that are published, by their name in the warehouse. The reasons are in decision 0087. */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  "core.participation": {order: [...BY_PLACE, "pid"], isByYear: true, isSharded: true},
  "core.project": {order: ["pid"], isByYear: true, isSharded: true},
  "core.project_part": {order: ["part", "pid"], isSharded: true},
  "core.project_field": {order: ["code", "pid"], isSharded: true},
  "core.project_topic": {order: ["pid", "topic"], isSharded: true},
  "core.project_whole": {order: ["pid"], isSharded: true},
  "mart.participation": {order: BY_PLACE},
  "mart.country_project": {order: BY_PLACE},
  "mart.pair": {order: ["country", "partner", "programme", "part"]},
  "mart.project": {order: ["programme", "part"]},
  "mart.duration": {order: ["programme", "part"]},
  "mart.topic": {order: ["programme", "part"]},
  "mart.organisation": {order: ["country", "organisation_id"]},
  "ref.region": {order: ["id"]},
  "ref.income": {order: ["id"]},
  "ref.country": {order: ["code"]},
  "ref.country_group": {order: ["id"]},
  "ref.theme": {order: ["id"]},
  "ref.part": {order: ["code"]},
  "ref.field": {order: ["code"]},
  "meta.gap": {order: ["programme"]},
  "meta.manifest": {order: []}
};

export const SERIES_LAYOUTS: Readonly<Record<string, Layout>> = {
  "series.value": {order: ["indicator", "country", "year"]}
};

const BY_CELL = ["year", "field", "themes", "type"];

/** Sums of works: questions name a country, then years. Works themselves stay in the data folder. */
export const WORKS_LAYOUTS: Readonly<Record<string, Layout>> = {
  "works.total": {order: BY_CELL},
  "works.country": {order: ["country", ...BY_CELL]},
  "works.pair": {order: ["country", "partner", ...BY_CELL]},
  "works.group_pair": {order: ["country", "group", ...BY_CELL]},
  "works.field": {order: ["code"]},
  "works.award": {order: ["number", "work"]},
  "works.award_side": {order: ["work", "country"]}
};

/** A column as the built warehouse has it. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly hasBlanks: boolean;
  readonly distinct: number;
}

/** Texts of fewer different values than this are stored as numbers of a dictionary. */
const MOST_IN_DICTIONARY = 10_000;

const TYPES: Readonly<Record<string, string>> = {
  VARCHAR: "String",
  TINYINT: "Int8",
  SMALLINT: "Int16",
  INTEGER: "Int32",
  BIGINT: "Int64",
  DOUBLE: "Float64",
  BOOLEAN: "Bool",
  DATE: "Date32"
};

function typeOf({name, type, hasBlanks, distinct}: Column): string {
  const plain = TYPES[type] ?? /^DECIMAL\(\d+,\d+\)$/.exec(type)?.[0].replace("DECIMAL", "Decimal");
  if (plain === undefined) throw new TypeError(`no type for ${name}: ${type}`);
  const blank = hasBlanks ? `Nullable(${plain})` : plain;
  return plain === "String" && distinct < MOST_IN_DICTIONARY ? `LowCardinality(${blank})` : blank;
}

/** Statements that make an empty table; on a cluster also the one that reads and writes all its shards. */
export function tableDefinition(
  database: string,
  name: string,
  layout: Layout,
  columns: readonly Column[],
  cluster: string | undefined
): string[] {
  const [group = "", table = ""] = name.split(".");
  const whole = tableAt(database, group, table);
  const listed = columns.map((column) => `"${column.name}" ${typeOf(column)}`).join(", ");
  const end = `${partitionOf(layout, columns)} ORDER BY (${orderOf(layout, columns).join(", ")})`;
  if (cluster === undefined) return [`CREATE TABLE ${whole} (${listed}) ENGINE = MergeTree${end}`];
  const path = `/clickhouse/aperture/${database}/${group}_${table}`;
  if (!layout.isSharded)
    return [
      `CREATE TABLE ${whole} ON CLUSTER ${cluster} (${listed}) ENGINE = ReplicatedMergeTree('${path}', '{shard}-{replica}')${end}`
    ];
  const shard = `${whole}${SHARD}`;
  return [
    `CREATE TABLE ${shard} ON CLUSTER ${cluster} (${listed}) ENGINE = ReplicatedMergeTree('${path}/{shard}', '{replica}')${end}`,
    `CREATE TABLE ${whole} ON CLUSTER ${cluster} AS ${shard} ENGINE = Distributed(${cluster}, ${database}, ${group}_${table}${SHARD}, intHash64(pid))`
  ];
}

/** Ends the name of the part of a sharded table that lies on one machine. */
export const SHARD = "_shard";

function partitionOf({isByYear}: Layout, columns: readonly Column[]): string {
  if (!isByYear) return "";
  const year = columns.find(({name}) => name === "year");
  return ` PARTITION BY ${year?.hasBlanks ? "ifNull(year, 0)" : "year"}`;
}

/** A blank cannot be sorted by. */
function orderOf({order}: Layout, columns: readonly Column[]): string[] {
  return order
    .filter((name) => columns.some((column) => column.name === name && !column.hasBlanks))
    .map((name) => `"${name}"`);
}
