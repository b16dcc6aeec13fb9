import {ApertureError} from "../../base/errors.ts";
import {newKey, openBytes, sealBytes} from "./seal.ts";
import type {Sql} from "./store/sql.ts";

/** A key that was destroyed: what was sealed with it is gone for good. */
export const DESTROYED = Symbol("destroyed");
export type SubjectKey = Buffer | typeof DESTROYED;

/** The key of a subject, made when something is first sealed for it. */
export async function keyForWriting(sql: Sql, subject: string, master: Buffer, at: string): Promise<Buffer> {
  const found = await keyForReading(sql, subject, master);
  if (found === DESTROYED) {
    throw new ApertureError("conflict", "the data of this subject were erased", {
      hint: "Nothing can be added to what was erased. Open a new case."
    });
  }
  if (found) return found;
  const key = newKey();
  const wrapped = sealBytes(key, master, subject).toString("base64");
  await sql.run(
    "INSERT INTO subject_key (subject, wrapped, created_at) VALUES (?, ?, ?) ON CONFLICT (subject) DO NOTHING",
    [subject, wrapped, at]
  );
  const kept = await keyForReading(sql, subject, master);
  return kept && kept !== DESTROYED ? kept : key;
}

export async function keyForReading(
  sql: Sql,
  subject: string,
  master: Buffer
): Promise<SubjectKey | undefined> {
  const [row] = await sql.rows("SELECT wrapped FROM subject_key WHERE subject = ?", [subject]);
  if (!row) return undefined;
  const wrapped = row["wrapped"];
  return typeof wrapped === "string" ? openBytes(Buffer.from(wrapped, "base64"), master, subject) : DESTROYED;
}

/** Every subject that was erased. */
export async function destroyedKeys(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.rows("SELECT subject FROM subject_key WHERE wrapped IS NULL ORDER BY subject");
  return rows.map(({subject}) => String(subject));
}

/** Erases a subject: the key goes, the entries stay as unreadable links of the chain. */
export async function destroyKey(sql: Sql, subject: string, at: string): Promise<boolean> {
  const changed = await sql.run(
    "UPDATE subject_key SET wrapped = NULL, destroyed_at = ? WHERE subject = ? AND wrapped IS NOT NULL",
    [at, subject]
  );
  return changed > 0;
}
