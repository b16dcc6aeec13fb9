// Writes steps of three entries until it is killed, and says each one that was acknowledged.
import {writeSync} from "node:fs";
import {openDesk} from "../../dist/app/cases/desk.js";

const [, , dataDir, database] = process.argv;
const {ledgers} = await openDesk(dataDir, {database});
for (let step = 0; ; step++) {
  const name = `${process.pid}-${step}`;
  const drafts = [1, 2, 3].map((part) => ({
    stream: "case-1",
    type: "noted",
    subject: "case-1",
    body: {step: name, part, text: "x".repeat(500)}
  }));
  const written = await ledgers.append(
    {ledger: "institution-a", actor: "account-1", at: new Date().toISOString()},
    drafts
  );
  writeSync(1, `${name} ${written.at(-1).sequence}\n`);
}
