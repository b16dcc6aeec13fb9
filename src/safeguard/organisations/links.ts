import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import type {ParticipantLink} from "./link-participant.ts";
import {readReviews} from "./reviews.ts";

/** Links that hold, by participant (PIC): what screening and pages say of who an organisation is. */
export type Links = ReadonlyMap<string, ParticipantLink>;

const FOLDER = "organisations";
const FILE = "links.json";
const STORED = z.record(
  z.string(),
  z.object({
    ror: z.string(),
    confidence: z.number(),
    method: z.enum(["name", "name and place", "similar name", "acronym", "review"]),
    names: z.array(z.string()).exactOptional(),
    country: z.string().exactOptional()
  })
);

/** Keeps the links of a run; those of the run before are replaced, reviews are kept apart from them. */
export async function saveLinks(dataDir: string, links: Links): Promise<void> {
  const folder = join(dataDir, FOLDER);
  await mkdir(folder, {recursive: true});
  const stored = Object.fromEntries([...links].map(([pic, {review: _, ...link}]) => [pic, link]));
  await writeFile(join(folder, `${FILE}.part`), JSON.stringify(stored));
  await rename(join(folder, `${FILE}.part`), join(folder, FILE));
}

/** The links of the last run with the reviews of today; none where nothing was linked yet. */
export async function readLinks(dataDir: string): Promise<Links> {
  const [stored, reviews] = await Promise.all([
    readStored(join(dataDir, FOLDER, FILE)),
    readReviews(dataDir)
  ]);
  const links = new Map<string, ParticipantLink>(
    Object.entries(stored).map(([pic, link]) => [
      pic,
      {...link, review: reviews.get(pic)?.find(({ror}) => ror === link.ror)?.finding ?? "not reviewed"}
    ])
  );
  for (const [pic, list] of reviews) {
    const confirmed = list.findLast(({finding}) => finding === "confirmed");
    if (!confirmed) continue;
    const {ror} = confirmed;
    const known = links.get(pic)?.ror === ror ? links.get(pic) : undefined;
    links.set(pic, {...known, ror, confidence: 1, method: "review", review: "confirmed"});
  }
  return links;
}

async function readStored(path: string): Promise<z.infer<typeof STORED>> {
  try {
    return STORED.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (isMissingFile(error)) return {};
    throw new ApertureError("source-damaged", `links cannot be read: ${path}`, {
      hint: "Link the organisations again: npx aperture organisations link --warehouse. Reviews are kept in another file.",
      cause: error
    });
  }
}
