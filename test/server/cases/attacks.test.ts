import {beforeAll, describe, expect, test} from "vitest";
import {MOST_FILE_BYTES} from "../../../src/app/cases/files.ts";
import {describeOverSqlite, describeOverStores} from "../../support/case-stores.ts";
import {
  type Institution,
  makeInstitution,
  ORIGIN,
  PASSWORD,
  withInstitution
} from "../../support/institution.ts";
import {PLAN_FORM} from "../../support/plan-form.ts";
import {docxOf, JPEG, pdfOf, pngOf} from "../../support/small-files.ts";
import {zipOf} from "../../support/zip-of.ts";

const SCRIPT = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

async function openCase(
  institution: Institution,
  change: Readonly<Record<string, string>> = {}
): Promise<string> {
  const made = await institution.post("/cases", {...PLAN_FORM, ...change}, "researcher");
  const path = made.headers.get("location");
  if (!path) throw new Error(`no case was opened: ${await made.text()}`);
  return path;
}

/** The state of the case as its page carries it in every form. */
async function seenOf(institution: Institution, path: string): Promise<string> {
  const page = await (await institution.get(path, "researcher")).text();
  return /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";
}

function upload(seen: string, name: string, content: Uint8Array<ArrayBuffer> | string): FormData {
  const form = new FormData();
  form.set("seen", seen);
  form.set("file", new File([content], name));
  return form;
}

const PDF = pdfOf("something");

describeOverStores("an institution on a shared server", (places) => {
  const institution = withInstitution(places, "University of Example");
  let other: Institution;
  let path: string;
  beforeAll(async () => {
    other = await makeInstitution(institution().desk, institution().site, "Another University");
    path = await openCase(institution());
  });

  test("is closed to another's roles, whichever identifier they know", async () => {
    for (const role of ["researcher", "adviser", "decision-maker", "auditor"] as const) {
      expect((await other.get(path, role)).status).toBe(404);
      expect((await other.get(`${path}/export/json`, role)).status).toBe(404);
    }
    expect((await other.post(`${path}/note`, {seen: "99", text: "A note"}, "adviser")).status).toBe(404);
    const erasure = {what: "whole", ground: "A ground"};
    expect((await other.post(`${path}/erase`, erasure, "decision-maker")).status).toBe(404);
    expect(await (await other.get("/trail", "auditor")).text()).not.toContain(path.split("/").at(-1));
  });

  test("keeps its accounts from another's administrator", async () => {
    const {id} = institution().accounts.researcher;
    const answer = await other.post(`/accounts/${id}/role`, {role: "administrator"}, "administrator");
    expect(answer.status).toBe(404);
    expect((await other.post(`/accounts/${id}/close`, {}, "administrator")).status).toBe(404);
  });

  test("takes no identifier that was made up", async () => {
    for (const id of ["case-1%27%20OR%20%271%27=%271", "..%2f..%2faccounts", "case-%00"]) {
      expect((await institution().get(`/cases/${id}`, "auditor")).status).toBe(404);
    }
    const forged = await institution().request("/cases", {headers: {cookie: "aperture-session=forged"}});
    expect(forged.headers.get("location")).toMatch(/^\/sign-in/);
  });
});

