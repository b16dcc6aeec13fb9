/** Whether a part is the one the prefix names or lies under it; every part lies under the empty prefix. */
export function isPartUnder(part: string, prefix: string): boolean {
  return prefix === "" || part === prefix || part.startsWith(`${prefix}.`);
}
