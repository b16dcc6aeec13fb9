/** From starting the program to the first page in hand. Run: npx tsx bench/start.ts */
import {spawn} from "node:child_process";
import {quantile} from "./measure.ts";

async function startOnce(): Promise<{readyMs: number; pageMs: number}> {
  const start = performance.now();
  const server = spawn(process.execPath, ["dist/cli/main.js", "serve", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"]
  });
  try {
    const address = await new Promise<string>((resolve) => {
      server.stdout.on("data", (chunk: Buffer) => {
        const found = /http:\S+/.exec(chunk.toString());
        if (found) resolve(found[0]);
      });
    });
    const readyMs = performance.now() - start;
    await (await fetch(address)).text();
    return {readyMs, pageMs: performance.now() - start};
  } finally {
    server.kill();
  }
}

const runs: {readyMs: number; pageMs: number}[] = [];
for (let i = 0; i < 5; i++) runs.push(await startOnce());
console.table({
  readyMs: Math.round(
    quantile(
      runs.map((run) => run.readyMs),
      0.5
    )
  ),
  firstPageMs: Math.round(
    quantile(
      runs.map((run) => run.pageMs),
      0.5
    )
  )
});
