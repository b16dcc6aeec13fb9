import {describe, expect, test} from "vitest";
import type {Case} from "../../../src/safeguard/cases/case.ts";
import type {CaseEvent} from "../../../src/safeguard/cases/event.ts";
import type {CaseEvidence} from "../../../src/safeguard/cases/evidence.ts";
import {apply} from "../../../src/safeguard/cases/fold.ts";
import {type Redactable, readRedactable, redact} from "../../../src/safeguard/cases/redact.ts";

const NAME = "Ana Beispiel";

function screening(about: string, because: string): CaseEvidence {
  return {
    kind: "screening",
    about,
    says: because,
    signal: "risk",
    because,
    quoted: [],
    facts: {},
    sources: [],
    on: "2026-11-28"
  };
}

const EVENTS: readonly CaseEvent[] = [
  {
    type: "opened",
    content: {
      scheme: "a-scheme",
      plan: {
        title: `Visit of ${NAME}`,
        unit: "Geology",
        partners: [{name: "Institute", country: "BR", kind: "university", controlledFrom: []}],
        domain: "Soil",
        technologies: [],
        activities: ["visit"],
        ownRole: "participant",
        funder: "",
        outputs: ""
      }
    }
  },
  {
    type: "evidence-gathered",
    content: {evidence: [screening("Institute", "Institute: an entry to look at.")]}
  },
  {type: "person-named", content: {person: "person-0", name: NAME, part: "visitor", affiliation: ""}},
  {
    type: "person-screened",
    content: {person: "person-0", evidence: screening("person-0", `${NAME} meets an entry.`)}
  },
  {
    type: "raised",
    content: {
      because: ["Institute: an entry to look at.", `${NAME} meets an entry.`, "An answer points to a risk."],
      scheme: "b-scheme"
    }
  },
  {type: "noted", content: {text: `Spoke with ANA  beispiel; not with Susana Beispielen.`}},
  {type: "ended-by-short-check", content: {until: "2027-11-28", finding: "An answer points to a risk."}},
  {type: "reopened", content: {cause: "list", detail: `Now: ${NAME} meets two entries.`}},
  {type: "reopened", content: {cause: "person", detail: "A colleague’s reason."}}
];

function made(): Case {
  let one: Case | undefined;
  for (const [index, {type, content}] of EVENTS.entries()) {
    one = apply(one, {
      ledger: "a-ledger",
      sequence: index + 1,
      at: `2026-11-28T10:00:0${index}.000Z`,
      actor: "account-0",
      stream: "case-0",
      type,
      subject: "case-0",
      body: "",
      previous: "",
      hash: "",
      content,
      isErased: false
    });
  }
  if (!one) throw new Error("no case was made");
  return one;
}

function textOf(one: Case): string {
  return JSON.stringify({...one, answers: [...one.answers]});
}

const without = (...parts: readonly Redactable[]) => textOf(redact(made(), new Set(parts)));

describe("what is left out of a case", () => {
  test("is nothing where no part is named", () => {
    expect(redact(made(), new Set())).toEqual(made());
  });

  test("of persons goes with their names wherever colleagues wrote them, and with no other word", () => {
    expect(textOf(made())).toContain(NAME);
    const text = without("persons");
    expect(text).not.toMatch(/ana\s+beispiel(?!en)/i);
    expect(text).toContain("Visit of [name left out]");
    expect(text).toContain("Spoke with [name left out]; not with Susana Beispielen.");
    expect(text).toContain("Institute: an entry to look at.");
  });

  test("of answers goes with the reasons that quote them, and leaves those of the evidence", () => {
    const text = without("answers");
    expect(text).not.toContain("An answer points to a risk.");
    expect(text).toContain("Institute: an entry to look at.");
  });

  test("of reasons goes with why a colleague opened it again, and leaves what a list changed", () => {
    const text = without("reasons");
    expect(text).not.toContain("A colleague’s reason.");
    expect(text).toContain("meets two entries");
    expect(text).toContain("reopened: A person asked for it");
  });

  test("is never a part nobody knows", () => {
    expect(() => readRedactable(["persons", "nationality"])).toThrow("unknown part: nationality");
    expect(() => readRedactable(["toString"])).toThrow("unknown part");
  });
});
