import {ApertureError} from "../../base/errors.ts";
import {serve} from "../../server/serve.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

const DEFAULT_PORT = 8470;

export const serveCommand: Command = {
  name: "serve",
  words: "",
  summary: "Show the pages in a browser",
  flags: {
    port: {type: "string", value: "N", help: `port to listen on (default: PORT, or ${DEFAULT_PORT})`},
    host: {type: "string", value: "NAME", help: "address to listen on (default: localhost only)"},
    data: DATA_FLAG
  },
  examples: ["aperture serve", "aperture serve --port 3000 --data data"],
  async run(given, {write, effects, environment}) {
    const text = textFlag(given, "port") ?? environment["PORT"] ?? String(DEFAULT_PORT);
    const port = Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new ApertureError("usage", `invalid port: ${text}`, {
        hint: "Give a number from 1 to 65535; 0 takes any that is free."
      });
    }
    const dataDir = textFlag(given, "data");
    await serve(
      {port, host: textFlag(given, "host") ?? "127.0.0.1", ...(dataDir !== undefined && {dataDir})},
      (address) => write(`Aperture is at ${address}\n`),
      effects
    );
  }
};
