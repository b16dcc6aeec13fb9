import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {watchHolders} from "../../../src/app/assets/watch.ts";
import {openDesk} from "../../../src/app/cases/desk.ts";
import {updateList} from "../../../src/app/lists/update-list.ts";
import {openSite} from "../../../src/app/site.ts";
import {defaultEffects} from "../../../src/base/effects.ts";
import {verifyCertificate} from "../../../src/safeguard/screening/use/certificate.ts";
import {listById} from "../../../src/sources/lists/index.ts";
import {describeOverStores} from "../../support/case-stores.ts";
import {type Institution, makeInstitution} from "../../support/institution.ts";

const HOLDER = "Zembla Institute of Applied Optics";

/** An edition of the institution's own list; a longer one is a later one. */
async function putOnList(dataDir: string, ...names: readonly string[]): Promise<void> {
  const from = join(dataDir, `own-${names.length}.csv`);
  const rows = names.map((name, at) => `U-${at + 1},organisation,${name},2026-11-01`);
  writeFileSync(from, ["reference,kind,name,listed_on", ...rows, ""].join("\n"));
  const dated = `2026-11-1${names.length}`;
  await updateList(listById("own"), {dataDir, from, dated, allowSmaller: true}, defaultEffects);
}

async function pageOf({get}: Institution, path: string): Promise<string> {
  return (await get(path, "researcher")).text();
}

/** Takes a step on a register as its page would. */
async function step(
  institution: Institution,
  path: string,
  name: string,
  form: Readonly<Record<string, string>>
): Promise<void> {
  const seen = /name="seen" value="(\d+)"/.exec(await pageOf(institution, path))?.[1] ?? "";
  const answer = await institution.post(`${path}/${name}`, {seen, ...form}, "researcher");
  if (answer.status !== 303) throw new Error(`${name} was not taken: ${await answer.text()}`);
}

/** A project with one asset of the owner, whom nobody ever appraised. Answers with the addresses of both. */
async function registered(institution: Institution, owner: string) {
  const project = {title: "Soil sensors", unit: "Geology", stage: "during"};
  const path = (await institution.post("/assets", project, "researcher")).headers.get("location") ?? "";
  await step(institution, path, "item", {
    title: "Sensor firmware",
    role: "result",
    kind: "software",
    owners: owner,
    protection: "none",
    path: "licence",
    stage: "identified"
  });
  const asset = /item\?asset=(asset-[a-z0-9]+)/.exec(await pageOf(institution, path))?.[1] ?? "";
  return {path, asset, item: `${path}/item?asset=${asset}`};
}

describeOverStores("a holder of rights", ({place}) => {
  async function opened(...names: readonly string[]) {
    const {dataDir, options} = place();
    if (names.length > 0) await putOnList(dataDir, ...names);
    const desk = await openDesk(dataDir, options);
    const site = openSite(dataDir);
    const institution = await makeInstitution(desk, site, "University of Example");
    const close = async () => {
      site.close();
      await desk.close();
    };
    return {dataDir, desk, site, institution, close};
  }

  test("is screened when it is entered, and a hit is an alert with a certificate that holds", async () => {
    const {institution, close} = await opened("Somebody Else Entirely", HOLDER);
    const {path, asset, item} = await registered(institution, "University of Example; 60");
    expect(await pageOf(institution, path)).not.toContain("Rights holder on a restrictive list");
    await step(institution, path, "access", {
      asset,
      holder: HOLDER,
      scope: "Source code",
      terms: "For the project",
      "access-from": "2026-01-01"
    });
    const page = await pageOf(institution, item);
    expect(page).toContain("Rights holder on a restrictive list");
    expect(page).toMatch(/has access to “Sensor firmware”. Screened on .*: 1 entry to look at in 1 list/);
    const href = /href="(\/assets\/[^"]+\/certificates\/[^"]+)"/.exec(page)?.[1] ?? "";
    const certificate = await institution.get(href, "researcher");
    expect(certificate.headers.get("content-disposition")).toContain("attachment");
    expect(verifyCertificate(await certificate.text())).toMatchObject({
      isSound: true,
      certificate: {answer: {asked: {name: HOLDER}}}
    });
    expect((await institution.get(`${path}/certificates/screening-none`, "researcher")).status).toBe(404);
    await close();
  });

  test("that lands on a list later is found by the daily look, once", async () => {
    const {dataDir, desk, site, institution, close} = await opened("Somebody Else Entirely");
    const {path} = await registered(institution, HOLDER);
    expect(await watchHolders(desk, site, defaultEffects)).toEqual([]);
    await putOnList(dataDir, "Somebody Else Entirely", HOLDER);
    expect(await watchHolders(desk, site, defaultEffects)).toMatchObject([
      {institution: "university-of-example", id: path.split("/").at(-1), signal: "risk"}
    ]);
    expect(await watchHolders(desk, site, defaultEffects)).toEqual([]);
    expect(await pageOf(institution, path)).toContain("owns “Sensor firmware”");
    await close();
  });

  test("without any list is said not to be screened, and is screened once there is one", async () => {
    const {dataDir, desk, site, institution, close} = await opened();
    const {path, item} = await registered(institution, HOLDER);
    expect(await pageOf(institution, item)).toContain("Not screened: no restrictive list is held here.");
    expect(await pageOf(institution, path)).not.toContain("Rights holder on a restrictive list");
    await putOnList(dataDir, "Somebody Else Entirely");
    expect(await watchHolders(desk, site, defaultEffects)).toMatchObject([{signal: "none"}]);
    expect(await pageOf(institution, item)).toContain("No name at or above the threshold in 1 list");
    await close();
  });
});
