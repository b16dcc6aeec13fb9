import type {FC} from "hono/jsx";
import type {Build} from "../../app/report/builds.ts";
import {Problem} from "./problem.tsx";

/** A page about a build looks again by itself: by script where it can, otherwise by loading anew. */
export const BuildProgressHead: FC = () => (
  <>
    <script type="module" src="/assets/scripts/build-progress.js"></script>
    <noscript>
      <meta http-equiv="refresh" content="4" />
    </noscript>
  </>
);

/** How far a report is, or why it could not be built. */
export const BuildProgress: FC<{build: Build; path: string}> = ({build, path}) => {
  if (build.problem) return <Problem error={build.problem} />;
  const {state, step, done, of} = build;
  return (
    <section id="build" aria-live="polite" data-edition={build.edition}>
      <h2>{state === "waiting" ? "Waiting for another report to be built" : "Being built"}</h2>
      <p class="progress-label">
        <label for="build-progress">{state === "waiting" ? "It starts by itself" : step}</label>
        {of > 0 && (
          <span>
            part {done + 1} of {of}
          </span>
        )}
      </p>
      <progress id="build-progress" max={of || 1} value={of > 0 ? done : undefined}></progress>
      <p class="scope">
        This takes some ten to twenty seconds, and goes on when you leave the page.{" "}
        <a href={path}>Look again</a>
      </p>
    </section>
  );
};

/** Whether a build is under way. */
export function isUnderWay(build: Build | undefined): build is Build {
  return build !== undefined && build.state !== "failed";
}
