/** Time and memory of the whole report and of a check of it. Run: npm run build && npx tsx bench/report.ts */
import {join} from "node:path";
import {inFolder, type Run, runProgram} from "./measure.ts";

const PERIOD = ["--period", "2023-01..2025-12"];

function rowOf({elapsedMs, peakMb}: Run) {
  return {seconds: Number((elapsedMs / 1000).toFixed(1)), peakMb: Math.round(peakMb)};
}

await inFolder(async (folder) => {
  const out = join(folder, "report");
  console.table({
    "report build, every form": rowOf(runProgram(["report", "build", ...PERIOD, "--out", out])),
    "report build, web page only": rowOf(
      runProgram(["report", "build", ...PERIOD, "--without", "docx,pdf,annex", "--out", join(folder, "page")])
    ),
    "report check of the folder": rowOf(runProgram(["report", "check", out])),
    "country briefing": rowOf(runProgram(["report", "country", "KR", "--out", join(folder, "country")]))
  });
});
