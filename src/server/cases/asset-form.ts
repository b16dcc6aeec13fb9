import {readCountry} from "../../app/codes.ts";
import {ApertureError} from "../../base/errors.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import type {AssetContent} from "../../safeguard/assets/asset.ts";
import {
  type Access,
  CLAUSE_STATES,
  PROJECT_STAGES,
  type ProjectContent,
  type ProjectStage,
  projectSchema,
  type Transfer
} from "../../safeguard/assets/event.ts";
import type {Form} from "../form.ts";

function linesOf(form: Form, name: string): string[] {
  return form
    .text(name)
    .split("\n")
    .map((text) => text.trim())
    .filter(Boolean);
}

/** Reads a project; what is missing is an error that names the field. */
export function projectOf(form: Form): ProjectContent {
  const read = projectSchema.safeParse({
    title: form.text("title"),
    unit: form.text("unit"),
    stage: form.text("stage"),
    case: form.optional("case"),
    from: form.optional("from"),
    to: form.optional("to")
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ApertureError(
    "usage",
    `${issue?.path.join(" ") || "project"}: ${issue?.message ?? "not understood"}`,
    {
      hint: "Correct the field and send the form again; what you wrote is still in it."
    }
  );
}

export function stageOf(form: Form): ProjectStage {
  const stage = form.text("stage");
  if (Object.hasOwn(PROJECT_STAGES, stage)) return stage as ProjectStage;
  throw new ApertureError("usage", `unknown stage: ${stage || "none"}`, {
    hint: `Known: ${Object.keys(PROJECT_STAGES).join(", ")}.`
  });
}

/** Reads an asset; its choices and days are checked when it is written. */
export function assetOf(form: Form): AssetContent {
  const sent: Record<keyof AssetContent, unknown> = {
    asset: form.text("asset") || newId("asset"),
    title: form.text("title"),
    role: form.text("role"),
    kind: form.text("kind"),
    owners: linesOf(form, "owners").map(ownerOf),
    source: form.text("source"),
    protection: form.text("protection") || "undecided",
    protectedOn: form.optional("protected-on"),
    restrictions: form.text("restrictions"),
    publication: form.optional("publication"),
    path: form.text("path") || "none",
    pathNote: form.text("path-note"),
    stage: form.text("stage") || "identified"
  };
  return sent as AssetContent;
}

/** “University of Example; 60 %” as an owner with a share. */
function ownerOf(written: string): {name: string; share?: number} {
  const at = written.lastIndexOf(";");
  if (at < 0) return {name: written};
  const name = written.slice(0, at).trim();
  const share = written
    .slice(at + 1)
    .replace("%", "")
    .trim()
    .replace(",", ".");
  if (/^\d{1,3}(\.\d+)?$/.test(share) && Number(share) > 0 && Number(share) <= 100)
    return {name, share: Number(share)};
  throw new ApertureError("usage", `invalid share of ${name || "an owner"}: ${share || "none"}`, {
    hint: "Write one owner a line, with a share above 0 and up to 100: University of Example; 60"
  });
}

/** An owner as it is written in the form. */
export function ownerLine({name, share}: AssetContent["owners"][number]): string {
  return share === undefined ? name : `${name}; ${share}`;
}

function countryOf(form: Form, name: string): {country?: string} {
  const text = form.text(name);
  return text === "" ? {} : {country: readCountry(text)};
}

export function accessOf(form: Form): Access {
  return {
    access: newId("access"),
    asset: form.text("asset"),
    holder: form.text("holder"),
    ...countryOf(form, "holder-country"),
    identifier: form.optional("holder-identifier"),
    scope: form.text("scope"),
    terms: form.text("terms"),
    from: form.text("access-from"),
    until: form.optional("access-until")
  };
}

export function transferOf(form: Form): Transfer {
  return {
    transfer: form.text("transfer") || newId("transfer"),
    asset: form.text("asset"),
    kind: form.text("transfer-kind") as Transfer["kind"],
    to: form.text("to"),
    ...countryOf(form, "to-country"),
    identifier: form.optional("to-identifier"),
    planned: form.text("planned"),
    notified: form.optional("notified"),
    informed: linesOf(form, "informed"),
    objectionUntil: form.optional("objection-until"),
    note: form.text("transfer-note")
  };
}

/** What was ticked of a clause; nothing where it is open. */
export function clauseStateOf(text: string): keyof typeof CLAUSE_STATES | undefined {
  if (text === "") return undefined;
  if (Object.hasOwn(CLAUSE_STATES, text)) return text as keyof typeof CLAUSE_STATES;
  throw new ApertureError("usage", `unknown state of a clause: ${text}`, {hint: "Choose one of the list."});
}
