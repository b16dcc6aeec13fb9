/** Hash of a text, 32 bits; `salt` keeps keys of different meaning apart (FNV-1a with a final mix). */
export function hashOf(text: string, salt: number): number {
  return hashWithout(text, salt, -1, -1);
}

/** The hash of a text without the letters at two places. */
export function hashWithout(text: string, salt: number, one: number, two: number): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i++)
    if (i !== one && i !== two) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * From keys to numbers, in three flat arrays. A key can give numbers it was never given (two keys in one bucket with one
 * print), so that whoever reads it checks; it never loses one.
 */
export interface KeyTable {
  /** Where each bucket starts in `ids`; one more than there are buckets. */
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  /** Eight more bits of each key. */
  readonly prints: Uint8Array;
}

/** Collects keys and makes the table of them. */
export class KeyTableBuilder {
  #keys = new Uint32Array(1 << 16);
  #ids = new Uint32Array(1 << 16);
  #count = 0;

  add(key: number, id: number): void {
    if (this.#count === this.#keys.length) {
      this.#keys = grown(this.#keys);
      this.#ids = grown(this.#ids);
    }
    this.#keys[this.#count] = key;
    this.#ids[this.#count++] = id;
  }

  build(): KeyTable {
    const buckets = 1 << Math.max(4, Math.ceil(Math.log2(Math.max(1, this.#count))));
    const starts = new Uint32Array(buckets + 1);
    for (let i = 0; i < this.#count; i++) bump(starts, ((this.#keys[i] ?? 0) & (buckets - 1)) + 1);
    for (let i = 1; i <= buckets; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const next = starts.slice(0, buckets);
    const ids = new Uint32Array(this.#count);
    const prints = new Uint8Array(this.#count);
    for (let i = 0; i < this.#count; i++) {
      const key = this.#keys[i] ?? 0;
      const at = bump(next, key & (buckets - 1));
      ids[at] = this.#ids[i] ?? 0;
      prints[at] = key >>> 24;
    }
    return {starts, ids, prints};
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Adds one in place, and answers with what was there. */
function bump(array: Uint32Array, i: number): number {
  const before = array[i] ?? 0;
  array[i] = before + 1;
  return before;
}

/** Calls for every number a key may have been given. */
export function lookUp(table: KeyTable, key: number, visit: (id: number) => void): void {
  const bucket = key & (table.starts.length - 2);
  const end = table.starts[bucket + 1] ?? 0;
  const print = key >>> 24;
  for (let at = table.starts[bucket] ?? 0; at < end; at++) {
    if (table.prints[at] === print) visit(table.ids[at] ?? 0);
  }
}
