import {z} from "zod";
import {CATALOGUE} from "./folder.ts";
import {readYaml} from "./read-yaml.ts";
import {THEMES, themeById} from "./themes.ts";

/** A subject of OpenAlex: a field by its two digits, or a subfield by its four, of which the first two are its field. */
export interface WorkThemeLine {
  readonly code: number;
  readonly title: string;
  readonly themes: readonly string[];
  /** Why works of the subject belong to the themes, or why they do not. */
  readonly reason: string;
}

/** How works are put into the strategy's themes. */
export interface WorkThemes {
  readonly version: string;
  readonly source: string;
  readonly lines: readonly WorkThemeLine[];
  readonly leftOut: readonly WorkThemeLine[];
  /** Themes that no subject tells anything about, with the reason. */
  readonly without: ReadonlyMap<string, string>;
}

const theme = z.string().refine((id) => themeById(id) !== undefined, {error: "no theme of themes.yaml"});

const line = z.strictObject({
  code: z.int().refine((code) => isField(code) || (code >= 1000 && code <= 3699), {
    error: "neither a field (11 to 36) nor a subfield (four digits)"
  }),
  title: z.string().min(1),
  themes: z.array(theme).min(1),
  reason: z.string().min(1)
});

const mappingFile = z.strictObject({
  version: z.string(),
  entered: z.string(),
  source: z.string(),
  confidence: z.enum(["seen", "reported", "unverified"]),
  lines: z.array(line).min(1),
  left_out: z.array(line),
  without: z.array(z.strictObject({theme, reason: z.string().min(1)}))
});

const file = readYaml(
  new URL("work-themes.yaml", CATALOGUE),
  mappingFile.refine(
    ({lines, without}) =>
      THEMES.every(
        ({id}) =>
          lines.some(({themes}) => themes.includes(id)) !== without.some((entry) => entry.theme === id)
      ),
    {error: "each theme needs a line, or a reason under `without`, and not both"}
  )
);

/** The mapping of subjects of works onto themes, from catalogue/work-themes.yaml. */
export const WORK_THEMES: WorkThemes = {
  version: file.version,
  source: file.source,
  lines: file.lines,
  leftOut: file.left_out,
  without: new Map(file.without.map((entry) => [entry.theme, entry.reason]))
};

/** Whether a code is that of a field, and not of a subfield. */
export function isField(code: number): boolean {
  return code >= 11 && code <= 36;
}
