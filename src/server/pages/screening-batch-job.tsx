import type {FC} from "hono/jsx";
import {batchCsv, batchWorkbook} from "../../app/screening/batch-files.ts";
import type {BatchJob, BatchResult} from "../../app/screening/batch-jobs.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import {LEGAL_EFFECTS} from "../../domain/listed-entity.ts";
import type {AnswerHit} from "../../safeguard/screening/use/answer.ts";
import {type BatchAnswer, flaggedIn, sayBatch, sayEvidence} from "../../safeguard/screening/use/batch.ts";
import {certifyBatch} from "../../safeguard/screening/use/certificate.ts";
import {listById} from "../../sources/lists/index.ts";
import {JobProgressHead, WAITING, WorkProgress} from "../components/job-progress.tsx";
import {Layout} from "../components/layout.tsx";
import {Problem} from "../components/problem.tsx";
import {Gaps} from "../components/screening-lists.tsx";
import {Scroll} from "../components/scroll.tsx";
import {fileAnswer, jsonFile} from "../file-answer.ts";
import type {Page, PageContext} from "../page.ts";
import {SCREENING_TRAIL} from "./screening-batch.tsx";

/** Names with a hit that the page shows; all are in the files. */
const MOST_SHOWN = 200;

/** How far a table is, then what was found; a button takes both away. */
export const screeningBatchJobPage: Page = {
  path: "/screening/batch/:id{batch-[a-z0-9]+}",
  render({batches, params, path}, c) {
    const job = batches.of(params["id"] ?? "");
    c.header("Cache-Control", "no-store");
    return c.html(<JobView job={job} path={path} />);
  },
  async submit({batches, params}, c) {
    batches.remove(params["id"] ?? "");
    return c.redirect("/screening/batch", 303);
  }
};

/** The answers of a table as a file. */
export const screeningBatchFilePage: Page = {
  path: "/screening/batch/:id{batch-[a-z0-9]+}/:file",
  async render(context) {
    const {result} = context.batches.of(context.params["id"] ?? "");
    const file = context.params["file"] ?? "";
    const write = FILES[file]?.write;
    if (result && write) return write(file, result, context);
    throw new ApertureError("not-found", result ? `no such file: ${file}` : "the table is not screened yet", {
      hint: `Known: ${Object.keys(FILES).join(", ")}, when all names are screened.`
    });
  }
};

interface BatchFile {
  readonly title: string;
  write(name: string, result: BatchResult, context: PageContext): Promise<Response> | Response;
}

const FILES: Readonly<Record<string, BatchFile>> = {
  "screened.xlsx": {
    title: "Workbook (XLSX)",
    write: async (name, {batch}) => fileAnswer(name, await batchWorkbook(batch))
  },
  "screened.csv": {title: "Table (CSV)", write: (name, {batch}) => fileAnswer(name, batchCsv(batch))},
  "screened.json": {
    title: "For programs (JSON)",
    write: (name, {batch, searched}) => jsonFile(name, {searched: searched.toISOString(), batch})
  },
  "certificate.json": {
    title: "Signed certificate (JSON)",
    write: async (name, {batch, searched}, {dataDir}) =>
      jsonFile(name, await certifyBatch(dataDir, batch, searched))
  }
};

interface ViewProps {
  readonly job: BatchJob;
  readonly path: string;
}

const JobView: FC<ViewProps> = ({job, path}) => {
  const isUnderWay = job.state === "waiting" || job.state === "running";
  return (
    <Layout
      title="A table of names"
      path={path}
      trail={[...SCREENING_TRAIL, {href: "/screening/batch", title: "Table of names"}]}
      head={isUnderWay && <JobProgressHead />}
    >
      <div class="page-head">
        <h1>A table of names</h1>
        {job.result && <p class="finding">{sayBatch(job.result.batch)}.</p>}
        <p class="scope">
          {job.result ? `${sayInstant(job.result.searched)}. ` : ""}
          {job.result
            ? `The answers are in memory only and go at ${sayTime(job.result.until)}.`
            : "Keep this page open or note its address: nobody else can find it."}
        </p>
      </div>
      {isUnderWay && <UnderWay job={job} path={path} />}
      <Problem problem={job.problem} />
      {job.result && <Found result={job.result} path={path} />}
      <form class="inline-form" method="post" action={path}>
        <button class="button secondary" type="submit">
          {isUnderWay ? "Stop, and take the names away" : "Take the answers away now"}
        </button>
        <a href="/screening/batch">Another table</a>
      </form>
    </Layout>
  );
};