describe("signing in", () => {
  describeOverSqlite("a session", (places) => {
    const institution = withInstitution(places);

    test("begins with a new word, whatever word the request brings, and the old one is worth nothing", async () => {
      const {login} = institution().accounts.adviser;
      const before = await institution().cookieOf(institution().accounts.adviser);
      const answer = await institution().request("/sign-in", {
        method: "POST",
        headers: {cookie: before, origin: ORIGIN},
        body: new URLSearchParams({login, password: PASSWORD, to: "/cases"})
      });
      const given = answer.headers.get("set-cookie") ?? "";
      expect(given).toMatch(/HttpOnly; SameSite=Lax/);
      expect(given).not.toContain(before.split("=")[1]);
      const old = await institution().request("/cases", {headers: {cookie: before}});
      expect(old.status).toBe(303);
    });

    test("leads to no address of somebody else", async () => {
      const {login} = institution().accounts.auditor;
      for (const to of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
        const answer = await institution().post("/sign-in", {login, password: PASSWORD, to});
        expect(answer.headers.get("location")).toBe("/account");
      }
    });

    test("is refused in the same words whether the login exists or not, and locks after eight failures", async () => {
      const {login} = institution().accounts["decision-maker"];
      const wrong = await institution().post("/sign-in", {login, password: "wrong"});
      const nobody = await institution().post("/sign-in", {
        login: "nobody@nowhere.example",
        password: "wrong"
      });
      expect([wrong.status, nobody.status]).toEqual([401, 401]);
      const words = async (answer: Response) => /role="alert">(.*?)<\/div>/s.exec(await answer.text())?.[1];
      expect(await words(wrong)).toBe(await words(nobody));
      for (let attempt = 0; attempt < 8; attempt++)
        await institution().post("/sign-in", {login, password: "wrong"});
      expect((await institution().post("/sign-in", {login, password: PASSWORD})).status).toBe(401);
    });
  });
});

