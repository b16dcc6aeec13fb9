import {listReference} from "../src/app/lists/list-reference.ts";
import {indicatorReference, sourceReference} from "../src/app/reference.ts";
import type {Site} from "../src/app/site.ts";
import {defaultEffects} from "../src/base/effects.ts";
import {ERROR_KINDS, type ErrorCode} from "../src/base/errors.ts";
import {COMMANDS} from "../src/cli/commands/index.ts";
import {EXIT_CODES} from "../src/cli/exit-codes.ts";
import {commandHelp} from "../src/cli/help.ts";
import {createApi} from "../src/server/api/app.ts";
import {STATUSES} from "../src/server/statuses.ts";

const GENERATED = "<!-- Written by `npm run docs` from the declarations. Do not edit. -->\n";

/** The text of every file in docs/reference. */
export async function references(): Promise<Record<string, string>> {
  return {
    "indicators.md": indicatorReference(),
    "sources.md": sourceReference(),
    "lists.md": `${GENERATED}${listReference()}`,
    "cli.md": await commandReference(),
    "errors.md": errorReference(),
    "openapi.json": await openApi()
  };
}

async function commandReference(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const entries = commands.map(
    (command) => `## aperture ${command.name}\n\n\`\`\`\n${commandHelp(command).trim()}\n\`\`\`\n`
  );
  return `${GENERATED}# Command line\n\n${entries.join("\n")}`;
}

function errorReference(): string {
  const rows = (Object.keys(ERROR_KINDS) as ErrorCode[]).map((code) => {
    const {meaning, remedy} = ERROR_KINDS[code];
    return `| ${code} | ${meaning} | ${remedy} | ${EXIT_CODES[code]} | ${STATUSES[code]} |`;
  });
  return `${GENERATED}# Errors\n\n| code | meaning | what to do | exit code | HTTP status |\n|---|---|---|---|---|\n${rows.join("\n")}\n\nExit code 1 is a bug; 130 means that the person stopped the program.\n`;
}

async function openApi(): Promise<string> {
  const noData = () => Promise.reject(new Error("no data are needed to describe the API"));
  const nowhere: Site = {
    dataDir: "data",
    edition: noData,
    comparisons: {vintages: noData, compare: noData},
    close: () => {}
  };
  const response = await createApi(nowhere, defaultEffects).request("/openapi.json");
  return `${JSON.stringify(await response.json(), null, 2)}\n`;
}
