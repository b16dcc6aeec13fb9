import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

const resolve = createRequire(import.meta.url).resolve;

/** The scripts in which names of the European Union and its partners' institutions are most often written. */
const WEB_SUBSETS = [
  {
    file: "cyrillic",
    range: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"
  },
  {
    file: "greek",
    range: "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF"
  },
  {
    file: "latin-ext",
    range:
      "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0"
  },
  {
    file: "latin",
    range:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"
  }
] as const;

/** The typeface as part of the stylesheet, so that a page needs nothing beside it. */
export function fontFaces(): string {
  const folder = join(dirname(resolve("@fontsource-variable/source-sans-3/package.json")), "files");
  return WEB_SUBSETS.map(({file, range}) => {
    const data = readFileSync(join(folder, `source-sans-3-${file}-wght-normal.woff2`)).toString("base64");
    return `@font-face{font-family:"Source Sans 3 Variable";font-weight:200 900;font-display:swap;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`;
  }).join("\n");
}

/** The faces of the typeface that running text needs, as TrueType files. */
export function sansFaces(): Readonly<Record<"regular" | "bold" | "italic", string>> {
  const folder = dirname(resolve("@expo-google-fonts/source-sans-3/package.json"));
  return {
    regular: join(folder, "400Regular/SourceSans3_400Regular.ttf"),
    bold: join(folder, "700Bold/SourceSans3_700Bold.ttf"),
    italic: join(folder, "400Regular_Italic/SourceSans3_400Regular_Italic.ttf")
  };
}

/** The same typeface for writers that take no web fonts, with Arabic and Hebrew for names in those scripts. */
export function printFonts(): string[] {
  const sans = dirname(resolve("@expo-google-fonts/source-sans-3/package.json"));
  const arabic = dirname(resolve("@expo-google-fonts/noto-sans-arabic/package.json"));
  const hebrew = dirname(resolve("@expo-google-fonts/noto-sans-hebrew/package.json"));
  const {regular, bold, italic} = sansFaces();
  return [
    regular,
    italic,
    join(sans, "600SemiBold/SourceSans3_600SemiBold.ttf"),
    bold,
    join(arabic, "400Regular/NotoSansArabic_400Regular.ttf"),
    join(hebrew, "400Regular/NotoSansHebrew_400Regular.ttf")
  ];
}
