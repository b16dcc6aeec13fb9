import type {FC} from "hono/jsx";
import {readSentTable} from "../../app/read-table.ts";
import {exampleCsv, exampleWorkbook} from "../../app/screening/batch-files.ts";
import {KEPT_MS} from "../../app/screening/batch-jobs.ts";
import {
  BATCH_COLUMNS,
  type BatchColumn,
  type BatchQuestion,
  MOST_NAMES,
  readBatch
} from "../../app/screening/read-batch.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {LARGEST_FILE} from "../../pool/mapping/read-sheet.ts";
import {LineField, SelectField} from "../components/fields.tsx";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import {NoLists, tryOpen} from "../components/screening-lists.tsx";
import {Scroll} from "../components/scroll.tsx";
import {fileAnswer} from "../file-answer.ts";
import {type Form, NO_FORM, readForm} from "../form.ts";
import type {Page} from "../page.ts";
import {STATUSES} from "../statuses.ts";

const MOST_MB = LARGEST_FILE / 1024 / 1024;
/** What a form needs beside the file it carries. */
const FIELDS_BYTES = 64 * 1024;

export const SCREENING_TRAIL = [{href: "/screening", title: "Screening"}];

/** Takes a table of names in. The table is read in memory and written nowhere. */
export const screeningBatchPage: Page = {
  path: "/screening/batch",
  largest: {
    bytes: LARGEST_FILE + FIELDS_BYTES,
    hint: `A table has at most ${MOST_MB} MB. Remove pictures and other sheets, or part it in several. Nothing was screened.`
  },
  async render(context, c) {
    const open = await tryOpen(context);
    if ("error" in open) return c.html(<BatchView path={context.path} form={NO_FORM} isWithoutLists />);
    return c.html(<BatchView path={context.path} form={NO_FORM} />);
  },
  async submit(context, c) {
    const form = await readForm(c);
    const open = await tryOpen(context);
    if ("error" in open) return c.html(<BatchView path={context.path} form={form} isWithoutLists />, 503);
    try {
      const id = context.batches.start(await questionsIn(form));
      return c.redirect(`/screening/batch/${id}`, 303);
    } catch (error) {
      if (!(error instanceof ApertureError)) throw error;
      const status = error.code === "source-damaged" ? UNREADABLE : STATUSES[error.code];
      return c.html(<BatchView path={context.path} form={form} problem={error} />, status);
    }
  }
};

/** The table came whole, and cannot be read as one: a matter of whoever sent it. */
const UNREADABLE = 422;

/** A table to write over, as CSV or workbook. */
export const screeningExamplePage: Page = {
  path: "/screening/batch/:file{example\\.(?:csv|xlsx)}",
  async render({params}) {
    const isWorkbook = params["file"]?.endsWith(".xlsx") ?? false;
    return isWorkbook
      ? fileAnswer("names-example.xlsx", await exampleWorkbook())
      : fileAnswer("names-example.csv", exampleCsv());
  }
};

const COLUMNS = Object.entries(BATCH_COLUMNS) as [BatchColumn, string][];

async function questionsIn(form: Form): Promise<BatchQuestion[]> {
  const file = form.file("file");
  if (!file)
    throw new ApertureError("usage", "missing file", {hint: "Choose a table of names: CSV or XLSX."});
  const headings = Object.fromEntries(
    COLUMNS.flatMap(([column]) => {
      const heading = form.optional(headingField(column));
      return heading === undefined ? [] : [[column, heading]];
    })
  );
  const table = await readSentTable(Buffer.from(await file.arrayBuffer()));
  return readBatch(table, {headings, kind: form.optional("kind")});
}

const headingField = (column: BatchColumn): string => `column-${column}`;

const KINDS = [
  ["", "either"],
  ["organisation", "organisations"],
  ["person", "persons"]
] as const;

interface ViewProps {
  readonly path: string;
  readonly form: Form;
  readonly problem?: ApertureError;
  readonly isWithoutLists?: boolean;
}

const BatchView: FC<ViewProps> = ({path, form, problem, isWithoutLists}) => (
  <Layout
    title="Screen a table of names"
    path={path}
    trail={SCREENING_TRAIL}
    description="Looks every name of a table up in restrictive lists."
  >
    <div class="page-head">
      <h1>Screen a table of names</h1>
      <p class="finding">
        Send a table of partners; every name is looked up as it would be alone, and the answers come back as a
        table, with a signed certificate.
      </p>
      <p class="scope">
        The table is read in memory and written nowhere: its names are in no address, log or cache. The
        answers stay in memory for {KEPT_MS / 60_000} minutes, or until you take them away.
      </p>
    </div>
    {isWithoutLists ? <NoLists /> : <BatchForm path={path} form={form} problem={problem} />}
    <Columns />
  </Layout>
);

type FormProps = Pick<ViewProps, "path" | "form"> & {readonly problem: ApertureError | undefined};

const BatchForm: FC<FormProps> = ({path, form, problem}) => (
  <form class="ask" method="post" action={path} enctype="multipart/form-data" autocomplete="off">
    <Problem problem={problem} />
    <div class="fields">
      <div class="field field-wide">
        <label for="batch-file">Table of names (.csv or .xlsx)</label>
        <p class="help" id="batch-file-help">
          At most {MOST_MB} MB and {formatNumber(MOST_NAMES)} names; of a workbook the first sheet.
        </p>
        <input
          id="batch-file"
          name="file"
          type="file"
          required
          accept=".csv,.xlsx,text/csv"
          aria-describedby="batch-file-help"
        />
      </div>
      <SelectField
        name="kind"
        prefix="batch"
        label="Rows that do not say it are"
        value={form.text("kind")}
        options={KINDS}
      />
      <button class="button" type="submit">
        Screen the table
      </button>
    </div>
    <details class="mapping" open={COLUMNS.some(([column]) => form.optional(headingField(column)))}>
      <summary>My columns are called otherwise</summary>
      <p class="quiet">
        Write what stands in the first row of your table; leave empty what is called as here.
      </p>
      <div class="fields">
        {COLUMNS.map(([column]) => (
          <LineField
            id={`batch-${headingField(column)}`}
            name={headingField(column)}
            label={`Column for ${column}`}
            value={form.text(headingField(column))}
            placeholder={column}
          />
        ))}
      </div>
    </details>
  </form>
);

const Columns: FC = () => (
  <section>
    <h2 id="columns">What the table holds</h2>
    <p>
      The first row holds the headings; only <code>name</code> must be there and filled in. Capitals and
      spaces do not matter, other columns are left alone. An example to write over:{" "}
      <a href="/screening/batch/example.xlsx">XLSX</a>, <a href="/screening/batch/example.csv">CSV</a>.
    </p>
    <Scroll label="Columns" isList>
      <table>
        <caption class="visually-hidden">Columns of a table of names</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">What stands in it</th>
          </tr>
        </thead>
        <tbody>
          {COLUMNS.map(([column, meaning]) => (
            <tr>
              <th scope="row">
                <code>{column}</code>
              </th>
              <td class="statement">{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
    <p class="scope">
      There is no column for a nationality. For more names:{" "}
      <code>npx aperture screen --batch FILE --out FILE</code>; for programs:{" "}
      <code>POST /api/v1/screenings/batch</code>.
    </p>
  </section>
);
