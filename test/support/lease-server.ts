/** A process that takes editions into work, in turn, from a moment on that it is told. */
import {takeUp} from "../../src/app/report/unfinished.ts";

const [, , server = "", dataDir = "", rounds = "0"] = process.argv;

process.once("message", (at: number) => {
  while (Date.now() < at);
  const taken: string[] = [];
  for (let round = 0; round < Number(rounds); round++) {
    const edition = `edition-${round}`;
    if (takeUp({edition, kind: "build", server, isStopped: false}, new Date(), dataDir)) taken.push(edition);
  }
  process.send?.(taken, () => process.disconnect());
});

process.send?.("ready");
