import type {VintageRef} from "../domain/figure.ts";

/** A value or record of a source that was not understood, as stored with the warehouse. */
export interface StoredIssue {
  readonly kind: string;
  readonly table: string;
  readonly field: string;
  readonly value: string;
  readonly count: number;
  readonly note: string;
}

export interface PinnedVintage {
  readonly id: string;
  readonly path: string;
  readonly ref: VintageRef;
  readonly issues: readonly StoredIssue[];
  /** Full size of the programme where the file is known to hold only part of it. */
  readonly size: {readonly projects: number; readonly participations: number; readonly note: string} | null;
}

/** What a warehouse says of itself: what it was built from, and by which method. */
export interface WarehouseManifest {
  /** The same vintages, catalogue, day and method always give the same id. */
  readonly id: string;
  readonly kind: "warehouse" | "snapshot";
  readonly method: number;
  /** Version of the tables of a warehouse; a snapshot has tables of its own. */
  readonly tables?: number;
  readonly catalogue: {readonly revision: string; readonly asOf: string};
  readonly vintages: readonly PinnedVintage[];
  /** The command that made a snapshot. */
  readonly command?: string;
}
