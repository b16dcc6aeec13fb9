import type {CaseDesk} from "../../app/cases/desk.ts";
import {ApertureError} from "../../base/errors.ts";
import {allAccounts, inviteAsOperator, renewAsOperator} from "../../safeguard/accounts/operator.ts";
import {ADDRESS_FLAG, addressFlag, DEFAULT_PORT} from "../address.ts";
import {type Command, DATA_FLAG, formatFlag, type Given, type Terminal} from "../command.ts";
import {textTable} from "../table.ts";
import {type DeskAction, runAtDesk} from "../with-desk.ts";

export const accountsCommand: Command = {
  name: "accounts",
  words: "list|renew|invite [ID]",
  summary: "Let somebody in again whom no administrator can help, or begin with another institution",
  flags: {
    address: ADDRESS_FLAG,
    format: {type: "string", value: "text|json", help: "form of the list (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture accounts list",
    "aperture accounts renew account-0 --address https://aperture.example.org",
    "aperture accounts invite institution-0",
    "aperture accounts invite"
  ],
  run: (given, terminal) => runAtDesk(ACTIONS, given, terminal)
};

const ACTIONS: Readonly<Record<string, DeskAction>> = {list, renew, invite};

async function list({ledgers}: CaseDesk, given: Given, {write}: Terminal): Promise<void> {
  const all = await allAccounts(ledgers.database);
  if (formatFlag(given, ["text", "json"]) === "json") return write(`${JSON.stringify(all, null, 2)}\n`);
  if (all.length === 0)
    return write("No account yet. aperture serve prints the link that makes the first.\n");
  for (const {institution, name, accounts} of all) {
    const rows = accounts.map((one) => [
      one.id,
      one.role,
      one.state,
      one.hasSecondFactor ? "set" : "none",
      one.login,
      one.name
    ]);
    write(`${name} (${institution})\n`);
    write(`${textTable(["account", "role", "state", "second factor", "e-mail address", "name"], rows)}\n`);
  }
}

async function renew({ledgers}: CaseDesk, given: Given, {write, effects}: Terminal): Promise<void> {
  const [, id] = given.words;
  if (id === undefined) {
    throw new ApertureError("usage", "missing account", {
      hint: "aperture accounts list shows the ids; give the one that is to get a new password."
    });
  }
  const token = await renewAsOperator(ledgers, id, effects.now());
  write(
    `This link gives the account a new password, once, within three days, and takes its second factor, sessions and tokens away:\n${welcome(given, token)}\n`
  );
}

async function invite({ledgers}: CaseDesk, given: Given, {write, effects}: Terminal): Promise<void> {
  const [, institution] = given.words;
  const token = await inviteAsOperator(ledgers, institution, effects.now());
  const whose =
    institution === undefined ? "a new institution with its first administrator" : "an administrator";
  write(`This link makes ${whose}, once, within three days:\n${welcome(given, token)}\n`);
}

function welcome(given: Given, token: string): string {
  return `${addressFlag(given) ?? `http://localhost:${DEFAULT_PORT}`}/welcome/${token}`;
}
