import type {Command} from "../command.ts";
import {indicatorsCommand} from "./indicators.ts";
import {ingestCommand} from "./ingest.ts";
import {queryCommand} from "./query.ts";
import {reconcileCommand} from "./reconcile.ts";
import {serveCommand} from "./serve.ts";
import {snapshotCommand} from "./snapshot.ts";
import {vintagesCommand} from "./vintages.ts";
import {whyCommand} from "./why.ts";

/** Every command, in the order a newcomer meets them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  ingestCommand,
  queryCommand,
  whyCommand,
  indicatorsCommand,
  reconcileCommand,
  vintagesCommand,
  snapshotCommand
];
