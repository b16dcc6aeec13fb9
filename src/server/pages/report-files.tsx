import {readEditionFile} from "../../app/report/editions.ts";
import type {Page} from "../page.ts";

/** A frozen report is a document with its styles within, and nothing else: no script, no form, no origin of this site. */
const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox allow-popups";

/** An edition as it was written. */
export const reportEditionPage: Page = {
  path: "/report/:edition",
  async render({dataDir, params}, c) {
    const {data} = await readEditionFile(params["edition"] ?? "", "report.html", dataDir);
    return c.html(new TextDecoder().decode(data), 200, {"Content-Security-Policy": DOCUMENT_POLICY});
  }
};

const TYPES: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf"
};

/** Another file of an edition. */
export const reportFilePage: Page = {
  path: "/report/:edition/:file",
  async render({dataDir, params}, c) {
    const file = params["file"] ?? "";
    const {edition, data} = await readEditionFile(params["edition"] ?? "", file, dataDir);
    return c.body(new Uint8Array(data), 200, {
      "Content-Type": TYPES[file.split(".").at(-1) ?? ""] ?? "application/octet-stream",
      "Content-Disposition": `attachment; filename="${edition.name}.${file}"`
    });
  }
};
