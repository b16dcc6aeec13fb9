/** What a person may be in an institution. One account has one role: who runs the system reads no case. */
export const ROLES = {
  researcher: "Researcher: opens cases and sees the own ones",
  adviser: "Adviser: works on every case of the institution and signs",
  "decision-maker": "Decision-maker: reads every case and decides",
  auditor: "Auditor: reads everything, changes nothing",
  administrator: "Administrator: runs accounts and system, sees no case"
} as const;
export type Role = keyof typeof ROLES;

export const ROLE_IDS = Object.keys(ROLES) as readonly Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** What can be done, and who may do it. What is not named here nobody may do. */
export const PERMISSIONS = {
  "own-account": ["researcher", "adviser", "decision-maker", "auditor", "administrator"],
  "list-cases": ["researcher", "adviser", "decision-maker", "auditor"],
  "open-case": ["researcher", "adviser", "decision-maker"],
  "read-case": ["researcher", "adviser", "decision-maker", "auditor"],
  "read-every-case": ["adviser", "decision-maker", "auditor"],
  "work-on-case": ["researcher", "adviser", "decision-maker"],
  "sign-case": ["adviser", "decision-maker"],
  "erase-case": ["decision-maker"],
  "read-assessment": ["researcher", "adviser", "decision-maker", "auditor"],
  "work-on-assessment": ["adviser", "decision-maker"],
  "read-assets": ["researcher", "adviser", "decision-maker", "auditor"],
  "work-on-assets": ["researcher", "adviser", "decision-maker"],
  "read-findings": ["researcher", "adviser", "decision-maker", "auditor"],
  "enter-finding": ["adviser", "decision-maker"],
  "prepare-report": ["adviser", "decision-maker"],
  "read-trail": ["auditor"],
  "verify-ledger": ["auditor", "administrator"],
  "manage-accounts": ["administrator"]
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Permission = keyof typeof PERMISSIONS;

export function mayDo(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
