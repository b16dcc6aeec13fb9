import {createRequire} from "node:module";

const require = createRequire(import.meta.url);
const isoCountries = require("i18n-iso-countries/index.js") as typeof import("i18n-iso-countries");

const EU_CODES: Readonly<Record<string, string>> = {GR: "EL", GB: "UK"};

const BY_NAME: Readonly<Record<string, string>> = {Kosovo: "XK", Somaliland: "SO", "N. Cyprus": "CY"};

/** The EU code of a geometry of world-atlas, which knows ISO numbers and, for some, only a name. */
export function countryCode(id: string | number | undefined, name: string): string | undefined {
  if (id === undefined) return BY_NAME[name];
  const iso2 = isoCountries.numericToAlpha2(String(id).padStart(3, "0"));
  return iso2 === undefined ? undefined : (EU_CODES[iso2] ?? iso2);
}
