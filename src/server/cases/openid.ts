import * as client from "openid-client";
import {z} from "zod";
import {ApertureError} from "../../base/errors.ts";
import {openText, sealText} from "../../safeguard/ledger/seal.ts";

/** An identity provider, as the environment names it. */
export interface OpenIdOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the provider says of a person. */
export interface OpenIdPerson {
  /** Issuer and subject together; the subject alone may be somebody else's elsewhere. */
  readonly identity: string;
  readonly email: string | undefined;
  readonly isEmailVerified: boolean;
  readonly name: string | undefined;
}

/** What has to be remembered of a sign-in until the provider sends the person back. */
const pendingSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  /** The one-time link that is being used, where an account is to be made. */
  invitation: z.string().optional(),
  institution: z.string().optional(),
  until: z.int()
});
export type Pending = z.infer<typeof pendingSchema>;

export const CALLBACK_PATH = "/sign-in/openid/callback";
const PENDING_MS = 10 * 60_000;
const CONTEXT = "openid";
const LEAST_SECRET = 16;

/** Where a person wants to go, and the link an account is to be made with, where there is one. */
export interface Beginning {
  readonly to: string;
  readonly invitation: string | undefined;
  readonly institution: string | undefined;
}

/** Single sign-on by OpenID Connect: authorisation code with PKCE, state and nonce. */
export interface OpenId {
  begin(address: string, about: Beginning, now: Date): Promise<{url: string; pending: string}>;
  finish(
    callback: URL,
    pending: string | undefined,
    now: Date
  ): Promise<{person: OpenIdPerson; pending: Pending}>;
}

/** Makes single sign-on out of what the environment says; the provider is asked when somebody first signs in. */
export function openOpenId(options: OpenIdOptions, master: Buffer): OpenId {
  refuseKnownSecret(options.clientSecret);
  let discovered: Promise<client.Configuration> | undefined;
  const provider = () => {
    discovered ??= discover(options);
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered;
  };
  return {
    async begin(address, {to, invitation, institution}, now) {
      const config = await provider();
      const pending: Pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        to,
        ...(invitation !== undefined && {invitation}),
        ...(institution !== undefined && {institution}),
        until: now.getTime() + PENDING_MS
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: `${address}${CALLBACK_PATH}`,
        scope: "openid email profile",
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: "S256"
      });
      return {url: url.href, pending: sealText(JSON.stringify(pending), master, CONTEXT)};
    },
    async finish(callback, sealed, now) {
      const pending = openPending(sealed, master, now);
      const claims = await exchange(await provider(), callback, pending);
      return {person: personOf(claims, options.issuer), pending};
    }
  };
}

/** A secret that stands in manuals opens every installation that kept it. */
function refuseKnownSecret(secret: string): void {
  if (secret.length >= LEAST_SECRET && !/^(secret|change|default|password|test|example)/i.test(secret))
    return;
  throw new ApertureError("refused", "a client secret that is short or well known", {
    hint: `Let the identity provider make one of ${LEAST_SECRET} characters or more.`
  });
}

async function discover({issuer, clientId, clientSecret}: OpenIdOptions): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isLocal = ["localhost", "127.0.0.1"].includes(url.hostname);
  try {
    return await client.discovery(
      url,
      clientId,
      clientSecret,
      undefined,
      isLocal ? {execute: [client.allowInsecureRequests]} : {}
    );
  } catch (cause) {
    throw new ApertureError("source-unavailable", "the identity provider does not answer", {
      hint: "Sign in with a password, or try again later.",
      cause
    });
  }
}

function openPending(sealed: string | undefined, master: Buffer, now: Date): Pending {
  try {
    const pending = pendingSchema.parse(JSON.parse(openText(sealed ?? "", master, CONTEXT)));
    if (pending.until > now.getTime()) return pending;
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
  }
  throw new ApertureError("unauthenticated", "this sign-in was not begun here, or too long ago", {
    hint: "Begin again from the page for signing in."
  });
}

type Claims = Readonly<Record<string, unknown>> & {readonly sub: string};

/** What the provider says of the person, in the ID token or, where it keeps to the letter, on asking for it. */
async function exchange(
  config: client.Configuration,
  callback: URL,
  {verifier, state, nonce}: Pending
): Promise<Claims | undefined> {
  try {
    const tokens = await client.authorizationCodeGrant(config, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true
    });
    const claims = tokens.claims();
    const isAllSaid = claims?.["email"] !== undefined;
    if (!claims || isAllSaid || !config.serverMetadata().userinfo_endpoint) return claims;
    return {...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims};
  } catch (cause) {
    throw new ApertureError("unauthenticated", "the identity provider did not confirm the sign-in", {
      hint: "Begin again from the page for signing in.",
      cause
    });
  }
}

function personOf(claims: Claims | undefined, issuer: string): OpenIdPerson {
  if (!claims) throw new ApertureError("unauthenticated", "the identity provider said nothing of the person");
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    identity: `${issuer} ${claims.sub}`,
    email: text(claims["email"])?.toLowerCase(),
    isEmailVerified: claims["email_verified"] === true,
    name: text(claims["name"])
  };
}
