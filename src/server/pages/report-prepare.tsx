import type {FC} from "hono/jsx";
import type {ReportCheck} from "../../app/report/check-cited.ts";
import {isUnderWay, type Job} from "../../app/report/jobs.ts";
import {
  checkEdition,
  type Draft,
  freezeDraft,
  openDraft,
  rebuildDraft,
  removeParagraph,
  signParagraph
} from "../../app/report/prepare.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {countOf} from "../../base/text.ts";
import {LineField, SelectField} from "../components/fields.tsx";
import {JobProgress, JobProgressHead} from "../components/job-progress.tsx";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import {type Editor, requireEditor} from "../editor.ts";
import {readForm} from "../form.ts";
import type {Page, PageContext} from "../page.ts";
import {STATUSES} from "../statuses.ts";

type Fields = (name: string) => string | undefined;

/** What an editor can do with a draft; each is a button of the page. */
const ACTIONS = {
  build: (draft, _, context) => rebuildDraft(draft, context),
  sign: (draft, value, context, editor) =>
    signParagraph(
      draft,
      {
        section: value("section") ?? "",
        author: editor.state === "editor" ? editor.account.name : (value("author") ?? ""),
        date: context.today,
        text: value("text") ?? "",
        figures: value("figures") ?? ""
      },
      context
    ),
  check: (draft, _, context) => checkEdition(draft, context),
  remove: (draft, value, context) => removeParagraph(draft, Number(value("at")), context),
  freeze: (draft, _, context) => freezeDraft(draft, context)
} as const satisfies Record<
  string,
  (draft: Draft, value: Fields, context: PageContext, editor: Editor) => unknown
>;

/** A draft on an editor's desk: preview, signed paragraphs, check against the sources, freeze. */
export const reportPreparePage: Page = {
  path: "/report/:edition/prepare",
  async render(context, c) {
    const editor = await context.editor();
    if (editor.state === "nobody") return c.redirect(`/sign-in?to=${encodeURIComponent(context.path)}`, 303);
    requireEditor(editor);
    const name = context.params["edition"] ?? "";
    const job = context.jobs.of(name);
    const draft = await openDraft(name, context).catch((error: unknown) => {
      if (job) return undefined;
      throw error;
    });
    return c.html(
      draft ? (
        <PrepareView
          path={context.path}
          draft={draft}
          editor={editor}
          job={job}
          check={context.jobs.checkOf(name)}
        />
      ) : (
        <FirstBuildView path={context.path} job={job} />
      )
    );
  },
  async submit(context, c) {
    const editor = await context.editor();
    requireEditor(editor);
    const {optional: value} = await readForm(c);
    const draft = await openDraft(context.params["edition"] ?? "", context);
    const action = value("action") ?? "";
    const shown = {path: context.path, draft, editor};
    try {
      if (!isAction(action)) throw new ApertureError("usage", `unknown action: ${action || "none"}`);
      await ACTIONS[action](draft, value, context, editor);
      return c.redirect(context.path, 303);
    } catch (error) {
      if (!(error instanceof ApertureError)) throw error;
      const job = context.jobs.of(draft.edition.name);
      const view = <PrepareView {...shown} job={job} problem={error} value={value} />;
      return c.html(view, STATUSES[error.code]);
    }
  }
};

function isAction(action: string): action is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, action);
}

/** An edition before it is there for the first time. */
const FirstBuildView: FC<{path: string; job: Job | undefined}> = ({path, job}) => (
  <Layout
    title={`Prepare ${job?.edition ?? ""}`}
    path={path}
    trail={[{href: "/report", title: "Report"}]}
    head={isUnderWay(job) && <JobProgressHead />}
  >
    <div class="page-head">
      <h1>{job?.edition}</h1>
      <p class="finding">
        {isUnderWay(job) ? "The draft opens here as soon as it is built." : "The draft could not be built."}
      </p>
    </div>
    {job && <JobProgress job={job} path={path} />}
    {!isUnderWay(job) && (
      <p>
        <a href="/report#prepare">Prepare it again</a>
      </p>
    )}
  </Layout>
);

interface ViewProps {
  readonly path: string;
  readonly draft: Draft;
  readonly job?: Job | undefined;
  readonly editor: Editor;
  readonly check?: ReportCheck | undefined;
  readonly problem?: ApertureError;
  readonly value?: Fields;
}

