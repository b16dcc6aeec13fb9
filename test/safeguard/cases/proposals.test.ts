import {expect, test} from "vitest";
import {seenCase} from "../../../src/app/cases/desk.ts";
import {proposedAnswers} from "../../../src/app/cases/proposals.ts";
import {appraisalScheme} from "../../../src/catalogue/appraisal-schemes.ts";
import {technologyAreas} from "../../../src/catalogue/technology-areas.ts";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {withInstitution} from "../../support/institution.ts";
import {PLAN_FORM} from "../../support/plan-form.ts";

describeOverSqlite("an answer that the evidence points to", (places) => {
  const institution = withInstitution(places);
  const scheme = appraisalScheme("short");

  async function opened(change: Readonly<Record<string, string>> = {}) {
    const {post, desk, accounts} = institution();
    const made = await post("/cases", {...PLAN_FORM, ...change}, "adviser");
    const path = made.headers.get("location") ?? "";
    return {path, one: await seenCase(desk, accounts.adviser, path.split("/").at(-1) ?? "")};
  }

  test("is proposed with its source, and kept by nobody until a person gives it", async () => {
    const sensitive = technologyAreas().find(({isMostSensitive}) => isMostSensitive)?.id ?? "";
    const {path, one} = await opened({technology: sensitive});
    const proposals = proposedAnswers(one, scheme);
    expect(proposals.get("critical-technology")).toMatchObject({
      answer: "most-sensitive",
      from: expect.stringContaining("Commission Recommendation (EU) 2023/2113")
    });
    expect(proposals.get("partner-screening")).toMatchObject({answer: "not-screened"});
    expect(one.answers.size).toBe(0);
    const page = await (await institution().get(path, "adviser")).text();
    expect(page.split('class="badge">proposed<').length - 1).toBe(2);
    expect(page).not.toMatch(/type="radio" name="answer-[\w-]+" value="[\w-]+" checked/);
    const read = await (await institution().get(path, "auditor")).text();
    expect(read).not.toContain('class="badge">proposed<');
  });

  test("says of a plan without a critical technology that none is named", async () => {
    const {one} = await opened();
    expect(proposedAnswers(one, scheme).get("critical-technology")).toEqual({
      answer: "no",
      because: "The plan names none of the ten areas.",
      from: "the plan"
    });
  });

  test("is proposed no more once the question is answered, and never what the scheme does not offer", async () => {
    const {path, one} = await opened();
    const {post, desk, accounts} = institution();
    await post(`${path}/answers`, {seen: "99999", "answer-critical-technology": "at-the-edge"}, "adviser");
    const after = await seenCase(desk, accounts.adviser, one.id);
    expect(proposedAnswers(after, scheme).has("critical-technology")).toBe(false);
    const other = {
      ...scheme,
      questions: scheme.questions.map((question) => ({...question, answers: question.answers.slice(-1)}))
    };
    expect([...proposedAnswers(one, other)]).toEqual([]);
  });
});
