import type {FC} from "hono/jsx";
import {ApertureError} from "../../../base/errors.ts";
import {acceptWithIdentity, accountOfIdentity} from "../../../safeguard/accounts/openid-account.ts";
import {beginSession, endSession} from "../../../safeguard/accounts/sessions.ts";
import {recordOn} from "../../../safeguard/accounts/sign-in.ts";
import {Layout} from "../../components/layout.tsx";
import {CALLBACK_PATH, type OpenId} from "../openid.ts";
import {type CaseRoute, type DeskContext, seeOther} from "../route.ts";
import {givePending, giveSession, sessionOf, takePending} from "../session-cookie.ts";
import {keptWithoutAnchor} from "../views/kept-without-anchor.tsx";
import {ownPath} from "./sign-in.tsx";

/** Single sign-on: away to the identity provider, and back. */
export const openIdRoutes: readonly CaseRoute[] = [
  {
    method: "POST",
    path: "/sign-in/openid",
    needs: "nobody",
    handle: (context) => begin(context, ownPath(context.form.text("to")), undefined)
  },
  {
    method: "POST",
    path: "/welcome/:token/openid",
    needs: "nobody",
    handle: (context) => begin(context, "/account", context.c.req.param("token"))
  },
  {
    method: "GET",
    path: CALLBACK_PATH,
    needs: "nobody",
    async handle(context) {
      const {c, desk, address, effects} = context;
      const callback = new URL(c.req.url);
      const own = new URL(callback.pathname + callback.search, address);
      const {person, pending} = await providerOf(context).finish(own, takePending(c), effects.now());
      const {ledgers} = desk;
      const account = pending.invitation
        ? await acceptWithIdentity(
            ledgers,
            pending.invitation,
            person,
            pending.institution ?? "",
            effects.now()
          )
        : await accountOfIdentity(ledgers, person, effects.now());
      const before = sessionOf(c);
      if (before) await endSession(ledgers.database, before);
      giveSession(c, await beginSession(ledgers.database, account, effects.now()), address);
      await recordOn(ledgers, account, "signed-in", {by: "openid"}, effects.now());
      return keptWithoutAnchor(c, seeOther(c, pending.to), desk.anchors.behind(account.institution));
    }
  }
];

async function begin(context: DeskContext, to: string, invitation: string | undefined): Promise<Response> {
  const {c, form, address, effects} = context;
  const institution = form.text("institution") || undefined;
  const {url, pending} = await providerOf(context).begin(
    address,
    {to, invitation, institution},
    effects.now()
  );
  givePending(c, pending, address);
  return c.html(<AwayView path={c.req.path} url={url} />);
}

/**
 * Leads on to the provider by a page: the content policy lets forms go to this server only, and browsers hold it against
 * every redirect that follows a form.
 */
const AwayView: FC<{path: string; url: string}> = ({path, url}) => (
  <Layout
    title="To your identity provider"
    path={path}
    head={<meta http-equiv="refresh" content={`0; url=${url}`} />}
  >
    <h1>To your identity provider</h1>
    <p>You sign in there and come back here.</p>
    <p>
      <a class="button" id="away" href={url}>
        Go on
      </a>
    </p>
  </Layout>
);

function providerOf({openId}: DeskContext): OpenId {
  if (openId) return openId;
  throw new ApertureError("not-found", "this server has no identity provider", {
    hint: "Sign in with a password."
  });
}
