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

const PENDING = "aperture-openid";
const PENDING_SECONDS = 600;

/** Keeps what has to be remembered of a sign-in until the identity provider sends the person back. */
export function givePending(c: Context, pending: string, address: string): void {
  const secure = address.startsWith("https:");
  setCookie(c, PENDING, pending, {
    path: "/sign-in",
    httpOnly: true,
    sameSite: "Lax",
    secure,
    maxAge: PENDING_SECONDS
  });
}

export function takePending(c: Context): string | undefined {
  const pending = getCookie(c, PENDING);
  deleteCookie(c, PENDING, {path: "/sign-in"});
  return pending;
}

export function takeSession(c: Context): void {
  deleteCookie(c, NAME, {path: "/"});
}
