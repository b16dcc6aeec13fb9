/**
 * Runs work that brings something up to date for many at once. Who asks while it runs waits for the next run, since
 * the running one may have begun too early for them; all of them share that run.
 */
export function coalesce<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const start = (): Promise<T> => {
    const run = work();
    running = run;
    const done = () => {
      if (running === run) running = undefined;
    };
    run.then(done, done);
    return run;
  };
  return () => {
    if (!running) return start();
    const begin = () => {
      next = undefined;
      return start();
    };
    next ??= running.then(begin, begin);
    return next;
  };
}
