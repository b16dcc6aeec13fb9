import type {Context} from "hono";
import {deleteCookie, getCookie, setCookie} from "hono/cookie";

const NAME = "aperture-session";

/** The word of the session that a request brings. */
export function sessionOf(c: Context): string | undefined {
  return getCookie(c, NAME);
}

/** Hands out the word of a session: to this site only, never to a script, over TLS wherever the site has it. */
export function giveSession(c: Context, token: string, address: string): void {
  setCookie(c, NAME, token, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: address.startsWith("https:")
  });
}

export function takeSession(c: Context): void {
  deleteCookie(c, NAME, {path: "/"});
}
