import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {Hono} from "hono";
import {placeRules} from "./components/place-class.ts";

const OWN_FOLDER = fileURLToPath(new URL("./assets/", import.meta.url));
const SCRIPT_FOLDER = fileURLToPath(new URL("../../dist/browser/", import.meta.url));
const FONT_FOLDER = join(
  dirname(createRequire(import.meta.url).resolve("@fontsource-variable/source-sans-3/package.json")),
  "files"
);

const WEEK = "public, max-age=604800";

const STYLESHEET = readFileSync(join(OWN_FOLDER, "aperture.css"), "utf8") + placeRules();

/** Short hash of the stylesheet, so that a changed one is fetched at once. */
export const STYLE_VERSION = createHash("sha256").update(STYLESHEET).digest("hex").slice(0, 8);

/** The stylesheet, fonts and scripts. */
export function assets(): Hono {
  const app = new Hono();
  app.get("/aperture.css", (c) =>
    c.body(STYLESHEET, 200, {"Content-Type": "text/css; charset=utf-8", "Cache-Control": WEEK})
  );
  app.get("/fonts/:file{[a-z0-9-]+\\.woff2}", (c) =>
    send(c.req.path, FONT_FOLDER, c.req.param("file"), "font/woff2")
  );
  app.get("/scripts/:file{[a-z0-9-]+\\.js}", (c) =>
    send(c.req.path, SCRIPT_FOLDER, c.req.param("file"), "text/javascript; charset=utf-8")
  );
  return app;
}

async function send(path: string, folder: string, file: string, type: string): Promise<Response> {
  try {
    const body = await readFile(join(folder, file));
    return new Response(new Uint8Array(body), {headers: {"Content-Type": type, "Cache-Control": WEEK}});
  } catch {
    return new Response(`not found: ${path}\n`, {
      status: 404,
      headers: {"Content-Type": "text/plain; charset=utf-8"}
    });
  }
}
