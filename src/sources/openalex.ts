/** The source of scholarly works: whose it is, and what Aperture takes of each work. */
export const openAlex = {
  id: "openalex",
  title: "OpenAlex, works",
  publisher: {name: "OpenAlex (OurResearch)", url: "https://openalex.org"},
  licence: {id: "CC0-1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/"},
  attribution: "OpenAlex (OurResearch), CC0",
  /** Where the snapshot lies, with its manifest; it asks for no account. */
  address: "s3://openalex/data/jsonl/works/",
  /** Documentation of the objects and of the layout of the snapshot. */
  documentation: "https://developers.openalex.org/download/snapshot-format"
} as const;

/**
 * The keys taken of a work, as the types DuckDB reads them with; everything else is passed over unread. Scalars are
 * texts, since a flag is `true` in one edition and `1` in the next. Grants were one list (`grants`) before they became
 * `funders` and `awards`.
 */
export const WORK_KEYS = {
  id: "VARCHAR",
  updated_date: "VARCHAR",
  publication_year: "VARCHAR",
  type: "VARCHAR",
  is_retracted: "VARCHAR",
  is_paratext: "VARCHAR",
  is_authors_truncated: "VARCHAR",
  open_access: "STRUCT(is_oa VARCHAR)",
  authorships: "STRUCT(countries VARCHAR[], institutions STRUCT(country_code VARCHAR)[])[]",
  primary_topic:
    'STRUCT(id VARCHAR, subfield STRUCT(id VARCHAR), field STRUCT(id VARCHAR, display_name VARCHAR), "domain" STRUCT(id VARCHAR, display_name VARCHAR))',
  funders: "STRUCT(id VARCHAR)[]",
  awards: "STRUCT(funder_id VARCHAR, funder_display_name VARCHAR, funder_award_id VARCHAR)[]",
  grants: "STRUCT(funder VARCHAR, funder_display_name VARCHAR, award_id VARCHAR)[]"
} as const;

/**
 * Longest line that parts are read with at first, in bytes; a work of 5,000 authors takes less than half of it. The
 * engine keeps several buffers of twice this size while it reads, most of the memory of an ingest.
 */
export const USUAL_LINE = 16 * 2 ** 20;

/** Longest line of a part that is read at all, in bytes: a part with a longer one than usual is read again, alone. */
export const LONGEST_LINE = 32 * 2 ** 20;
