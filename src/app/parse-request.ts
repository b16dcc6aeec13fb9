import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import {DIMENSION_IDS, type Dimension, isDimension} from "../domain/dimension.ts";
import type {Counting, FigureRequest, YearOf} from "../domain/figure.ts";
import {isStatusMode, STATUS_MODES, type StatusMode} from "../domain/group.ts";
import {requestFor} from "../domain/request.ts";
import {readCodes, readOwnCodes} from "./codes.ts";

/** The words of a request that are not dimensions. */
export const MODE_KEYS = ["by", "status", "counting", "year-of"] as const;

/** Reads a request from named texts: flags of a command, or parameters of an address. */
export function parseRequest(
  indicator: string,
  given: Readonly<Record<string, string | undefined>>,
  read: typeof readCodes = readCodes
): FigureRequest {
  const filters: Partial<Record<Dimension, readonly string[]>> = {};
  for (const dimension of DIMENSION_IDS) {
    const text = given[dimension];
    if (text !== undefined && text !== "") filters[dimension] = read(dimension, text);
  }
  return requestFor(indicator, {
    filters,
    by: readBy(given["by"]),
    status: readStatus(given["status"]),
    counting: readOneOf("counting", given["counting"], ["whole", "fractional"]) as Counting,
    yearOf: readOneOf("year-of", given["year-of"], ["start", "signature"]) as YearOf
  });
}

/** Reads a figure's address, `indicator?filters`, with or without the host and path it stood under. */
export function parseAddress(address: string): {request: FigureRequest; expected: ExpectedValue | undefined} {
  const [path = "", query = ""] = address.replace(/^.*\/figures\//, "").split("?");
  const params = new URLSearchParams(query);
  const unknown = [...params.keys()].find(
    (key) => !isDimension(key) && ![...MODE_KEYS, "value", "at"].includes(key)
  );
  if (path === "" || unknown !== undefined) {
    throw new ApertureError("usage", `invalid figure address: ${address}`, {
      hint: unknown
        ? `Unknown parameter ${unknown}.`
        : 'An address looks like "participations?country=CN&programme=HORIZON".'
    });
  }
  const request = parseRequest(path, Object.fromEntries(params), readOwnCodes);
  const at = params.get("at");
  const value = params.get("value");
  return {
    request,
    expected:
      value === null ? undefined : {value: value === "blank" ? null : Number(value), warehouse: at ?? ""}
  };
}

/** What a cited address says the figure was, and in which warehouse. */
export interface ExpectedValue {
  readonly value: number | null;
  readonly warehouse: string;
}

function readBy(text: string | undefined): Dimension[] {
  const names = (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  for (const name of names) {
    if (isDimension(name)) continue;
    const near = closest(name, DIMENSION_IDS);
    throw new ApertureError("usage", `unknown breakdown: ${name}`, {
      hint: `${near ? `Did you mean ${near}? ` : ""}Known: ${DIMENSION_IDS.join(", ")}.`
    });
  }
  return [...new Set(names as Dimension[])];
}

function readStatus(text: string | undefined): StatusMode {
  if (text === undefined || text === "") return "was";
  if (isStatusMode(text)) return text;
  throw new ApertureError("usage", `unknown status mode: ${text}`, {
    hint: `Known: ${Object.keys(STATUS_MODES).join(", ")}.`
  });
}

function readOneOf(name: string, text: string | undefined, known: readonly string[]): string {
  const value = text === undefined || text === "" ? known[0] : known.find((one) => one === text);
  if (value !== undefined) return value;
  throw new ApertureError("usage", `unknown ${name}: ${text}`, {hint: `Known: ${known.join(", ")}.`});
}
