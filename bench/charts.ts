/** What one picture of each kind takes to draw. Run: npx tsx bench/charts.ts */
import {EXAMPLES} from "../test/charts/examples.ts";
import {medianMs} from "./measure.ts";

for (const [picture, draw] of Object.entries(EXAMPLES)) {
  draw(picture);
  const ms = await medianMs(25, () => void draw(picture));
  process.stdout.write(`${picture.padEnd(18)}${ms.toFixed(2).padStart(8)} ms\n`);
}
