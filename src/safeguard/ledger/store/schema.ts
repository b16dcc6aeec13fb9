/** Tables of the case store, in the SQL that SQLite and PostgreSQL share. Everything of value is in `ledger_entry`. */
export const TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS ledger (
    ledger TEXT PRIMARY KEY, sequence INTEGER NOT NULL, hash TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS ledger_entry (
    ledger TEXT NOT NULL, sequence INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, stream TEXT NOT NULL,
    type TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (ledger, sequence), UNIQUE (ledger, previous))`,
  "CREATE INDEX IF NOT EXISTS ledger_entry_stream ON ledger_entry (ledger, stream, sequence)",
  `CREATE TABLE IF NOT EXISTS subject_key (
    subject TEXT PRIMARY KEY, wrapped TEXT, created_at TEXT NOT NULL, destroyed_at TEXT)`,
  `CREATE TABLE IF NOT EXISTS account (
    account TEXT PRIMARY KEY, institution TEXT NOT NULL, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    role TEXT NOT NULL, password TEXT, second_factor TEXT, last_code TEXT, openid TEXT UNIQUE, state TEXT NOT NULL,
    failures INTEGER NOT NULL, locked_until TEXT, created_at TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY, account TEXT NOT NULL, created_at TEXT NOT NULL, seen_at TEXT NOT NULL, expires_at TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS access_token (
    id TEXT PRIMARY KEY, token TEXT NOT NULL UNIQUE, account TEXT NOT NULL, title TEXT NOT NULL,
    created_at TEXT NOT NULL, expires_at TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS invitation (
    token TEXT PRIMARY KEY, institution TEXT NOT NULL, institution_name TEXT NOT NULL, role TEXT NOT NULL,
    account TEXT, created_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT)`,
  "CREATE TABLE IF NOT EXISTS institution (institution TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL)"
];

/** Tables in the order in which they are copied into a backup. */
export const COPIED = [
  "institution",
  "account",
  "invitation",
  "subject_key",
  "ledger",
  "ledger_entry"
] as const;
export type CopiedTable = (typeof COPIED)[number];