describeOverSqlite("a form", (places) => {
  const institution = withInstitution(places);

  test("is taken from the own pages only", async () => {
    const cookie = await institution().cookieOf(institution().accounts.researcher);
    const body = new URLSearchParams(PLAN_FORM);
    for (const headers of [{}, {origin: "https://evil.example"}, {"sec-fetch-site": "cross-site"}]) {
      const answer = await institution().request("/cases", {
        method: "POST",
        headers: {cookie, ...headers},
        body
      });
      expect(answer.status).toBe(403);
    }
  });

  test("can bring scripts, and they are shown as text, kept or not", async () => {
    const change = {title: SCRIPT, unit: SCRIPT, domain: SCRIPT, "partner-1-name": SCRIPT};
    const path = await openCase(institution(), change);
    const kept = await institution().get(path, "researcher");
    expect(await kept.text()).not.toContain("<script>alert");
    const refused = await institution().post(
      "/cases",
      {...PLAN_FORM, ...change, "partner-1-country": SCRIPT},
      "researcher"
    );
    expect(refused.status).toBe(400);
    const text = await refused.text();
    expect(text).not.toContain("<script>alert");
    expect(text).not.toMatch(/<img src=x/);
    expect(kept.headers.get("content-security-policy")).not.toContain("unsafe-inline");
    expect(kept.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("or an address that brings a script in its words is answered with none", async () => {
    const given = encodeURIComponent(SCRIPT);
    for (const path of [
      `/sign-in?to=${given}`,
      `/cases?state=${given}`,
      `/cases/${given}`,
      `/welcome/${given}`
    ]) {
      const text = await (
        await institution().get(path, path.startsWith("/cases") ? "auditor" : undefined)
      ).text();
      expect(text, path).not.toContain("<script>alert");
      expect(text, path).not.toMatch(/<img src=x/);
    }
  });

  test("that brings a line break for a header is answered without it", async () => {
    const {login} = institution().accounts.adviser;
    const to = "/cases\r\nSet-Cookie: a=b";
    const answer = await institution().post("/sign-in", {login, password: PASSWORD, to});
    expect(answer.headers.get("location")).toBe("/account");
    expect(answer.headers.get("set-cookie")).not.toContain("a=b");
  });

  test("that is too large is refused before it is read", async () => {
    const answer = await institution().post(
      "/cases",
      {...PLAN_FORM, outputs: "x".repeat(700_000)},
      "researcher"
    );
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("That is too large");
  });

  test("keeps what was written when something in it is wrong", async () => {
    const answer = await institution().post(
      "/cases",
      {...PLAN_FORM, "partner-1-country": "Atlantis"},
      "researcher"
    );
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain("Soil sensors");
    expect(text).toContain("Atlantis");
  });

  test("has no field for a nationality", async () => {
    const path = await openCase(institution());
    const pages = await Promise.all(
      ["/cases/new", path].map(async (page) => (await institution().get(page, "researcher")).text())
    );
    for (const page of pages) expect(page).not.toMatch(/name="[^"]*(nationality|citizen|birth)[^"]*"/i);
  });
});

describeOverSqlite("a file", (places) => {
  const institution = withInstitution(places);
  let path: string;
  beforeAll(async () => {
    path = await openCase(institution());
  });
  const send = async (name: string, content: Uint8Array<ArrayBuffer> | string) =>
    institution().post(
      `${path}/files`,
      upload(await seenOf(institution(), path), name, content),
      "researcher"
    );

  test("comes back as it was, as an attachment of its own kind", async () => {
    expect((await send("agreement draft.pdf", PDF)).status).toBe(303);
    const page = await (await institution().get(path, "adviser")).text();
    const href = /href="([^"]*\/files\/[^"]*)"/.exec(page)?.[1] ?? "";
    const answer = await institution().get(href, "adviser");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("is taken by all of its content, not by its name or its first bytes", async () => {
    const script = Buffer.from("<script>alert(1)</script>");
    const [png, docx] = [pngOf(), await docxOf()];
    const disguised: readonly (readonly [string, Uint8Array<ArrayBuffer> | string])[] = [
      ["page.pdf", "<html><script>alert(1)</script></html>"],
      ["begins.pdf", "%PDF-1.7\n<script>alert(1)</script>"],
      ["behind.pdf", Buffer.concat([PDF, script])],
      ["before.pdf", Buffer.concat([script, PDF])],
      ["cut.pdf", PDF.subarray(0, 200)],
      ["program.png", "MZ\u0090"],
      ["behind.png", Buffer.concat([png, script])],
      ["cut.png", png.subarray(0, 60)],
      ["changed.png", Buffer.from(png.toString("latin1").replace("IDAT", "IDAX"), "latin1")],
      ["begins.jpg", Buffer.concat([Buffer.from("ffd8ffe0", "hex"), script])],
      ["begins.docx", Buffer.concat([Buffer.from("504b0304", "hex"), script])],
      ["behind.docx", Buffer.concat([docx, script])],
      ["before.docx", Buffer.concat([script, docx])],
      ["macros.docx", await docxOf({"word/vbaProject.bin": "x"})],
      ["sheet.xlsx", docx],
      ["plain.docx", Buffer.from(await zipOf({"page.html": "<script/>"}))],
      ["page.html", PDF],
      ["drawing.svg", "<svg/>"]
    ];
    const before = await (await institution().get(path, "adviser")).text();
    for (const [name, content] of disguised) expect((await send(name, content)).status, name).toBe(400);
    const after = await (await institution().get(path, "adviser")).text();
    expect(after.match(/\/files\/file-/g)).toEqual(before.match(/\/files\/file-/g));
    expect((await send("whole.png", png)).status).toBe(303);
    expect((await send("whole.docx", docx)).status).toBe(303);
    expect((await send("whole.jpg", JPEG)).status).toBe(303);
  });

  test("of a name that leaves the folder, or breaks a header, is kept under a name of our own", async () => {
    for (const name of ["../../../etc/cron.d/x.pdf", "..\\..\\x.pdf", 'x"\r\nSet-Cookie: a=b\r\n.pdf']) {
      expect((await send(name, PDF)).status).toBe(303);
    }
    const page = await (await institution().get(path, "adviser")).text();
    for (const [, href = ""] of page.matchAll(/href="([^"]*\/files\/[^"]*)"/g)) {
      const answer = await institution().get(href, "adviser");
      expect(answer.status).toBe(200);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(answer.headers.get("content-disposition")).not.toMatch(/[\r\n]|\.\.\//);
    }
    expect((await institution().get(`${path}/files/..%2f..%2fmaster.key`, "adviser")).status).toBe(404);
  });

  test("that is too large is refused", async () => {
    const answer = await send("large.pdf", pdfOf("large", MOST_FILE_BYTES));
    expect([400, 413]).toContain(answer.status);
  });
});
