import {ApertureError} from "../../base/errors.ts";
import type {OpenIdOptions} from "../../server/cases/openid.ts";
import {serve} from "../../server/serve.ts";
import {ADDRESS_FLAG, addressFlag, DEFAULT_PORT} from "../address.ts";
import {type Command, DATA_FLAG, type Terminal, textFlag} from "../command.ts";
import {deskOptions} from "../with-desk.ts";

export const serveCommand: Command = {
  name: "serve",
  words: "",
  summary: "Show the pages in a browser",
  flags: {
    port: {type: "string", value: "N", help: `port to listen on (default: PORT, or ${DEFAULT_PORT})`},
    host: {type: "string", value: "NAME", help: "address to listen on (default: localhost only)"},
    address: ADDRESS_FLAG,
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
      {
        port,
        host: textFlag(given, "host") ?? "127.0.0.1",
        ...(dataDir !== undefined && {dataDir}),
        cases: deskOptions(environment),
        address: addressFlag(given),
        openId: readOpenId(environment)
      },
      ({address, firstLink}) => {
        write(`Aperture is at ${address}\n`);
        if (firstLink)
          write(`There is no account yet. Whoever runs it makes the first one here, once: ${firstLink}\n`);
      },
      effects
    );
  }
};

/** The identity provider the environment names; half a description is an error, not a server without one. */
function readOpenId(environment: Terminal["environment"]): OpenIdOptions | undefined {
  const {APERTURE_OPENID_ISSUER: issuer, APERTURE_OPENID_CLIENT: clientId} = environment;
  const clientSecret = environment["APERTURE_OPENID_SECRET"];
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (issuer && clientId && clientSecret && URL.canParse(issuer)) return {issuer, clientId, clientSecret};
  throw new ApertureError("usage", "incomplete description of the identity provider", {
    hint: "Set APERTURE_OPENID_ISSUER, APERTURE_OPENID_CLIENT and APERTURE_OPENID_SECRET together."
  });
}
