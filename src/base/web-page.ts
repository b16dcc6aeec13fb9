import {ApertureError} from "./errors.ts";

/** A download that failed often arrives as a page that says so. */
export function refuseWebPage(text: string, name: string): void {
  if (!/^\uFEFF?\s*<(!doctype\s+html|html|head|body)/i.test(text)) return;
  throw new ApertureError("source-damaged", `a web page, not data: ${name}`, {
    hint: "The download was answered with a page. Open the address in a browser, fetch the file and give it with --from."
  });
}
