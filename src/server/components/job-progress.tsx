import type {FC} from "hono/jsx";
import type {Job} from "../../app/report/jobs.ts";
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
    <section id="job" aria-live="polite">
      <h2>{isWaiting ? "Waiting for work on another report" : TITLES[kind]}</h2>
      <p class="progress-label">
        <label for="job-progress">{isWaiting ? "It starts by itself" : step}</label>
        {of > 0 && (
          <span>
            {done} of {of}
          </span>
        )}
      </p>
      <progress id="job-progress" max={of || 1} value={of > 0 ? done : undefined}></progress>
      <p class="scope">
        This takes some ten to thirty seconds, and goes on when you leave the page.{" "}
        <a href={path}>Look again</a>
      </p>
    </section>
  );
};
