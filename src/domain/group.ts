/**
 * Where a country stands towards a programme. `transitional` exists only in the applicants' view:
 * entities treated as if associated while the agreement was not yet signed.
 */
export const GROUPS = {
  eu: {bit: 1, title: "EU Member States"},
  associated: {bit: 2, title: "Associated countries"},
  transitional: {bit: 4, title: "Countries in transitional arrangement"},
  "non-associated": {bit: 8, title: "Non-associated countries"},
  unknown: {bit: 16, title: "Country or status not known"}
} as const;

export type Group = keyof typeof GROUPS;

/** Names for several groups together, accepted wherever a group is. */
export const GROUP_ALIASES: Readonly<Record<string, readonly Group[]>> = {
  "non-eu": ["associated", "transitional", "non-associated"]
};

export function isGroup(text: string): text is Group {
  return Object.hasOwn(GROUPS, text);
}

/**
 * Which status a country is given. `was`: by law on the day the project was signed, agreements with
 * retroactive effect included. `applicant`: as entities were treated on that day. `now`: by law on the day
 * the warehouse was published.
 */
export const STATUS_MODES = {
  was: "as it was at signature",
  now: "as it is now",
  applicant: "as applicants were treated at signature"
} as const;

export type StatusMode = keyof typeof STATUS_MODES;

export function isStatusMode(text: string): text is StatusMode {
  return Object.hasOwn(STATUS_MODES, text);
}
