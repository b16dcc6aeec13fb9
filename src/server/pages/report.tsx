import type {FC} from "hono/jsx";
import {listEditions, type ReportEdition, readEditionFile} from "../../app/report/editions.ts";
import {formatDate} from "../../base/dates.ts";
import {countOf} from "../../base/text.ts";
import {Layout} from "../components/layout.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";

const BUILD = "npx aperture report build --period 2023-01..2025-12";

/** A frozen report is a document with its styles within, and nothing else: no script, no form, no origin of this site. */
const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox allow-popups";

/** The editions of the biennial report, the briefings and the fiches, and how to prepare one. */
export const reportPage: Page = {
  path: "/report",
  async render({dataDir, path}, c) {
    const editions = await listEditions(dataDir);
    return c.html(
      <Layout
        title="Report"
        path={path}
        description="The biennial report on the Global Approach: editions, and how to build one."
      >
        <div class="page-head">
          <h1>Report</h1>
          <p class="finding">
            The report to the Council and the Parliament, written from the figures and facts of this workbench
            by one command, with a trace behind every number.
          </p>
          <p class="scope">
            {editions.length === 0
              ? "No edition has been built in this data folder."
              : `${countOf(editions.length, "edition")} in this data folder.`}
          </p>
        </div>
        {editions.length > 0 && <Editions editions={editions} />}
        <Prepare />
      </Layout>
    );
  }
};

const Editions: FC<{editions: readonly ReportEdition[]}> = ({editions}) => (
  <Scroll label="Editions">
    <table>
      <caption>Editions</caption>
      <thead>
        <tr>
          <th scope="col">Edition</th>
          <th scope="col">Period</th>
          <th scope="col">Due</th>
          <th scope="col">Published</th>
          <th scope="col">Facts as of</th>
          <th scope="col">Data</th>
          <th scope="col">Files</th>
        </tr>
      </thead>
      <tbody>
        {editions.map(({name, manifest, frozen}) => (
          <tr>
            <th scope="row">
              <a href={`/report/${name}`}>{name}</a> {frozen ? <span class="badge">frozen</span> : "draft"}
            </th>
            <td>
              {formatDate(manifest.period.from)} to {formatDate(manifest.period.to)}
            </td>
            <td>{manifest.due ? formatDate(manifest.due) : "not stated"}</td>
            <td>{manifest.published ? formatDate(manifest.published) : "not stated"}</td>
            <td>{formatDate(manifest.asOf)}</td>
            <td>
              {manifest.warehouse.kind} <code>{manifest.warehouse.id}</code>
            </td>
            <td>
              <Files name={name} files={Object.keys(manifest.files)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

const FORMS: Readonly<Record<string, string>> = {
  "report.html": "Web page",
  "report.docx": "Word",
  "report.pdf": "PDF",
  "annex.xlsx": "Data annex"
};

const Files: FC<{name: string; files: readonly string[]}> = ({name, files}) => (
  <ul class="links">
    {Object.entries(FORMS)
      .filter(([file]) => files.includes(file))
      .map(([file, title]) => (
        <li>
          <a href={file === "report.html" ? `/report/${name}` : `/report/${name}/${file}`}>{title}</a>
        </li>
      ))}
  </ul>
);

const Prepare: FC = () => (
  <section>
    <h2>Prepare an edition</h2>
    <p>An edition is built on the command line, without a network, and appears here:</p>
    <pre tabindex={0}>
      <code>{BUILD}</code>
    </pre>
    <p>
      Add <code>--published</code> and <code>--due</code> with their dates, <code>--notes</code> with a file
      of signed paragraphs, and <code>--freeze</code> once it is final: a frozen edition stays as it is for
      ever, and its hash is verified each time it is opened.
    </p>
    <pre tabindex={0}>
      <code>
        {[
          "npx aperture report check data/reports/NAME   # computes every figure again",
          "npx aperture report diff OLD NEW              # cell by cell, with the cause",
          "npx aperture report country KR                # a country briefing",
          "npx aperture report theme health              # a thematic fiche"
        ].join("\n")}
      </code>
    </pre>
  </section>
);

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
