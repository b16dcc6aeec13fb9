import {beforeAll, describe, expect, test} from "vitest";
import {sha256} from "../../../src/base/hash.ts";
import {funderForms} from "../../../src/catalogue/funder-forms.ts";
import {REDACTABLE, type Redactable} from "../../../src/safeguard/cases/redact.ts";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {MARKED, makeDecidedCase} from "../../support/decided-case.ts";
import {withInstitution} from "../../support/institution.ts";
import {hasPdfToText, pdfText, wordText} from "../../support/office-text.ts";
import {pdfOf} from "../../support/small-files.ts";

/** What must be gone where a part is left out. */
const TRACES: Readonly<Record<Redactable, readonly string[]>> = {
  persons: [MARKED.persons, MARKED.personFile],
  answers: [MARKED.answers],
  notes: [MARKED.notes],
  files: [MARKED.files, MARKED.personFile],
  measures: [MARKED.measures],
  reasons: [MARKED.reasons, MARKED.conditions, MARKED.cost, MARKED.signature],
  signatures: ["A decision-maker", MARKED.signature],
  history: ["opened the case"]
};
const PARTS = Object.keys(REDACTABLE) as readonly Redactable[];

const textOfPdf = async (answer: Response) => pdfText(new Uint8Array(await answer.arrayBuffer()));
const textOfWord = async (answer: Response) => wordText(new Uint8Array(await answer.arrayBuffer()));
const textOf = (answer: Response) => answer.text();

/** Every form in which a case leaves, and how it is read. */
const FORMS: readonly (readonly [string, (answer: Response) => Promise<string>])[] = [
  ["json", textOf],
  ["docx", textOfWord],
  ...(hasPdfToText ? [["pdf", textOfPdf] as const] : []),
  ...funderForms().flatMap(({id}) => [
    [`form/${id}`, textOf] as const,
    [`form/${id}/docx`, textOfWord] as const
  ])
];
const WHOLE = ["json", "docx", "pdf"];

