import {serve as listen} from "@hono/node-server";
import {openSite} from "../app/site.ts";
import {DEFAULT_DATA_DIR} from "../app/store.ts";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {catalogue} from "../catalogue/catalogue.ts";
import {createApp} from "./app.tsx";

/** The catalogue takes half a second to read; it is read when the first page is out, before somebody asks for it. */
const WARM_AFTER_MS = 1500;

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir?: string;
}

/** Serves the pages and the API until the person stops the program. */
export async function serve(
  options: ServeOptions,
  onReady: (address: string) => void,
  effects: Effects
): Promise<void> {
  const site = openSite(options.dataDir ?? DEFAULT_DATA_DIR, effects);
  await site.edition();
  const app = createApp(site, effects);
  const warming = setTimeout(catalogue, WARM_AFTER_MS);
  warming.unref();
  await new Promise<void>((resolve, reject) => {
    const server = listen({fetch: app.fetch, port: options.port, hostname: options.host}, ({port}) =>
      onReady(`http://localhost:${port}/`)
    );
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new ApertureError("usage", `port in use: ${options.port}`, {hint: "Choose another with --port."})
          : error
      );
    });
    effects.signal.addEventListener("abort", () => server.close(() => resolve()), {once: true});
  });
  site.close();
}
