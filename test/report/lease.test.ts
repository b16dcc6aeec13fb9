import {type ChildProcess, fork} from "node:child_process";
import {once} from "node:events";
import {readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {noteEnded, readUnfinished, takeUp} from "../../src/app/report/unfinished.ts";
import {writeFolder} from "./support.ts";

const SERVER = new URL("../support/lease-server.ts", import.meta.url);
const ROUNDS = 200;

/** A process that waits for a moment and then takes each edition in turn, and says which it got. */
async function startServer(name: string, dataDir: string): Promise<ChildProcess> {
  const child = fork(SERVER, [name, dataDir, String(ROUNDS)], {execArgv: ["--import", "tsx"]});
  await once(child, "message");
  return child;
}

/** Lets both processes begin at one instant; answers with the editions each has. */
async function race(dataDir: string): Promise<string[][]> {
  const servers = await Promise.all([startServer("a", dataDir), startServer("b", dataDir)]);
  const answers = servers.map((child) => once(child, "message"));
  const at = Date.now() + 200;
  for (const child of servers) child.send(at);
  return (await Promise.all(answers)).map(([taken]) => taken as string[]);
}

const all = Array.from({length: ROUNDS}, (_, at) => `edition-${at}`).sort();

test("of two processes that take an edition at one instant, exactly one has it", async () => {
  const dataDir = await writeFolder(new Map());
  const [a = [], b = []] = await race(dataDir);
  expect([...a, ...b].sort()).toEqual(all);
  expect(await readdir(join(dataDir, "reports", ".work"))).toHaveLength(ROUNDS);
}, 60_000);

test("the same holds of editions that a server which is gone left", async () => {
  const dataDir = await writeFolder(new Map());
  const long = new Date(Date.now() - 3_600_000);
  for (const edition of all) {
    expect(takeUp({edition, kind: "build", server: "gone", isStopped: false}, long, dataDir)).toBe(true);
  }
  const [a = [], b = []] = await race(dataDir);
  expect([...a, ...b].sort()).toEqual(all);
}, 60_000);

test("an edition in work is another's only once the work is over, was left, or cannot be read", async () => {
  const dataDir = await writeFolder(new Map());
  const now = new Date();
  const take = (server: string, at = now) =>
    takeUp({edition: "e", kind: "check", server, isStopped: false}, at, dataDir);
  expect([take("a"), take("b")]).toEqual([true, false]);
  expect(readUnfinished(now, dataDir)).toMatchObject([{server: "a"}]);
  noteEnded("e", dataDir);
  expect(take("b")).toBe(true);
  expect(take("c", new Date(now.getTime() + 60_000))).toBe(true);
  await writeFile(join(dataDir, "reports", ".work", "e.json"), "cut sho");
  expect(take("d")).toBe(true);
  expect(readUnfinished(now, dataDir)).toMatchObject([{server: "d"}]);
});
