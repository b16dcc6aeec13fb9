import type {FC} from "hono/jsx";
import {COMPARE} from "../../app/report/build.ts";
import {listEditions, type ReportEdition} from "../../app/report/editions.ts";
import type {Job} from "../../app/report/jobs.ts";
import {prepareEdition} from "../../app/report/prepare.ts";
import {type Months, programmeMonths} from "../../app/report/subject.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {Layout} from "../components/layout.tsx";
import {Scroll} from "../components/scroll.tsx";
import {type Editor, requireEditor} from "../editor.ts";
import {readForm} from "../form.ts";
import type {Page} from "../page.ts";
import {STATUSES} from "../statuses.ts";
import {askedOf, type PrepareForm, PrepareForms, readPrepareForm} from "./report-forms.tsx";

const BUILD = "npx aperture report build --period 2023-01..2025-12";

/** The editions of the biennial report, the briefings and the fiches, and a form to prepare one. */
export const reportPage: Page = {
  path: "/report",
  async render({edition, dataDir, path, editor, jobs}, c) {
    const editions = await listEditions(dataDir);
    return c.html(
      <ReportView
        path={path}
        editions={editions}
        jobs={jobs.all()}
        editor={await editor()}
        whole={programmeMonths(edition)}
        form={{}}
      />
    );
  },
  async submit(context, c) {
    const editor = await context.editor();
    requireEditor(editor);
    const {optional} = await readForm(c);
    const dismissed = optional("dismiss");
    if (dismissed !== undefined) {
      context.jobs.dismiss(dismissed);
      return c.redirect("/report", 303);
    }
    const form = readPrepareForm(optional);
    const whole = programmeMonths(context.edition);
    try {
      const name = await prepareEdition(askedOf(form, whole), context);
      return c.redirect(`/report/${name}/prepare`, 303);
    } catch (error) {
      if (!(error instanceof ApertureError)) throw error;
      const editions = await listEditions(context.dataDir);
      return c.html(
        <ReportView
          path={context.path}
          editions={editions}
          jobs={context.jobs.all()}
          editor={editor}
          whole={whole}
          form={form}
          problem={error}
        />,
        STATUSES[error.code]
      );
    }
  }
};

interface ViewProps {
  readonly path: string;
  readonly editions: readonly ReportEdition[];
  readonly jobs: readonly Job[];
  readonly editor: Editor;
  readonly whole: Months;
  readonly form: PrepareForm;
  readonly problem?: ApertureError;
}

const ReportView: FC<ViewProps> = ({path, editions, jobs, editor, whole, form, problem}) => (
  <Layout
    title="Report"
    path={path}
    description="The biennial report on the Global Approach: editions, and how to prepare one."
  >
    <div class="page-head">
      <h1>Report</h1>
      <p class="finding">
        The report to the Council and the Parliament, written from the figures and facts of this workbench,
        with a trace behind every number.
      </p>
      <p class="scope">
        {editions.length === 0
          ? "No edition has been built in this data folder."
          : `${countOf(editions.length, "edition")} in this data folder. A frozen one stays as it is for ever; its hash is verified each time it is opened.`}
      </p>
    </div>
    {jobs.length > 0 && <InWork jobs={jobs} mayDismiss={mayPrepare(editor)} />}
    {editions.length > 0 && <Editions editions={editions} />}
    {editions.length > 1 && (
      <p>
        <a href={`/report/${COMPARE}`}>Compare two editions</a>
      </p>
    )}
    <h2 id="prepare">Prepare an edition, a briefing or a fiche</h2>
    <Standing editor={editor} />
    {mayPrepare(editor) && <PrepareForms form={form} problem={problem} whole={whole} />}
    <CommandLine />
  </Layout>
);

function mayPrepare({state}: Editor): boolean {
  return state === "open" || state === "editor";
}

/** Editions that are being built or checked, or could not be. */
const InWork: FC<{jobs: readonly Job[]; mayDismiss: boolean}> = ({jobs, mayDismiss}) => (
  <ul class="plain">
    {jobs.map((job) => (
      <li>
        <a href={`/report/${job.edition}/prepare`}>{job.edition}</a> {sayJob(job)}
        {mayDismiss && job.state === "failed" && <Dismiss edition={job.edition} />}
      </li>
    ))}
  </ul>
);

const Dismiss: FC<{edition: string}> = ({edition}) => (
  <form method="post" action="/report">
    <button class="button secondary" type="submit" name="dismiss" value={edition}>
      Take {edition} off this list
    </button>
  </form>
);

function sayJob({kind, state, problem}: Job): string {
  const what = kind === "build" ? "built" : "checked";
  if (problem?.code === "interrupted") return `was interrupted while it was being ${what}`;
  if (state === "failed") return `could not be ${what}`;
  return state === "waiting" ? `waits to be ${what}` : `is being ${what}`;
}

/** Who can prepare an edition here, in a sentence. */
const Standing: FC<{editor: Editor}> = ({editor}) => {
  if (editor.state === "open") {
    return (
      <p class="scope">
        No institution is set up on this server, so everybody who reaches it can prepare, sign and freeze.
      </p>
    );
  }
  if (editor.state === "editor") return <p class="scope">Signed in as {editor.account.name}.</p>;
  return (
    <p class="scope">
      Editions are prepared, signed and frozen by advisers and decision-makers of the institution.{" "}
      {editor.state === "nobody" && <a href="/sign-in?to=%2Freport">Sign in</a>}
    </p>
  );
};

const Editions: FC<{editions: readonly ReportEdition[]}> = ({editions}) => (
  <Scroll label="Editions" isList>
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
              <a href={`/report/${name}`}>{name}</a>{" "}
              {frozen ? (
                <span class="badge">frozen</span>
              ) : (
                <>
                  draft, <a href={`/report/${name}/prepare`}>prepare</a>
                </>
              )}
            </th>
            <td data-label="Period">
              {formatDate(manifest.period.from)} to {formatDate(manifest.period.to)}
            </td>
            <td data-label="Due">{manifest.due ? formatDate(manifest.due) : "not stated"}</td>
            <td data-label="Published">
              {manifest.published ? formatDate(manifest.published) : "not stated"}
            </td>
            <td data-label="Facts as of">{formatDate(manifest.asOf)}</td>
            <td data-label="Data">
              {manifest.warehouse.kind} <code>{manifest.warehouse.id}</code>
            </td>
            <td data-label="Files">
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

const CommandLine: FC = () => (
  <section>
    <h2>On the command line</h2>
    <pre tabindex={0}>
      <code>
        {[
          `${BUILD}   # the same, without a page`,
          "npx aperture report check data/reports/NAME   # computes every figure again",
          "npx aperture report diff OLD NEW              # cell by cell, with the cause",
          "npx aperture report country KR                # a country briefing",
          "npx aperture report theme health              # a thematic fiche"
        ].join("\n")}
      </code>
    </pre>
  </section>
);
