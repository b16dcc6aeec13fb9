import {z} from "zod";
import {CATALOGUE} from "./folder.ts";
import {readYaml} from "./read-yaml.ts";

/** One of the strategy's themes, with the rules that put a project into it. */
export interface Theme {
  readonly id: string;
  /** Its place in the set of themes of a project, which is kept as a bit mask. */
  readonly bit: number;
  readonly title: string;
  readonly definition: string;
  readonly rules: {
    readonly parts: readonly string[];
    readonly topics: readonly string[];
    readonly fields: readonly string[];
  };
}

const themesFile = z.strictObject({
  version: z.string(),
  entered: z.string(),
  source: z.string(),
  confidence: z.enum(["seen", "reported", "unverified"]),
  themes: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      bit: z.int().min(0).max(30),
      title: z.string(),
      definition: z.string(),
      rules: z.strictObject({
        parts: z.array(z.string()),
        topics: z.array(z.string()),
        fields: z.array(z.string())
      })
    })
  )
});

const file = readYaml(new URL("themes.yaml", CATALOGUE), themesFile);

/** Version of the mapping of themes, shown wherever a theme is. */
export const THEME_MAPPING = {version: file.version, source: file.source, confidence: file.confidence};

export const THEMES: readonly Theme[] = file.themes;

export function themeById(id: string): Theme | undefined {
  return THEMES.find((theme) => theme.id === id);
}
