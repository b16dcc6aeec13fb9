import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {beforeEach, expect, test} from "vitest";
import {enterFinding, withdrawFinding} from "../../../src/app/dossier/evidence.ts";
import {disagreements, isCurrent, sayOrigin, sayValidity} from "../../../src/modulate/evidence/finding.ts";
import {ledgerPath, readLedger} from "../../../src/modulate/evidence/ledger.ts";
import {runCli} from "../../support/run-cli.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";

const TODAY = "2026-11-22";
const FORM = {
  country: "Korea, Republic of",
  criterion: "reciprocity",
  leaning: "favours",
  text: "National programmes are open to European teams.",
  author: "A. Expert",
  source: "Interview of 3 November 2026",
  expires: "2027-11-22"
};
let data: string;

beforeEach(() => {
  data = join(temporaryFolder(), "data");
});

test("a finding is dated, named, sourced, and expires by itself", async () => {
  const finding = await enterFinding({...FORM, country: "KR"}, data, TODAY);
  expect(finding).toMatchObject({country: "KR", entered: TODAY, author: "A. Expert"});
  expect(isCurrent(finding, "2027-11-22")).toBe(true);
  expect(isCurrent(finding, "2027-11-23")).toBe(false);
  expect(sayValidity(finding, "2027-11-23")).toBe("expired 22 November 2027");
});

test("findings that point apart are both kept, and said to disagree", async () => {
  await enterFinding({...FORM, country: "KR"}, data, TODAY);
  await enterFinding({...FORM, country: "KR", leaning: "cautions", text: "Access stays slow."}, data, TODAY);
  const findings = await readLedger(data, "KR");
  expect(findings).toHaveLength(2);
  expect(disagreements(findings, TODAY)).toEqual(["reciprocity"]);
  const {stdout} = await runCli(["evidence", "list", "--country", "KR", "--data", data]);
  expect(stdout).toContain("KR: Experts disagree on reciprocity; every finding is kept.");
});

test("a finding that replaces another withdraws it, and deletes nothing", async () => {
  const first = await enterFinding({...FORM, country: "KR"}, data, TODAY);
  const before = readFileSync(ledgerPath(data), "utf8");
  const second = await enterFinding(
    {...FORM, country: "KR", text: "Now closed.", leaning: "cautions", replaces: first.id},
    data,
    TODAY
  );
  expect(readFileSync(ledgerPath(data), "utf8").startsWith(before)).toBe(true);
  const findings = await readLedger(data, "KR");
  expect(findings.find(({id}) => id === first.id)?.withdrawnFor).toBe(second.id);
  expect(disagreements(findings, TODAY)).toEqual([]);
});

test("a finding is withdrawn with name and reasons, once, and stays in the ledger", async () => {
  const {id} = await enterFinding({...FORM, country: "KR", found: "2026-11-03"}, data, TODAY);
  const before = readFileSync(ledgerPath(data), "utf8");
  const words = ["evidence", "withdraw", "--id", id, "--by", "A. Expert", "--data", data];
  expect((await runCli(words)).stderr).toContain("missing reasons");
  expect((await runCli([...words, "--reasons", "The law was changed."])).stdout).toBe(`withdrew ${id}\n`);
  expect(readFileSync(ledgerPath(data), "utf8").startsWith(before)).toBe(true);
  const [finding] = await readLedger(data, "KR");
  if (!finding) throw new Error("the finding is gone");
  expect(isCurrent(finding, TODAY)).toBe(false);
  expect(sayValidity(finding, TODAY)).toMatch(/^withdrawn \d+ \w+ \d{4}: The law was changed\.$/);
  expect(sayOrigin(finding)).toBe("A. Expert, 3 November 2026 (entered 22 November 2026)");
  await expect(withdrawFinding({id, by: "B", reasons: "Once more."}, data, TODAY)).rejects.toThrow(
    "was withdrawn before"
  );
  await expect(
    enterFinding({...FORM, country: "KR", text: "New.", replaces: id}, data, TODAY)
  ).rejects.toThrow("was withdrawn before");
});

test("a line of before findings had a day of their own is read as it was", async () => {
  const {found: _, ...line} = await enterFinding({...FORM, country: "KR"}, data, TODAY);
  writeFileSync(ledgerPath(data), `${JSON.stringify(line)}\n`);
  const [finding] = await readLedger(data, "KR");
  expect(finding).toEqual(line);
  expect(finding && sayOrigin(finding)).toBe("A. Expert, 22 November 2026");
});

test("what is missing or impossible is refused, and nothing is written", async () => {
  const enter = (changes: Partial<typeof FORM>) =>
    enterFinding({...FORM, country: "KR", ...changes}, data, TODAY);
  await expect(enter({source: ""})).rejects.toThrow("missing source");
  await expect(enter({expires: "2026-11-22"})).rejects.toThrow("invalid day of expiry");
  await expect(enter({found: "2026-11-23"} as Partial<typeof FORM>)).rejects.toThrow(
    "invalid day of the finding"
  );
  await expect(enter({criterion: "sympathy"})).rejects.toThrow("invalid criterion");
  await expect(enter({country: "Atlantis"})).rejects.toThrow("unknown country");
  expect(await readLedger(data)).toEqual([]);
});

test("a damaged ledger is named by line", async () => {
  await enterFinding({...FORM, country: "KR"}, data, TODAY);
  writeFileSync(ledgerPath(data), `${readFileSync(ledgerPath(data), "utf8")}{"id": 1}\n`);
  await expect(readLedger(data)).rejects.toThrow(/findings\.jsonl:2/);
});
