import type {Command} from "../command.ts";

/** Every command, in the order a newcomer meets them; only the one that is run is loaded. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve.ts")).serveCommand,
  ingest: async () => (await import("./ingest.ts")).ingestCommand,
  query: async () => (await import("./query.ts")).queryCommand,
  why: async () => (await import("./why.ts")).whyCommand,
  indicators: async () => (await import("./indicators.ts")).indicatorsCommand,
  status: async () => (await import("./status.ts")).statusCommand,
  eligibility: async () => (await import("./eligibility.ts")).eligibilityCommand,
  catalogue: async () => (await import("./catalogue.ts")).catalogueCommand,
  mapping: async () => (await import("./mapping.ts")).mappingCommand,
  report: async () => (await import("./report.ts")).reportCommand,
  reconcile: async () => (await import("./reconcile.ts")).reconcileCommand,
  vintages: async () => (await import("./vintages.ts")).vintagesCommand,
  snapshot: async () => (await import("./snapshot.ts")).snapshotCommand
};
