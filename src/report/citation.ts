/** A figure's address, and the value it was cited with; undefined where it carries none. */
export interface SplitCitation {
  readonly address: string;
  readonly value: string | undefined;
}

/** Parts an address from the value and warehouse that a citation ends with. */
export function splitCitation(citation: string): SplitCitation {
  const [, address = citation, value] = /^(.*?)[?&]value=([^&]*)/.exec(citation) ?? [];
  return {address, value};
}
