import {ApertureError} from "../base/errors.ts";
import type {FigureRegister} from "./figure-register.ts";
import type {Pins, ReportManifest} from "./manifest.ts";
import type {OutlineFile} from "./outline.ts";
import type {Outline} from "./outline-schema.ts";
import {lastWholeYear, type Period, yearsOf} from "./period.ts";
import type {Sources} from "./sources.ts";

/** What the blocks of an outline are composed with. */
export interface Composer {
  readonly outline: Outline;
  readonly file: OutlineFile;
  readonly sources: Sources;
  readonly register: FigureRegister;
  readonly period: Period;
  readonly asOf: string;
  /** The warehouse, catalogue and scheme it is composed from. */
  readonly pins: Pins;
  /** What stands for $years, $first, $last, $country and the like in addresses. */
  readonly variables: Readonly<Record<string, string>>;
  /** The values of the indicators every edition has, in the last edition. */
  readonly lastEdition: LastEdition | undefined;
  /** Puts the variables into an address of the outline. */
  expand(address: string): string;
  /** The same with more variables. */
  with(variables: Readonly<Record<string, string>>): Composer;
}

/** What an edition before this one said of the indicators every edition has. */
export interface LastEdition {
  readonly name: string;
  /** Of its manifest. */
  readonly sha256: string;
  readonly pins: Pins;
  readonly values: ReportManifest["recurring"];
}

type Parts = Omit<Composer, "outline" | "expand" | "with">;

export function openComposer(parts: Parts): Composer {
  return {
    ...parts,
    outline: parts.file.outline,
    expand: (address) => expand(address, parts.variables),
    with: (variables) => openComposer({...parts, variables: {...parts.variables, ...variables}})
  };
}

function expand(address: string, variables: Readonly<Record<string, string>>): string {
  return address.replace(/\$([a-z-]+)/g, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) {
      throw new ApertureError("source-damaged", `unknown variable in the outline: $${name}`, {
        hint: `Known: ${Object.keys(variables).join(", ")}.`
      });
    }
    return value;
  });
}

/** The variables that a period gives. */
export function periodVariables(period: Period, newestData: string | undefined): Record<string, string> {
  const years = yearsOf(period);
  return {
    years: years.join(","),
    first: String(years[0] ?? ""),
    last: String(lastWholeYear(period, newestData))
  };
}
