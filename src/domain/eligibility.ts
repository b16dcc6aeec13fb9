import type {IsoDate} from "../base/dates.ts";
import type {Confidence} from "./confidence.ts";
import type {CountryCode} from "./country.ts";
import type {Citation} from "./statement.ts";

/** Types of action, by the funder's abbreviations. */
export const ACTION_TYPES = {
  RIA: "Research and innovation action",
  IA: "Innovation action",
  CSA: "Coordination and support action",
  COFUND: "Programme co-fund action",
  PCP: "Pre-commercial procurement",
  PPI: "Public procurement of innovative solutions",
  ERC: "European Research Council grant",
  MSCA: "Marie Skłodowska-Curie action",
  "EIC-Pathfinder": "EIC Pathfinder",
  "EIC-Transition": "EIC Transition",
  "EIC-Accelerator": "EIC Accelerator",
  "EIC-Fund": "Investment of the EIC Fund"
} as const;

export type ActionType = keyof typeof ACTION_TYPES;

/** Programmes of whose participation rules the catalogue knows something. */
export const RULED_PROGRAMMES = ["HORIZON", "H2020", "EURATOM"] as const;

export type RuledProgramme = (typeof RULED_PROGRAMMES)[number];

/** Answers from the best to the worst; a limit can only move an answer down. */
export const ANSWERS = ["yes", "conditional", "unknown", "no"] as const;

export type Answer = (typeof ANSWERS)[number];

/** The standing a rule asks for; a suspended country is non-associated, and more. */
export type RuleGroup = "eu" | "associated" | "transitional" | "suspended" | "non-associated";

/** What has to fit for a rule to hold; what is left out fits always. */
export interface RuleCondition {
  readonly group?: readonly RuleGroup[] | undefined;
  readonly notGroup?: readonly RuleGroup[] | undefined;
  readonly established?: readonly CountryCode[] | undefined;
  readonly controlled?: readonly CountryCode[] | undefined;
  /** Established in, or controlled from. */
  readonly linked?: readonly CountryCode[] | undefined;
  readonly controlledFromOutside?: true | undefined;
  /** Empty: the supervising authority was not named. */
  readonly supervisedBy?: readonly string[] | undefined;
  readonly actions?: readonly ActionType[] | undefined;
  readonly parts?: readonly string[] | undefined;
  readonly notParts?: readonly string[] | undefined;
  readonly automaticFunding?: "yes" | "no" | "unknown" | undefined;
  readonly territory?: true | undefined;
  /** Associated for some parts of the programme, and no part was named. */
  readonly partly?: true | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** One rule on participation and funding, as the catalogue has it. */
export interface ParticipationRule {
  readonly id: string;
  readonly kind: "base" | "limit" | "note";
  readonly when: RuleCondition;
  readonly participation?: Answer;
  readonly funding?: Answer;
  /** The rule in our own words. */
  readonly says: string;
  readonly changes?: string;
  readonly check?: string;
  readonly sources: readonly Citation[];
  readonly confidence: Confidence;
}

/** The rules of one work programme, or those of all of a programme's. */
export interface RuleSet {
  readonly id: string;
  readonly title: string;
  readonly programme: RuledProgramme;
  /** Editions it holds for, by the names in use; none: all of the programme. */
  readonly workProgrammes: readonly string[];
  readonly adopted?: IsoDate;
  /** Last day on which somebody may still ask about it. */
  readonly until?: IsoDate;
  readonly rules: readonly ParticipationRule[];
}

/** Whether an entity established in a country may take part and be funded. Nothing of a person is asked. */
export interface EligibilityQuestion {
  readonly country: CountryCode;
  /** Countries from which the entity is controlled, where it is. */
  readonly control: readonly CountryCode[];
  readonly supervisedBy?: string;
  readonly programme: RuledProgramme;
  readonly part?: string;
  readonly action: ActionType;
  readonly workProgramme?: string;
  readonly on: IsoDate;
}
