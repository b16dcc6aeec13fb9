import {formatDate} from "../../base/dates.ts";
import {listOf} from "../../base/text.ts";
import type {AppraisalScheme} from "../../domain/appraisal.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import type {CaseEvidence, EvidenceKind} from "../../safeguard/cases/evidence.ts";
import type {Plan} from "../../safeguard/cases/plan.ts";
import {openQuestions} from "../../safeguard/cases/signals.ts";

/** An answer that plan or evidence point to. It is shown beside the question and kept by nobody but a person who gives it. */
export interface ProposedAnswer {
  readonly answer: string;
  /** What points to it, in a sentence. */
  readonly because: string;
  /** Where that is from: titles of sources, or the plan. */
  readonly from: string;
}

type Rule = (one: Case, plan: Plan) => ProposedAnswer | undefined;

/** Proposals for the open questions of a scheme, by question. What the scheme does not offer as an answer is not proposed. */
export function proposedAnswers(one: Case, scheme: AppraisalScheme): ReadonlyMap<string, ProposedAnswer> {
  const {plan} = one;
  if (!plan) return new Map();
  return new Map(
    openQuestions(one, scheme).flatMap(({id, answers}) => {
      const found = Object.hasOwn(RULES, id) ? RULES[id]?.(one, plan) : undefined;
      return found && answers.some((choice) => choice.id === found.answer) ? [[id, found] as const] : [];
    })
  );
}

const PARTNER_TYPES: Readonly<Partial<Record<Plan["partners"][number]["kind"], string>>> = {
  university: "university",
  "research-organisation": "research",
  company: "company",
  ngo: "civil-society",
  public: "state"
};

/** What points to an answer, by question. Only what evidence or plan say outright; everything else is a person's to judge. */
const RULES: Readonly<Record<string, Rule>> = {
  "critical-technology": (one) => {
    const found = ofKind(one, "technology");
    const gravest = found.find(({signal}) => signal === "risk") ?? found[0];
    if (!gravest) return ofPlan("no", "The plan names none of the ten areas.");
    return ofEvidence(gravest.signal === "risk" ? "most-sensitive" : "listed", gravest);
  },
  "partner-screening": (one) => {
    const found = ofKind(one, "screening");
    const hit = found.find(({signal}) => signal === "risk");
    if (hit) return ofEvidence("open-hit", hit);
    const missing = found.find(({certificate}) => !certificate);
    return missing && ofEvidence("not-screened", missing);
  },
  "academic-freedom": (one) => {
    const low = ofKind(one, "academic-freedom").find(({signal}) => signal === "attention");
    return low && ofEvidence("limits", low);
  },
  "own-role": (_, {ownRole}) =>
    ownRole === "coordinator"
      ? ofPlan("coordinator", "By the plan your institution coordinates.")
      : undefined,
  "control-from-elsewhere": (_, {partners}) => {
    const controlled = partners.filter(({controlledFrom}) => controlledFrom.length > 0);
    if (controlled.length === 0) return undefined;
    const names = listOf(controlled.map(({name}) => name));
    return ofPlan(
      "assessed",
      `${names}: controlled from elsewhere by the plan; evidence was gathered there too.`
    );
  },
  "partner-type": (_, {partners: [first, ...others]}) => {
    const answer =
      first && others.every(({kind}) => kind === first.kind) ? PARTNER_TYPES[first.kind] : undefined;
    return answer === undefined ? undefined : ofPlan(answer, "So the plan says of every partner.");
  }
};

function ofKind({evidence}: Case, kind: EvidenceKind): readonly CaseEvidence[] {
  return evidence.filter((finding) => finding.kind === kind);
}

function ofPlan(answer: string, because: string): ProposedAnswer {
  return {answer, because, from: "the plan"};
}

function ofEvidence(answer: string, {says, sources, on}: CaseEvidence): ProposedAnswer {
  const titles = [...new Set(sources.map(({title}) => title))];
  return {
    answer,
    because: says,
    from: `evidence of ${formatDate(on)}${titles.length > 0 ? `: ${listOf(titles)}` : ""}`
  };
}
