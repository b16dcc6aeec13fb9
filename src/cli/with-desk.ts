import {type CaseDesk, type DeskOptions, openDesk} from "../app/cases/desk.ts";
import {DEFAULT_DATA_DIR} from "../app/store.ts";
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
