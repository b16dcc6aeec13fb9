import type {ErrorCode} from "../base/errors.ts";

/** HTTP status of each kind of error. Anything that is not one of these is a bug and answers 500. */
export const STATUSES = {
  usage: 400,
  "not-found": 404,
  refused: 422,
  "not-licensed": 403,
  "no-records": 409,
  "source-unavailable": 503,
  "source-damaged": 500,
  "source-changed": 500,
  "not-reconciled": 500,
  unauthenticated: 401,
  forbidden: 403,
  conflict: 409,
  "too-large": 413,
  "too-many": 429,
  "store-unavailable": 503,
  "warehouse-unavailable": 503,
  interrupted: 503
} as const satisfies Record<ErrorCode, number>;

/** A bug has no code of its own; under this name it stands among the kinds of error. */
export const BUG = {code: "bug", status: 500} as const;

const ERRORS_PATH = "/docs/errors";

/** Address of what is said of a kind of error. */
export function errorHref(code?: ErrorCode | typeof BUG.code): string {
  return code === undefined ? ERRORS_PATH : `${ERRORS_PATH}#${code}`;
}
