import {z} from "zod";
import {formatDate} from "../base/dates.ts";
import type {PropertyRule} from "./register.ts";
import {THEMES, themeById} from "./themes.ts";
import {
  country,
  date,
  event,
  party,
  passage,
  period,
  sayEvent,
  sayParty,
  sayPeriod,
  thingId,
  words
} from "./values.ts";

/** How often a property may be stated. */
type Often = {readonly many?: true; readonly required?: true; readonly isOrder?: true};

export const text = (title: string, often: Often = {}): PropertyRule<typeof words> => ({
  title,
  value: words,
  ...often
});

export const day = (title: string, often: Often = {}): PropertyRule<typeof date> => ({
  title,
  value: date,
  say: formatDate,
  ...often
});

/** One of a closed list, with the title of each. */
export function choice<const T extends Readonly<Record<string, string>>>(
  title: string,
  titles: T,
  often: Often = {}
): PropertyRule<z.ZodType<keyof T & string>> {
  const ids = Object.keys(titles) as (keyof T & string)[];
  return {title, value: z.enum(ids as [keyof T & string]), say: (id) => titles[id] ?? id, ...often};
}

export const nation = (title: string, often: Often = {}): PropertyRule<typeof country> => ({
  title,
  value: country,
  say: sayParty,
  ...often
});

export const parties = (title: string): PropertyRule<typeof party> => ({
  title,
  value: party,
  say: sayParty,
  many: true
});

/** One of the strategy's themes, by the ids that figures use. */
export const theme = (): PropertyRule<z.ZodType<string>> => ({
  title: "Theme",
  value: z.enum(THEMES.map(({id}) => id) as [string, ...string[]]),
  say: (id) => themeById(id)?.title ?? id,
  many: true
});

/** A document of the library, or a passage of one. */
export const cites = (title: string, often: Often = {many: true}): PropertyRule<typeof passage> => ({
  title,
  value: passage,
  refers: (value) => [`documents/${value}`],
  ...often
});

/** An entry of a register. */
export const entry = (
  title: string,
  register: string,
  often: Often = {many: true}
): PropertyRule<typeof thingId> => ({
  title,
  value: thingId,
  refers: (id) => [`${register}/${id}`],
  ...often
});

export const span = (title: string): PropertyRule<typeof period> => ({title, value: period, say: sayPeriod});

export const events = (title: string): PropertyRule<typeof event> => ({
  title,
  value: event,
  say: sayEvent,
  many: true
});
