import {appendFile, link, mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {extname, join} from "node:path";
import {z} from "zod";
import {type Effects, silentProgress} from "../../../base/effects.ts";
import {ApertureError} from "../../../base/errors.ts";
import {sha256} from "../../../base/hash.ts";
import {formatNumber} from "../../../base/numbers.ts";
import {IssueLog} from "../../series/issue-log.ts";
import {type ReadingContext, readParts} from "../read-parts.ts";
import type {HashedPart} from "../snapshot-parts.ts";
import {
  fetchTo,
  isSameRelease,
  type RemotePart,
  type RemotePlace,
  type RemoteSnapshot
} from "./find-remote.ts";

/** What is noted of a part once its rows are written. */
const readPart = z.object({
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  findings: z.array(
    z.object({kind: z.string(), field: z.string(), value: z.string(), note: z.string(), count: z.number()})
  )
});

type ReadPart = z.infer<typeof readPart>;

const JOURNAL = "read.jsonl";

/**
 * Reads parts one after another: each is fetched, reduced as it is, and removed, so that the disk never holds more than
 * one. A part that was read is not fetched again by a later run.
 * @throws source-changed where the publisher replaced the snapshot meanwhile
 */
export async function readRemote(
  remote: RemoteSnapshot,
  place: RemotePlace,
  {reader, ...context}: ReadingContext & {readonly reader: number}
): Promise<HashedPart[]> {
  const {effects, issues} = context;
  const rows = join(place.folder, "rows");
  const read = await resume(place.folder, sha256(`${reader} ${remote.listUrl} ${remote.list}`));
  if (read.size > 0)
    effects.log(`${formatNumber(read.size)} of ${formatNumber(remote.parts.length)} parts were read before.`);
  effects.progress.step(
    "Reading works",
    remote.parts.reduce((sum, part) => sum + part.bytes, 0),
    "bytes"
  );
  let done = 0;
  for (const [number, part] of remote.parts.entries()) {
    effects.signal.throwIfAborted();
    if (!read.has(part.name)) {
      const found = await readOne(part, {number, rows, place, context});
      await appendFile(join(place.folder, JOURNAL), `${JSON.stringify(found)}\n`);
      read.set(part.name, found);
    }
    done += part.bytes;
    effects.progress.at(done);
  }
  await refuseOtherRelease(remote, place, effects);
  for (const name of await readdir(rows)) await link(join(rows, name), join(context.target, name));
  const all = remote.parts.flatMap(({name}) => read.get(name) ?? []);
  for (const {findings} of all)
    for (const {kind, field, value, note, count} of findings) issues.add(kind, field, value, note, count);
  return all.map(({name, bytes, sha256: hash}) => ({name, bytes, sha256: hash}));
}

interface One {
  readonly number: number;
  readonly rows: string;
  readonly place: RemotePlace;
  readonly context: ReadingContext;
}

async function readOne(part: RemotePart, {number, rows, place, context}: One): Promise<ReadPart> {
  const path = join(place.folder, `part${extname(part.name)}`);
  const effects: Effects = {...context.effects, progress: silentProgress};
  const {bytes, sha256: hash} = await fetchTo(part.url, path, place, effects);
  const issues = new IssueLog("work");
  if (bytes !== part.bytes)
    issues.add(
      "length-differs",
      "",
      part.name,
      `the publisher states ${part.bytes} bytes`,
      Math.abs(bytes - part.bytes)
    );
  await readParts([{...part, bytes, path}], {...context, issues, effects, target: rows, first: number});
  await rm(path);
  return {name: part.name, bytes, sha256: hash, findings: issues.all()};
}

/** Parts read by an earlier run of the same release; what is of another is removed. */
async function resume(folder: string, release: string): Promise<Map<string, ReadPart>> {
  const note = join(folder, "release.txt");
  const known = await readFile(note, "utf8").catch(() => undefined);
  if (known !== release) await rm(folder, {recursive: true, force: true});
  await mkdir(join(folder, "rows"), {recursive: true});
  await writeFile(note, release);
  const journal = await readFile(join(folder, JOURNAL), "utf8").catch(() => "");
  const whole = journal.slice(0, journal.lastIndexOf("\n") + 1);
  await writeFile(join(folder, JOURNAL), whole);
  const lines = whole.split("\n").filter(Boolean);
  return new Map(lines.map((line) => readPart.parse(JSON.parse(line))).map((part) => [part.name, part]));
}

async function refuseOtherRelease(
  remote: RemoteSnapshot,
  place: RemotePlace,
  effects: Effects
): Promise<void> {
  if (await isSameRelease(remote, place, {...effects, progress: silentProgress})) return;
  throw new ApertureError("source-changed", "the publisher replaced the snapshot while it was read", {
    hint: "Nothing is published. Run the same command again: it reads the new one."
  });
}
