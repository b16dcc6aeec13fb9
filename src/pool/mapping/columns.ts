/** Kinds of cooperation a return lists. */
export const COOPERATION_KINDS = {
  agreement: "Agreement between governments",
  memorandum: "Memorandum of understanding",
  programme: "Funding programme",
  "joint-call": "Joint call",
  mobility: "Mobility scheme",
  "joint-institute": "Joint institute or laboratory",
  infrastructure: "Shared infrastructure",
  other: "Other",
  none: "Nothing to report"
} as const;

export type CooperationKind = keyof typeof COOPERATION_KINDS;

export const COOPERATION_STATES = {
  "in-force": "In force",
  planned: "Planned",
  negotiated: "Under negotiation",
  suspended: "Suspended",
  ended: "Ended"
} as const;

export type CooperationState = keyof typeof COOPERATION_STATES;

/** One column of the template. */
export interface MappingColumn {
  readonly id: MappingField;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly width: number;
}

export type MappingField =
  | "id"
  | "country"
  | "as_of"
  | "kind"
  | "level"
  | "title"
  | "partners"
  | "framework"
  | "themes"
  | "state"
  | "valid_from"
  | "valid_to"
  | "responsible_body"
  | "budget_eur_per_year"
  | "values_clause"
  | "address"
  | "note";

const listed = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([id, title]) => `${id} (${title.toLowerCase()})`)
    .join(", ");

/** The columns of a return, in the order of the template. */
export const MAPPING_COLUMNS: readonly MappingColumn[] = [
  column(
    "id",
    "Row number",
    "Your own key for the row. Keep it from return to return, so that changes can be shown.",
    10,
    true
  ),
  column(
    "country",
    "Reporting country",
    "The country that reports: code or English name. The same in every row.",
    14,
    true
  ),
  column("as_of", "As of", "The day the return describes, as 2026-10-01. The same in every row.", 12, true),
  column(
    "kind",
    "Kind",
    `One of: ${listed(COOPERATION_KINDS)}. A return with nothing to report has one row of kind none.`,
    16,
    true
  ),
  column("level", "Level", "bilateral or multilateral.", 12),
  column("title", "Title", "Title of the agreement or programme, in English.", 44),
  column(
    "partners",
    "Partner countries",
    "Non-EU countries, by code or English name, parted by semicolons.",
    24
  ),
  column(
    "framework",
    "Multilateral framework",
    "Name of the multilateral body or region, where there is one.",
    24
  ),
  column("themes", "Themes", "Theme ids of Aperture, parted by semicolons: see the sheet Codes.", 24),
  column("state", "State", `One of: ${listed(COOPERATION_STATES)}.`, 14),
  column("valid_from", "Valid from", "Day, month or year: 2021-06-17, 2021-06 or 2021.", 12),
  column("valid_to", "Valid to", "The same. Leave blank where there is no end.", 12),
  column("responsible_body", "Responsible body", "Ministry or agency in charge. No names of persons.", 30),
  column(
    "budget_eur_per_year",
    "Budget, EUR a year",
    "Own money in whole euros a year. Blank where not known.",
    16
  ),
  column(
    "values_clause",
    "Clause on values",
    "yes, no or unknown: does the text name values or principles of research?",
    14
  ),
  column("address", "Address", "Where the text or a description can be read: https://...", 36),
  column("note", "Note", "Anything a reader should know.", 40)
];

function column(
  id: MappingField,
  title: string,
  help: string,
  width: number,
  required = false
): MappingColumn {
  return {id, title, help, required, width};
}

/** A, B, ... as spreadsheets letter their columns. */
export function columnLetter(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnLetter(Math.floor(at / 26) - 1)}${last}`;
}
