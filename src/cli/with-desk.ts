import {type CaseDesk, type DeskOptions, openDesk} from "../app/cases/desk.ts";
import {DEFAULT_DATA_DIR} from "../app/store.ts";
import {ApertureError} from "../base/errors.ts";
import {type Given, type Terminal, textFlag} from "./command.ts";

/** Where the environment says that cases are kept. */
export function deskOptions(environment: Terminal["environment"]): DeskOptions {
  return {database: environment["APERTURE_CASES"], masterKey: environment["APERTURE_MASTER_KEY"]};
}

/** Opens the cases of a data folder for one command. */
export async function withDesk(
  given: Given,
  {environment, effects}: Terminal,
  work: (desk: CaseDesk) => Promise<void>
): Promise<void> {
  const dataDir = textFlag(given, "data") ?? DEFAULT_DATA_DIR;
  const desk = await openDesk(dataDir, deskOptions(environment), effects);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

/** What one word of a command does at the desk. */
export type DeskAction = (desk: CaseDesk, given: Given, terminal: Terminal) => Promise<void>;

/** Does what the first word of a command says, with the cases of the data folder open. */
export function runAtDesk(
  actions: Readonly<Record<string, DeskAction>>,
  given: Given,
  terminal: Terminal
): Promise<void> {
  const [word = ""] = given.words;
  const action = actions[word];
  if (!action) {
    throw new ApertureError("usage", `unknown word: ${word || "none"}`, {
      hint: `Write one of ${Object.keys(actions).join(", ")}.`
    });
  }
  return withDesk(given, terminal, (desk) => action(desk, given, terminal));
}