const PrepareView: FC<ViewProps> = ({path, draft, editor, job, check, problem, value}) => {
  const {name, manifest, frozen} = draft.edition;
  const mayChange = !frozen && !isUnderWay(job);
  return (
    <Layout
      title={`Prepare ${name}`}
      path={path}
      trail={[{href: "/report", title: "Report"}]}
      head={isUnderWay(job) && <JobProgressHead />}
    >
      <div class="page-head">
        <h1>{name}</h1>
        <p class="finding">
          {frozen
            ? "This edition is frozen: it stays as it is for ever."
            : "A draft. It is built from the data and the catalogue as they are now, and can be built again until it is frozen."}
        </p>
        <p class="scope">
          {formatDate(manifest.period.from)} to {formatDate(manifest.period.to)}; facts as of{" "}
          {formatDate(manifest.asOf)}; {manifest.warehouse.kind} <code>{manifest.warehouse.id}</code>,
          catalogue <code>{manifest.catalogue.revision}</code>, scheme {manifest.scheme.id} version{" "}
          {manifest.scheme.version}.
        </p>
      </div>
      <Problem problem={problem} />
      {job && <JobProgress job={job} path={path} />}
      {!isUnderWay(job) && (
        <p>
          <a class="button" href={`/report/${name}`}>
            Preview
          </a>
        </p>
      )}
      {check && <Checked check={check} />}
      {mayChange && <Actions path={path} />}
      <Paragraphs draft={draft} path={path} mayChange={mayChange} />
      {mayChange && <SignForm path={path} sections={draft.sections} editor={editor} value={value} />}
    </Layout>
  );
};

const Actions: FC<{path: string}> = ({path}) => (
  <form class="ask" method="post" action={path}>
    <p>
      <button class="button secondary" type="submit" name="action" value="build">
        Build again in every form
      </button>{" "}
      <button class="button secondary" type="submit" name="action" value="check">
        Check against the sources
      </button>{" "}
      <button class="button secondary" type="submit" name="action" value="freeze">
        Freeze for ever
      </button>
    </p>
  </form>
);

const MOST_SHOWN = 20;

const Checked: FC<{check: ReportCheck}> = ({check: {checked, files, disagreements}}) => (
  <section id="check" aria-live="polite">
    <h2>
      {disagreements.length === 0
        ? `Every one of ${countOf(checked, "statement")} and ${countOf(files, "file")} agrees with the sources`
        : `${countOf(disagreements.length, "disagreement")} with the sources`}
    </h2>
    <ul class="plain">
      {disagreements.slice(0, MOST_SHOWN).map(({source, stated, now, why}) => (
        <li>
          <code>{source}</code>: stated {stated}, now {now}; {why}
        </li>
      ))}
    </ul>
  </section>
);

const Paragraphs: FC<{draft: Draft; path: string; mayChange: boolean}> = ({
  draft: {notes, sections},
  path,
  mayChange
}) => (
  <section>
    <h2 id="paragraphs">Signed paragraphs</h2>
    {notes.length === 0 && <p class="empty">None has been signed in this edition.</p>}
    {notes.map(({section, author, date, text}, at) => (
      <article class="hit">
        <h3>{sections.find(([id]) => id === section)?.[1] ?? section}</h3>
        <p class="tight">{text}</p>
        <p class="quiet">
          Signed on {formatDate(date)} by <bdi>{author}</bdi>
        </p>
        {mayChange && (
          <form method="post" action={path}>
            <input type="hidden" name="at" value={String(at)} />
            <button class="button secondary" type="submit" name="action" value="remove">
              Take it out
            </button>
          </form>
        )}
      </article>
    ))}
  </section>
);

const SignForm: FC<{
  path: string;
  sections: Draft["sections"];
  editor: Editor;
  value: Fields | undefined;
}> = ({path, sections, editor, value}) => (
  <form class="ask" method="post" action={path}>
    <h2 id="sign">Sign a paragraph</h2>
    <p class="scope">
      It stands at the end of its section with your name and today's date. Write no numbers: name a figure in
      brackets, such as {"{all}"}, and give its address below. When a figure moves, the paragraph is flagged.
    </p>
    <div class="fields">
      <SelectField
        name="section"
        label="Section"
        prefix="sign"
        value={value?.("section")}
        options={sections}
      />
      {editor.state !== "editor" && (
        <LineField id="sign-author" name="author" label="Your name and office" value={value?.("author")} />
      )}
    </div>
    <LongField
      name="text"
      label="Paragraph"
      value={value?.("text")}
      placeholder="The number of projects was {all}."
    />
    <LongField
      name="figures"
      label="Figures, one a line"
      value={value?.("figures")}
      placeholder="all = projects?year=$years"
    />
    <p>
      <button class="button" type="submit" name="action" value="sign">
        {editor.state === "editor" ? `Sign as ${editor.account.name}` : "Sign"}
      </button>
    </p>
  </form>
);

const LongField: FC<{name: string; label: string; value: string | undefined; placeholder: string}> = ({
  name,
  label,
  value,
  placeholder
}) => (
  <div class="field">
    <label for={`sign-${name}`}>{label}</label>
    <textarea id={`sign-${name}`} name={name} rows={4} placeholder={placeholder}>
      {value ?? ""}
    </textarea>
  </div>
);
