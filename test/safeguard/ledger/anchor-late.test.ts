import {join} from "node:path";
import {afterEach, expect, test} from "vitest";
import {checkLedgers} from "../../../src/app/cases/check-ledgers.ts";
import {type CaseDesk, caseFolder, openDesk} from "../../../src/app/cases/desk.ts";
import {openSite} from "../../../src/app/site.ts";
import {describeOverStores} from "../../support/case-stores.ts";
import {makeInstitution, PASSWORD} from "../../support/institution.ts";
import {fillDisk, setReadOnly, smallDisks} from "../../support/small-disk.ts";

const disks = smallDisks();
afterEach(() => disks.remove());

const probe = disks.make("64k");
const where = probe ? "" : " (skipped: no disk can be made here)";

const writing = {ledger: "institution-a", actor: "account-1", at: "2026-11-01T10:00:00.000Z"};
const draft = {stream: "case-1", type: "noted", subject: "case-1", body: {text: "one"}};

function close(disk: string): () => void {
  setReadOnly(disk, true);
  return () => setReadOnly(disk, false);
}

const anchored = async (desk: CaseDesk) => {
  const [check] = await checkLedgers(desk);
  return {up: check?.anchored, faults: check?.faults.map(({kind}) => kind)};
};

const CAUSES = [
  ["full", fillDisk, "the disk is full"],
  ["read-only", close, "the folder cannot be written"]
] as const;

describeOverStores(`anchors on a disk that cannot be written${where}`, ({place}) => {
  test.skipIf(!probe).each(CAUSES)(
    "a %s disk loses no step: it is kept, said to have no anchor, and anchored by the next",
    async (_, spoil, why) => {
      const {dataDir, options} = place();
      const disk = disks.make("64k", join(caseFolder(dataDir), "anchors")) ?? "";
      const said: string[] = [];
      const desk = await openDesk(dataDir, options, {log: (line) => said.push(line)});
      await desk.ledgers.append(writing, [draft]);
      const mend = spoil(disk);
      expect(await desk.ledgers.append(writing, [draft])).toHaveLength(1);
      await desk.ledgers.append(writing, [draft]);
      expect(desk.anchors.behind("institution-a")).toBe(why);
      expect(said).toEqual([`institution-a: kept, but the anchor could not be written: ${why}`]);
      expect(await desk.ledgers.read("institution-a")).toHaveLength(3);
      expect(await anchored(desk)).toEqual({up: 1, faults: ["unanchored"]});
      mend();
      await desk.ledgers.append(writing, [draft]);
      expect(desk.anchors.behind("institution-a")).toBeUndefined();
      expect(await anchored(desk)).toEqual({up: 4, faults: []});
      await desk.close();
    }
  );

  test.skipIf(!probe)("opens all the same, and the check writes the anchor once it can", async () => {
    const {dataDir, options} = place();
    const disk = disks.make("64k", join(caseFolder(dataDir), "anchors")) ?? "";
    const before = await openDesk(dataDir, options);
    const mend = fillDisk(disk);
    await before.ledgers.append(writing, [draft]);
    await before.close();
    const desk = await openDesk(dataDir, options);
    expect(desk.anchors.behind("institution-a")).toBe("the disk is full");
    mend();
    expect(await anchored(desk)).toEqual({up: 1, faults: []});
    expect(desk.anchors.behind("institution-a")).toBeUndefined();
    await desk.close();
  });

  test.skipIf(!probe)("a person is told that the step was kept, and where it led", async () => {
    const {dataDir, options} = place();
    const disk = disks.make("64k", join(caseFolder(dataDir), "anchors")) ?? "";
    const desk = await openDesk(dataDir, options);
    const site = openSite(dataDir);
    const institution = await makeInstitution(desk, site, "University of Example");
    const {post, get} = institution;
    const mend = fillDisk(disk);
    const given = await post("/self-assessment", {edition: "2026", on: "2026-11-01"}, "adviser");
    expect(given.status).toBe(200);
    const page = await given.text();
    expect(page).toContain("Kept, but not anchored");
    expect(page).toContain("could not be written: the disk is full");
    expect(page).toMatch(/href="\/self-assessment\/self-assessment-\w+"/);
    expect(await (await get("/ledger", "auditor")).text()).toContain("after the last anchor");
    const {request, accounts} = institution;
    const says = async (response: Response) => {
      const text = await response.text();
      expect(text).toContain("Kept, but not anchored");
      expect(text).toContain("could not be written: the disk is full");
      return text;
    };
    const invited = await says(await post("/accounts/invite", {role: "auditor"}, "administrator"));
    const link = /\/welcome\/[\w-]+/.exec(invited)?.[0] ?? "";
    const person = {login: "new@university.example", name: "A. New", password: PASSWORD, again: PASSWORD};
    expect(await says(await post(link, person))).toContain('href="/sign-in"');
    const signedIn = await post("/sign-in", {login: accounts.adviser.login, password: PASSWORD});
    expect(signedIn.headers.get("set-cookie")).toContain("aperture-session=");
    expect(signedIn.headers.get("location")).toBeNull();
    expect(await says(signedIn)).toContain('href="/account"');
    const made = await says(await post("/account/tokens", {title: "A program"}, "adviser"));
    const token = /not shown again: <code class="secret">([^<]+)/.exec(made)?.[1] ?? "";
    const answer = await request("/api/v1/cases", {
      method: "POST",
      headers: {authorization: `Bearer ${token}`, "content-type": "application/json"},
      body: JSON.stringify({
        title: "Soil sensors",
        unit: "Geology",
        domain: "Sensors for soil, measured together.",
        activities: ["joint-project"],
        partners: [{name: "Institute of Examples", country: "BR", kind: "university"}]
      })
    });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({state: "short", notAnchored: "the disk is full"});
    mend();
    expect(await (await get("/ledger", "auditor")).text()).toContain("the chain holds");
    site.close();
    await desk.close();
  });
});
