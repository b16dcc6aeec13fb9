import {z} from "zod";
import {CATALOGUE} from "./folder.ts";
import {readYaml} from "./read-yaml.ts";

const partsFile = z.strictObject({
  titles: z.record(z.string(), z.string()),
  aliases: z.record(z.string(), z.string())
});

const file = readYaml(new URL("programme-parts.yaml", CATALOGUE), partsFile);

/** Titles of programme parts that the open data leave without one. */
export const PART_TITLES: Readonly<Record<string, string>> = file.titles;

/** Codes of public extracts, by the official code they stand for. */
export const PART_ALIASES: Readonly<Record<string, string>> = file.aliases;
