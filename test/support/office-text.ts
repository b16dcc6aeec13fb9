import {execFileSync, spawnSync} from "node:child_process";
import {unzipSync} from "fflate";
import {SaxesParser} from "saxes";

export const hasPdfToText = spawnSync("pdftotext", ["-v"]).status === 0;

/** The text of a PDF as a reader copies it. */
export function pdfText(pdf: Uint8Array): string {
  return execFileSync("pdftotext", ["-layout", "-", "-"], {input: pdf}).toString("utf8").replace(/\s+/g, " ");
}

/** The text of a Word document, with its properties; each of its parts has to be well-formed. */
export function wordText(docx: Uint8Array): string {
  const parts = Object.entries(unzipSync(docx)).filter(([name]) => /\.(xml|rels)$/.test(name));
  return parts.map(([name, data]) => textOf(name, new TextDecoder().decode(data))).join(" ");
}

function textOf(name: string, xml: string): string {
  const parser = new SaxesParser();
  const texts: string[] = [];
  parser.on("text", (text) => texts.push(text));
  parser.on("error", (error) => {
    throw new Error(`${name}: ${error.message}`);
  });
  parser.write(xml).close();
  return texts.join("");
}