const UnderWay: FC<ViewProps> = ({job, path}) => {
  const isWaiting = job.state === "waiting";
  return (
    <WorkProgress
      title={isWaiting ? "Waiting for another table" : "Being screened"}
      step={isWaiting ? WAITING : "Names screened"}
      done={job.done}
      of={job.names}
      path={path}
    >
      Some thousand names take a few seconds.
    </WorkProgress>
  );
};

/** An instant in the words of the page, in UTC. */
const sayInstant = (at: Date): string =>
  `Searched on ${formatDate(at.toISOString().slice(0, 10))}, ${sayTime(at)}`;
const sayTime = (at: Date): string => `${at.toISOString().slice(11, 16)} UTC`;

const Found: FC<{result: BatchResult; path: string}> = ({result: {batch}, path}) => {
  const flagged = flaggedIn(batch);
  const without = batch.answers.length - flagged.length;
  return (
    <>
      <Gaps answer={batch} />
      <h2 id="files">Take it with you</h2>
      <ul class="links">
        {Object.entries(FILES).map(([file, {title}]) => (
          <li>
            <a href={`${path}/${file}`}>{title}</a>
          </li>
        ))}
      </ul>
      {flagged.length > 0 && <Flagged flagged={flagged.slice(0, MOST_SHOWN)} />}
      {flagged.length > MOST_SHOWN && (
        <p class="note">
          The first {MOST_SHOWN} of {formatNumber(flagged.length)} names with something to look at; all are in
          the files.
        </p>
      )}
      {without > 0 && (
        <p>
          {countOf(without, "name")} met no entry at or above the threshold (probability{" "}
          {batch.threshold.toFixed(2)}) in the lists searched; each stands in the files. Matcher{" "}
          {batch.matcher}.
        </p>
      )}
    </>
  );
};

const Flagged: FC<{flagged: readonly BatchAnswer[]}> = ({flagged}) => (
  <>
    <h2 id="flagged">To look at</h2>
    <Scroll label="Names with something to look at" isList>
      <table>
        <caption class="visually-hidden">Names with something to look at</caption>
        <thead>
          <tr>
            <th scope="col">Name asked for</th>
            <th scope="col">Listed name</th>
            <th scope="col">List</th>
            <th scope="col" class="num">
              Probability
            </th>
            <th scope="col">Besides the name</th>
          </tr>
        </thead>
        <tbody>
          {flagged.flatMap((answer) => answer.hits.map((hit) => <HitRow answer={answer} hit={hit} />))}
        </tbody>
      </table>
    </Scroll>
  </>
);

const HitRow: FC<{answer: BatchAnswer; hit: AnswerHit}> = ({answer, hit}) => {
  const {title, publisher} = listById(hit.list);
  return (
    <tr>
      <th scope="row">
        {answer.asked.name} <span class="quiet">{answer.id}</span>
      </th>
      <td data-label="Listed name">
        <span>
          {hit.name}
          {hit.otherName && <span class="quiet"> (by its other name {hit.otherName})</span>}
        </span>
      </td>
      <td data-label="List">
        <span>
          <a href={publisher.url} title={LEGAL_EFFECTS[hit.effect]}>
            {title}
          </a>{" "}
          <span class="quiet">{hit.reference}</span>
        </span>
      </td>
      <td data-label="Probability" class="num">
        {hit.score.toFixed(2)} {hit.band}
      </td>
      <td data-label="Besides the name" class="nowrap">
        {sayEvidence(hit) || "–"}
      </td>
    </tr>
  );
};
