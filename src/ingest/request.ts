import type {Programme} from "../domain/programme.ts";
import type {SourceDeclaration} from "../sources/source.ts";

/** What is to be read, from where, into which data folder. */
export interface IngestRequest {
  readonly source: SourceDeclaration;
  readonly programme: Programme;
  /** Zips, folders or files; the first is the base, others supplement it. */
  readonly from: readonly string[];
  readonly dataDir: string;
  /** Where the first file was downloaded from, and what the publisher's header said of its date. */
  readonly origin?: {readonly address: string; readonly dated?: string};
  /** The publisher's date, where a person knows it better. */
  readonly dated?: string;
  /** Accept a file much smaller than the one it replaces. */
  readonly allowSmaller?: boolean;
}
