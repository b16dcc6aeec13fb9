import {z} from "zod";
import {ApertureError} from "../base/errors.ts";
import {citationOf} from "../exports/rows.ts";
import {hashOf, type ReportFile} from "./annex.ts";
import type {Report} from "./block.ts";
import type {EditionDates} from "./compose.ts";
import type {Composer} from "./composer.ts";

const manifestSchema = z.strictObject({
  kind: z.literal("aperture-report"),
  outline: z.strictObject({id: z.string(), version: z.int(), family: z.string()}),
  edition: z.string(),
  title: z.string(),
  period: z.strictObject({from: z.string(), to: z.string()}),
  due: z.string().nullable(),
  published: z.string().nullable(),
  asOf: z.string(),
  subject: z.record(z.string(), z.string()),
  warehouse: z.strictObject({id: z.string(), kind: z.string(), method: z.int()}),
  catalogue: z.strictObject({revision: z.string()}),
  /** The scheme of assessment that the report describes, with the hash of its content. */
  scheme: z.strictObject({id: z.string(), version: z.string(), sha256: z.string()}),
  /** The edition it was compared with, by the hash of its manifest. */
  lastEdition: z.strictObject({name: z.string(), sha256: z.string()}).nullable(),
  vintages: z.array(
    z.strictObject({source: z.string(), programme: z.string(), dated: z.string(), sha256: z.string()})
  ),
  recurring: z.record(z.string(), z.strictObject({text: z.string(), citation: z.string()})),
  files: z.record(z.string(), z.string())
});

/** What a report says of itself: what it was built from, and the hash of each of its files. */
export type ReportManifest = z.infer<typeof manifestSchema>;

/** The sources a report is built from, each pinned. */
export type Pins = Pick<ReportManifest, "warehouse" | "catalogue" | "scheme" | "vintages">;

export const MANIFEST = "manifest.json";

export interface ManifestParts {
  readonly report: Report;
  readonly composer: Composer;
  readonly edition: string;
  readonly dates: EditionDates;
  readonly files: readonly ReportFile[];
}

export function manifestOf(parts: ManifestParts): ReportManifest {
  const {report, composer, dates, files} = parts;
  const {lastEdition} = composer;
  const {country, theme} = composer.variables;
  return {
    kind: "aperture-report",
    outline: {id: composer.outline.id, version: composer.outline.version, family: composer.file.family},
    edition: parts.edition,
    title: report.title,
    period: composer.period,
    due: dates.due ?? null,
    published: dates.published ?? null,
    asOf: report.asOf,
    subject: {...(country && {country}), ...(theme && {theme})},
    ...composer.pins,
    lastEdition: lastEdition ? {name: lastEdition.name, sha256: lastEdition.sha256} : null,
    recurring: Object.fromEntries(
      report.recurring.map(({id, figure}) => [
        id,
        {text: composer.sources.wording.short(figure), citation: citationOf(figure)}
      ])
    ),
    files: Object.fromEntries(
      files.map((file): [string, string] => [file.name, hashOf(file)]).sort(([a], [b]) => (a < b ? -1 : 1))
    )
  };
}

/** Reads a manifest. Throws where the text is none. */
export function parseManifest(text: string, place: string): ReportManifest {
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ApertureError("source-damaged", `no manifest of a report: ${place}`, {
    hint: `${issue?.path.join(".") || "the file"}: ${issue?.message}`
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
