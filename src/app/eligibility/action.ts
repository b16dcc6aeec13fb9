import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import {ACTION_TYPES, type ActionType, type RuledProgramme} from "../../domain/eligibility.ts";

const ACTIONS = Object.keys(ACTION_TYPES) as ActionType[];

/** Where a scheme has its place, by programme part. */
const HOMES: Readonly<Partial<Record<ActionType, string>>> = {
  ERC: "HORIZON.1.1",
  MSCA: "HORIZON.1.2",
  "EIC-Pathfinder": "HORIZON.3.1",
  "EIC-Transition": "HORIZON.3.1",
  "EIC-Accelerator": "HORIZON.3.1",
  "EIC-Fund": "HORIZON.3.1"
};

/** The one programme part a type of action is found in, where there is one. */
export function homeOf(action: ActionType, programme: RuledProgramme): string | undefined {
  return programme === "HORIZON" ? HOMES[action] : undefined;
}

/** How CORDIS and work programmes write the types, by what their codes hold; the first that fits counts. */
const WRITTEN: readonly (readonly [RegExp, ActionType])[] = [
  [/\bEIC-FUND\b/, "EIC-Fund"],
  [/\bEIC-ACC|ACCELERATOR/, "EIC-Accelerator"],
  [/PATHFINDER/, "EIC-Pathfinder"],
  [/\bEIC-TRANSITION\b/, "EIC-Transition"],
  [/\bERC\b/, "ERC"],
  [/\bMSCA\b/, "MSCA"],
  [/\bCOFUND\b/, "COFUND"],
  [/\bRIA\b/, "RIA"],
  [/\bCSA\b/, "CSA"],
  [/\bPCP\b/, "PCP"],
  [/\bPPI\b/, "PPI"],
  [/\bIA\b/, "IA"]
];

/** Reads a type of action by its abbreviation, its name, or the code CORDIS has for it. */
export function readAction(given: string | undefined): ActionType {
  const text = given?.trim() ?? "";
  if (text === "") {
    throw new ApertureError("usage", "missing action", {hint: `Give one of ${ACTIONS.join(", ")}.`});
  }
  const written = text.toUpperCase().replaceAll(/[\s_]+/g, "-");
  const found =
    ACTIONS.find((action) => action.toUpperCase() === written) ??
    ACTIONS.find((action) => isNamed(action, text)) ??
    WRITTEN.find(([form]) => form.test(written))?.[1];
  if (found) return found;
  const near = closest(text.toUpperCase(), ACTIONS);
  throw new ApertureError("usage", `unknown type of action: ${text}`, {
    hint: near ? `Did you mean ${near}?` : `Known: ${ACTIONS.join(", ")}.`
  });
}

/** The name in full, in the singular or the plural. */
function isNamed(action: ActionType, text: string): boolean {
  const plain = (words: string) => words.toLowerCase().replaceAll("&", "and").replace(/s$/, "");
  return plain(ACTION_TYPES[action]) === plain(text);
}
