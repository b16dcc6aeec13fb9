import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import Provider from "oidc-provider";
import type {OpenIdOptions} from "../../src/server/cases/openid.ts";

/** A real provider on a port of its own, that lets everybody in under the address they give. */
export interface IdentityProvider {
  readonly options: OpenIdOptions;
  close(): Promise<void>;
}

/** Starts a provider that sends people back to a server at this address; to the letter, it says who they are only when asked. */
export async function startIdentityProvider(
  address: string,
  isToTheLetter = false
): Promise<IdentityProvider> {
  const clientId = "aperture";
  const clientSecret = "a-client-secret-made-for-one-test-only";
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Another name than that of the server, so that a browser takes the two for different sites.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${address}/sign-in/openid/callback`]
      }
    ],
    claims: {openid: ["sub"], email: ["email", "email_verified"], profile: ["name"]},
    conformIdTokenClaims: isToTheLetter,
    pkce: {required: () => true},
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({sub: id, email: id, email_verified: !id.startsWith("unverified"), name: `Person ${id}`})
    })
  });
  server.on("request", provider.callback());
  return {
    options: {issuer, clientId, clientSecret},
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    }
  };
}
