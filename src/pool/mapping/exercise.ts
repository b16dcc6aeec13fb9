import type {CountryCode} from "../../domain/country.ts";

/**
 * Countries that do not exist, for trying a return out and for teaching. Their codes are among those ISO 3166
 * leaves to users; the map leaves them out unless it is asked for the exercise.
 */
export const EXERCISE_COUNTRIES: Readonly<Record<CountryCode, string>> = {
  XX: "Examplia",
  XY: "Farland",
  XZ: "Otherland"
};

/** The code of an exercise country given by code or name. */
export function exerciseCode(text: string): CountryCode | undefined {
  const wanted = text.toLowerCase();
  return Object.entries(EXERCISE_COUNTRIES).find(
    ([code, name]) => code.toLowerCase() === wanted || name.toLowerCase() === wanted
  )?.[0];
}

export function isExercise(code: CountryCode): boolean {
  return Object.hasOwn(EXERCISE_COUNTRIES, code);
}
