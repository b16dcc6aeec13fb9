import type {ErrorCode} from "../base/errors.ts";

/** Exit code of each kind of error. 1 is a bug, 130 an interruption by the person. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  usage: 2,
  "not-found": 3,
  refused: 4,
  "no-records": 5,
  "source-unavailable": 6,
  "source-damaged": 7,
  "source-changed": 8,
  "not-reconciled": 9,
  interrupted: 10,
  "not-licensed": 11,
  unauthenticated: 12,
  forbidden: 13,
  conflict: 14,
  "too-many": 15,
  "store-unavailable": 16,
  "warehouse-unavailable": 17,
  "too-large": 18
};
