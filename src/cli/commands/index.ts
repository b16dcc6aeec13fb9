import type {Command} from "../command.ts";

/** Every command, in the order a newcomer meets them; only the one that is run is loaded. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve.ts")).serveCommand,
  ingest: async () => (await import("./ingest.ts")).ingestCommand,
  query: async () => (await import("./query.ts")).queryCommand,
  why: async () => (await import("./why.ts")).whyCommand,
  indicators: async () => (await import("./indicators.ts")).indicatorsCommand,
  network: async () => (await import("./network.ts")).networkCommand,
  series: async () => (await import("./series.ts")).seriesCommand,
  status: async () => (await import("./status.ts")).statusCommand,
  eligibility: async () => (await import("./eligibility.ts")).eligibilityCommand,
  dossier: async () => (await import("./dossier.ts")).dossierCommand,
  evidence: async () => (await import("./evidence.ts")).evidenceCommand,
  catalogue: async () => (await import("./catalogue.ts")).catalogueCommand,
  commitments: async () => (await import("./commitments.ts")).commitmentsCommand,
  contributions: async () => (await import("./contributions.ts")).contributionsCommand,
  mapping: async () => (await import("./mapping.ts")).mappingCommand,
  screen: async () => (await import("./screen.ts")).screenCommand,
  certificate: async () => (await import("./certificate.ts")).certificateCommand,
  lists: async () => (await import("./lists.ts")).listsCommand,
  cases: async () => (await import("./cases.ts")).casesCommand,
  accounts: async () => (await import("./accounts.ts")).accountsCommand,
  backup: async () => (await import("./backup.ts")).backupCommand,
  restore: async () => (await import("./restore.ts")).restoreCommand,
  match: async () => (await import("./match.ts")).matchCommand,
  organisations: async () => (await import("./organisations.ts")).organisationsCommand,
  assess: async () => (await import("./assess.ts")).assessCommand,
  report: async () => (await import("./report.ts")).reportCommand,
  reconcile: async () => (await import("./reconcile.ts")).reconcileCommand,
  vintages: async () => (await import("./vintages.ts")).vintagesCommand,
  snapshot: async () => (await import("./snapshot.ts")).snapshotCommand
};
