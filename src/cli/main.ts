#!/usr/bin/env node
import {run} from "./run.ts";

// Who reads the output may stop early, as head does; that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.stdout.destroy();
});

process.exitCode = await run(process.argv.slice(2), process.env);
