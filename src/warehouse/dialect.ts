/** What the engines write differently. Everything else is the SQL that both understand. */
export interface Dialect {
  readonly engine: "duckdb" | "clickhouse";
  startsWith(text: string, beginning: string): string;
  contains(text: string, words: string): string;
  /** A text in small letters without accents, as searches compare it. */
  folded(text: string): string;
  /** How many steps a code has. */
  levels(code: string, separator: string): string;
  /** A code cut off after so many steps. */
  upTo(code: string, separator: string, steps: number): string;
  /** Whether two sets kept as bits have a member in common. */
  sharesBit(set: string, other: string): string;
  /** The middle value; halfway between the two middle ones where their number is even. */
  median(value: string): string;
  /** A table with each row as often as a column of it says. */
  repeated(table: string, times: string): string;
  /** A text as a small whole number, blank where it is none. */
  wholeOrBlank(text: string): string;
  /** The value in the row with the largest key; rows without a value do not count. */
  valueAtLast(value: string, key: string): string;
  /** The different values in order, with a comma between. */
  listed(value: string): string;
}

export const DUCKDB: Dialect = {
  engine: "duckdb",
  startsWith: (text, beginning) => `starts_with(${text}, ${beginning})`,
  contains: (text, words) => `contains(${text}, ${words})`,
  folded: (text) => `lower(strip_accents(${text}))`,
  levels: (code, separator) => `len(string_split(${code}, '${separator}'))`,
  upTo: (code, separator, steps) =>
    `array_to_string(list_slice(string_split(${code}, '${separator}'), 1, ${steps}), '${separator}')`,
  sharesBit: (set, other) => `(${set} & ${other}) > 0`,
  median: (value) => `median(${value})`,
  repeated: (table, times) => `(SELECT *, unnest(range(${times})) AS copy FROM ${table})`,
  wholeOrBlank: (text) => `try_cast(${text} AS SMALLINT)`,
  valueAtLast: (value, key) => `arg_max(${value}, ${key})`,
  listed: (value) => `string_agg(DISTINCT ${value}, ', ' ORDER BY ${value})`
};

export const CLICKHOUSE: Dialect = {
  engine: "clickhouse",
  startsWith: (text, beginning) => `startsWith(${text}, ${beginning})`,
  contains: (text, words) => `position(${text}, ${words}) > 0`,
  folded: (text) => `lowerUTF8(replaceRegexpAll(normalizeUTF8NFD(${text}), '\\\\p{Mn}', ''))`,
  levels: (code, separator) => `length(splitByChar('${separator}', ${code}))`,
  upTo: (code, separator, steps) =>
    `arrayStringConcat(arraySlice(splitByChar('${separator}', ${code}), 1, ${steps}), '${separator}')`,
  sharesBit: (set, other) => `bitAnd(${set}, ${other}) > 0`,
  // Its own median is of a sample once there are many values.
  median: (value) => `quantileExactInclusive(0.5)(${value})`,
  repeated: (table, times) => `(SELECT *, arrayJoin(range(toUInt64(${times}))) AS copy FROM ${table})`,
  wholeOrBlank: (text) => `accurateCastOrNull(${text}, 'Int16')`,
  valueAtLast: (value, key) => `argMax(${value}, ${key})`,
  listed: (value) => `arrayStringConcat(arraySort(groupUniqArray(${value})), ', ')`
};
