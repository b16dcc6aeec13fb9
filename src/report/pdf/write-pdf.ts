import {readFileSync} from "node:fs";
import {NodeCompiler} from "@myriaddreamin/typst-ts-node-compiler";
import {ApertureError} from "../../base/errors.ts";
import type {PrintDocument} from "../block.ts";
import {printFonts} from "../fonts.ts";
import {writeTypst} from "./write-typst.ts";

/** A document as a tagged PDF after PDF/UA-1, with bookmarks. The compiler refuses what the standard forbids. */
export function writePdf(printed: PrintDocument): Uint8Array {
  const compiler = NodeCompiler.create({
    fontArgs: [{fontBlobs: printFonts().map((path) => readFileSync(path))}]
  });
  const compiled = compiler.compile({mainFileContent: writeTypst(printed)});
  const document = compiled.result;
  if (!document) {
    throw new TypeError(
      `the PDF cannot be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`
    );
  }
  try {
    return compiler.pdf(document, {pdfStandard: "ua-1", pdfTags: true});
  } catch (cause) {
    throw new ApertureError("refused", "the PDF does not meet PDF/UA-1", {
      hint: cause instanceof Error ? cause.message : "Leave the PDF out with --without pdf.",
      cause
    });
  } finally {
    compiler.evictCache(0);
  }
}
