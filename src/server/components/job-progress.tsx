import type {FC, PropsWithChildren} from "hono/jsx";
import type {Job} from "../../app/report/jobs.ts";
import {formatNumber} from "../../base/numbers.ts";
import {Problem} from "./problem.tsx";

/** A page about work under way looks again by itself: by script where it can, otherwise by loading anew. */
export const JobProgressHead: FC = () => (
  <>
    <script type="module" src="/assets/scripts/job-progress.js"></script>
    <noscript>
      <meta http-equiv="refresh" content="4" />
    </noscript>
  </>
);

const TITLES = {build: "Being built", check: "Being checked"} as const;

/** How far the work on a report is, or why it could not be done. */
export const JobProgress: FC<{job: Job; path: string}> = ({job, path}) => {
  const {kind, state, step, done, of, problem} = job;
  if (problem) return <Problem problem={problem} />;
  const isWaiting = state === "waiting";
  return (
    <WorkProgress
      title={isWaiting ? "Waiting for work on another report" : TITLES[kind]}
      step={isWaiting ? WAITING : step}
      done={done}
      of={of}
      path={path}
    >
      This takes some ten to thirty seconds, and goes on when you leave the page.
    </WorkProgress>
  );
};

/** What stands beside the bar of work whose turn has not come. */
export const WAITING = "It starts by itself";

interface WorkProps {
  readonly title: string;
  /** What is being done now. */
  readonly step: string;
  readonly done: number;
  /** Of how many parts; 0 where that is not known. */
  readonly of: number;
  /** Where to look again. */
  readonly path: string;
}

/** How far a piece of work is; what it says about its length is its content. */
export const WorkProgress: FC<PropsWithChildren<WorkProps>> = ({title, step, done, of, path, children}) => (
  <section id="job" aria-live="polite">
    <h2>{title}</h2>
    <p class="progress-label">
      <label for="job-progress">{step}</label>
      {of > 0 && (
        <span>
          {formatNumber(done)} of {formatNumber(of)}
        </span>
      )}
    </p>
    <progress id="job-progress" max={of || 1} value={of > 0 ? done : undefined}></progress>
    <p class="scope">
      {children} <a href={path}>Look again</a>
    </p>
  </section>
);
