import {words} from "./values.ts";

/** Words by which a form would ask who a person is by origin instead of what a cooperation risks. */
const PERSONAL =
  /\bnational(?:ity|ities|s of)\b|\bcitizen(?:s|ship)?\b|\bpassports?\b|\bbirth ?(?:place|country)?\b|\bborn\b|\bethnic|\bcountry of origin\b|\breligio|\bmother tongue\b/i;

/**
 * A text of a question or form. Nationality is never an input to the risk of a person, so a text that asks for it is
 * refused wherever a scheme or form comes from.
 */
export const impersonal = words.refine((text) => !PERSONAL.test(text), {
  error: "asks for a person's origin: nationality, citizenship or place of birth is no measure of risk"
});
