import {setImmediate as nextTurn} from "node:timers/promises";
import {expect, test} from "vitest";
import {BatchJobs} from "../../../src/app/screening/batch-jobs.ts";
import {defaultEffects} from "../../../src/base/effects.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";

test("work that fails after it was taken away holds up no other", async () => {
  // No list is held here, so that every batch fails once it is its turn.
  const jobs = new BatchJobs(defaultEffects, temporaryFolder());
  const questions = [{id: "1", query: {name: "Example Institute"}}];
  const first = jobs.start(questions);
  while (jobs.of(first).state === "waiting") await nextTurn();
  expect(jobs.of(first).state).toBe("running");
  jobs.remove(first);
  await expect(jobs.screen(questions)).rejects.toThrow(/list/);
});
