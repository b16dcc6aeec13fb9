import {serve as listen} from "@hono/node-server";
import {type CaseDesk, type DeskOptions, openDesk} from "../app/cases/desk.ts";
import {openSite} from "../app/site.ts";
import {DEFAULT_DATA_DIR} from "../app/store.ts";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {catalogue} from "../catalogue/catalogue.ts";
import {firstInvitation} from "../safeguard/accounts/invitations.ts";
import {createApp, type InstitutionOptions} from "./app.tsx";
import {type OpenIdOptions, openOpenId} from "./cases/openid.ts";
import {runDaily} from "./daily.ts";

/** The catalogue takes half a second to read; it is read when the first page is out, before somebody asks for it. */
const WARM_AFTER_MS = 1500;

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir?: string;
  /** Where cases are kept, from the environment. */
  readonly cases: DeskOptions;
  /** Address under which people reach this server, where it is not the one it listens on. */
  readonly address?: string | undefined;
  readonly openId?: OpenIdOptions | undefined;
}

/** What is said when the server is ready. */
export interface Ready {
  readonly address: string;
  /** The link with which the first administrator begins; only while there is no account. */
  readonly firstLink?: string;
}

/** Serves the pages and the API until the person stops the program. */
export async function serve(
  options: ServeOptions,
  onReady: (ready: Ready) => void,
  effects: Effects
): Promise<void> {
  const site = openSite(options.dataDir ?? DEFAULT_DATA_DIR, effects);
  await site.edition();
  const desk = await openDeskOrNone(site.dataDir, options.cases, effects);
  const app = createApp(site, effects, desk && institutionOf(desk, options));
  const stopDaily = desk ? runDaily(desk, site, effects) : () => {};
  const warming = setTimeout(catalogue, WARM_AFTER_MS);
  warming.unref();
  await new Promise<void>((resolve, reject) => {
    const server = listen({fetch: app.fetch, port: options.port, hostname: options.host}, ({port}) => {
      const address = options.address ?? `http://localhost:${port}`;
      void firstLink(desk, address, effects).then((link) =>
        onReady({address: `${address}/`, ...(link && {firstLink: link})})
      );
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new ApertureError("usage", `port in use: ${options.port}`, {hint: "Choose another with --port."})
          : error
      );
    });
    effects.signal.addEventListener("abort", () => server.close(() => resolve()), {once: true});
  });
  stopDaily();
  await desk?.close();
  site.close();
}

/** Without a place to write, everything open still works; a store that was asked for by name has to be there. */
async function openDeskOrNone(
  dataDir: string,
  options: DeskOptions,
  effects: Effects
): Promise<CaseDesk | undefined> {
  try {
    return await openDesk(dataDir, options, effects);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["EACCES", "EROFS", "EPERM"].includes(code)) throw error;
    effects.log(`cases are not kept: ${dataDir} cannot be written`);
    return undefined;
  }
}

function institutionOf(desk: CaseDesk, {address, openId}: ServeOptions): InstitutionOptions {
  return {desk, address, openId: openId && openOpenId(openId, desk.ledgers.master)};
}

async function firstLink(
  desk: CaseDesk | undefined,
  address: string,
  {now}: Effects
): Promise<string | undefined> {
  const token = desk && (await firstInvitation(desk.ledgers, now()));
  return token && `${address}/welcome/${token}`;
}
