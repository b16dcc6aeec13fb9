import {Resvg} from "@resvg/resvg-js";
import {printFonts} from "./fonts.ts";

/** A picture as pixels, for readers of a document that draw no vectors; drawn by our own fonts only. */
export function rasterise(svg: string, width: number): Uint8Array {
  const drawn = new Resvg(svg, {
    fitTo: {mode: "width", value: width},
    background: "#ffffff",
    font: {fontFiles: printFonts(), loadSystemFonts: false, defaultFontFamily: "Source Sans 3"}
  });
  return drawn.render().asPng();
}