describeOverSqlite("a case that is taken out", (places) => {
  const institution = withInstitution(places);
  let path: string;
  const take = (form: string, ...without: readonly string[]) =>
    institution().get(
      `${path}/export/${form}?${without.map((part) => `without=${part}`).join("&")}`,
      "auditor"
    );
  beforeAll(async () => {
    path = await makeDecidedCase(institution());
  }, 120_000);

  test("is a tagged PDF after PDF/UA-1 under its own name", async () => {
    const answer = await take("pdf");
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toMatch(/filename="case-[\w-]+\.pdf"/);
    const pdf = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    expect(pdf).toMatch(/\/Marked true/);
    expect(pdf).toMatch(/pdfuaid:part>1</);
  });

  test.skipIf(!hasPdfToText)(
    "says in the PDF what was decided, why, by whom, and where it stands",
    async () => {
      const text = await textOfPdf(await take("pdf"));
      expect(text).toContain("Decided: Proceed with conditions");
      for (const said of [MARKED.reasons, MARKED.conditions, MARKED.cost, MARKED.persons, MARKED.measures])
        expect(text).toContain(said);
      expect(text).toContain("A decision-maker");
      expect(text).toMatch(/Hash of that entry \(SHA-256\) [0-9a-f]{64}/);
      expect(text).toContain("(unverified source)");
      expect(text).toContain("‹BeiJingLiZiDaXue›");
    }
  );

  test("is a Word document with real headings, and every part of it well-formed", async () => {
    const text = await textOfWord(await take("docx"));
    for (const said of [
      "Decided: Proceed with conditions",
      MARKED.partner,
      MARKED.cost,
      "Place in the ledger"
    ])
      expect(text).toContain(said);
  });

  test.each(["pdf", "docx", "form/belspo/docx"])(
    "as %s is the same bytes while the case is the same",
    async (form) => {
      const first = Buffer.from(await (await take(form)).arrayBuffer());
      const second = Buffer.from(await (await take(form)).arrayBuffer());
      expect(first.equals(second)).toBe(true);
    }
  );

  test.each(FORMS)(
    "as %s holds no trace of a part that was left out",
    async (form, read) => {
      const whole = await read(await take(form));
      if (WHOLE.includes(form))
        for (const trace of Object.values(TRACES).flat()) expect(whole).toContain(trace);
      for (const part of PARTS) {
        const text = await read(await take(form, part));
        for (const trace of TRACES[part]) expect([part, text.includes(trace)]).toEqual([part, false]);
      }
      const bare = await read(await take(form, ...PARTS));
      for (const trace of Object.values(TRACES).flat()) expect(bare).not.toContain(trace);
      expect(bare).toContain("Soil sensors");
    },
    120_000
  );

  test("lists the files kept with it by size and hash, and says what was not consulted", async () => {
    const text = await textOfWord(await take("docx"));
    const bytes = pdfOf(MARKED.files);
    expect(text).toContain(sha256(bytes));
    expect(text).toMatch(new RegExp(`Marked agreement\\.pdf\\s*the cooperation\\s*${bytes.length}`));
    expect(text).toContain(
      "Not consulted: the EU Sanctions Map, the World Bank indicator of political stability, the Human Development Index of UNDP, the Rule of Law Index of the World Justice Project, the travel advice of your foreign ministry and the World"
    );
    const file = JSON.parse(await (await take("json")).text());
    expect(file.files[0]).toEqual({name: MARKED.files, bytes: bytes.length, sha256: sha256(bytes)});
  });

  test("says what was left out of it", async () => {
    expect(await textOfWord(await take("docx", "persons", "notes"))).toContain(
      "Left out of this copy: persons; notes."
    );
  });

  test("with a part nobody knows is refused, and so is a form nobody knows", async () => {
    for (const form of ["json", "pdf", "docx", "form/belspo"])
      expect((await take(form, "everything")).status).toBe(400);
    expect((await take("form/of-nobody")).status).toBe(404);
    expect((await institution().get("/cases/case-of-nobody/export/pdf", "auditor")).status).toBe(404);
  });

  test("leaves an entry in the ledger, by whom and without what", async () => {
    const {desk, accounts} = institution();
    const before = (await exported()).length;
    await take("pdf", "notes", "persons");
    await take("form/belspo");
    const fresh = (await exported()).slice(before);
    expect(fresh.map(({content}) => content)).toEqual([
      {form: "dossier, PDF, no persons, no notes"},
      {form: "form belspo"}
    ]);
    expect(fresh.map(({actor}) => actor)).toEqual([accounts.auditor.id, accounts.auditor.id]);
    async function exported() {
      return desk.ledgers.read(accounts.auditor.institution, 0, ["exported"]);
    }
  });

  describe("in the form of a funder", () => {
    test.each(funderForms())(
      "$id says what is to be filled in, and marks what was not read in a source",
      async (form) => {
        const page = await (await take(`form/${form.id}`)).text();
        for (const {label} of form.fields) expect(page).toContain(label);
        const notHeld = form.fields.filter(({from}) => from === "not-held").length;
        expect(page.split("To be filled in.").length - 1).toBeGreaterThanOrEqual(notHeld);
        const unverified = form.fields.filter(({confidence}) => confidence === "unverified").length;
        expect(page.split('class="badge unverified"').length - 1).toBe(unverified);
      }
    );

    test("each factor holds its answers and evidence, and nothing of another", async () => {
      const page = await (await take("form/belspo")).text();
      const country = page.slice(page.indexOf('id="country"'), page.indexOf('id="partner"'));
      expect(country).toContain("China is non-associated");
      expect(country).not.toContain("was not found in the data");
    });
  });

  test("is offered on its page with what can be left out", async () => {
    const page = await (await institution().get(path, "auditor")).text();
    for (const part of PARTS) expect(page).toContain(`name="without" value="${part}"`);
    for (const form of ["json", "pdf", "docx", ...funderForms().map(({id}) => `form/${id}`)])
      expect(page).toContain(`formaction="${path}/export/${form}"`);
  });
});
