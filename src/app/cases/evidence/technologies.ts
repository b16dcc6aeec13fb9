import {technologyAreas} from "../../../catalogue/technology-areas.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import type {Gathering} from "./gathering.ts";

const RECOMMENDATION = {
  title: "Commission Recommendation (EU) 2023/2113 on critical technology areas",
  dated: "2023-10-03",
  address: "https://eur-lex.europa.eu/eli/reco/2023/2113/oj"
} as const;

/** Which of the ten critical technology areas the plan names. */
export async function technologies({plan, today}: Gathering): Promise<CaseEvidence[]> {
  const chosen = new Set(plan.technologies);
  return technologyAreas().flatMap((area) => {
    const named = area.technologies.filter(({id}) => chosen.has(id));
    if (named.length === 0 && !chosen.has(area.id)) return [];
    const among = area.isMostSensitive ? ", one of the four held to be most sensitive" : "";
    return [
      {
        kind: "technology" as const,
        about: area.id,
        says: `The plan touches ${area.title}${among}.`,
        signal: area.isMostSensitive ? ("risk" as const) : ("attention" as const),
        because: `${area.title} is a critical technology area${among}.`,
        quoted: named.map(({title, confidence}) => ({label: area.title, value: `${title} (${confidence})`})),
        facts: {
          area: `${area.title} ${area.isMostSensitive}`,
          technologies: named.map(({title}) => title).join("; ")
        },
        sources: [RECOMMENDATION],
        on: today
      }
    ];
  });
}
