import type {FC} from "hono/jsx";
import {ApertureError} from "../../../base/errors.ts";
import {beginSession, endSession} from "../../../safeguard/accounts/sessions.ts";
import {recordOn, signIn} from "../../../safeguard/accounts/sign-in.ts";
import {LineField} from "../../components/fields.tsx";
import {Layout} from "../../components/layout.tsx";
import {STATUSES} from "../../statuses.ts";
import {type CaseRoute, seeOther} from "../route.ts";
import {giveSession, sessionOf, takeSession} from "../session-cookie.ts";
import {keptWithoutAnchor} from "../views/kept-without-anchor.tsx";
import {Problem} from "../views/problem.tsx";

/** Signing in and out. A new session begins with a new word each time, whatever the request brought. */
export const signInRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/sign-in",
    needs: "nobody",
    handle({c, account, openId}) {
      if (account) return seeOther(c, "/account");
      return c.html(<SignInView to={ownPath(c.req.query("to"))} login="" hasOpenId={openId !== undefined} />);
    }
  },
  {
    method: "POST",
    path: "/sign-in",
    needs: "nobody",
    async handle({desk, form, effects, c, address, openId}) {
      const to = ownPath(form.text("to"));
      const login = form.text("login");
      try {
        const account = await signIn(
          desk.ledgers,
          {login, password: form.text("password"), code: form.text("code")},
          effects.now()
        );
        const before = sessionOf(c);
        if (before) await endSession(desk.ledgers.database, before);
        giveSession(c, await beginSession(desk.ledgers.database, account, effects.now()), address);
        await recordOn(desk.ledgers, account, "signed-in", {}, effects.now());
        return keptWithoutAnchor(c, seeOther(c, to), desk.anchors.behind(account.institution));
      } catch (error) {
        if (!(error instanceof ApertureError) || error.code !== "unauthenticated") throw error;
        return c.html(
          <SignInView to={to} login={login} problem={error} hasOpenId={openId !== undefined} />,
          STATUSES[error.code]
        );
      }
    }
  },
  {
    method: "POST",
    path: "/sign-out",
    needs: "own-account",
    async handle({desk, c}) {
      const token = sessionOf(c);
      if (token) await endSession(desk.ledgers.database, token);
      takeSession(c);
      return seeOther(c, "/sign-in");
    }
  }
];

/** A path of this site, or the own account; never an address of somebody else. */
export function ownPath(path: string | undefined): string {
  return path && /^\/[\w/-]*$/.test(path) && !path.startsWith("//") ? path : "/account";
}

const SignInView: FC<{to: string; login: string; hasOpenId: boolean; problem?: ApertureError}> = ({
  to,
  login,
  hasOpenId,
  problem
}) => (
  <Layout title="Sign in" path="/sign-in">
    <div class="page-head">
      <h1>Sign in</h1>
      <p class="finding">
        Appraisals, the self-assessment and the register of intellectual assets belong to an institution and
        need an account. Everything else in Aperture is open.
      </p>
    </div>
    <form class="ask sheet" method="post" action="/sign-in">
      <Problem problem={problem} />
      <input type="hidden" name="to" value={to} />
      <LineField
        id="login"
        name="login"
        label="E-mail address"
        type="email"
        value={login}
        isRequired
        autocomplete="username"
      />
      <LineField
        id="password"
        name="password"
        label="Password"
        type="password"
        isRequired
        autocomplete="current-password"
      />
      <LineField
        id="code"
        name="code"
        label="Code of the authenticator"
        help="Only where a second factor is set."
        autocomplete="one-time-code"
      />
      <button class="button" type="submit">
        Sign in
      </button>
    </form>
    {hasOpenId && (
      <form method="post" action="/sign-in/openid">
        <input type="hidden" name="to" value={to} />
        <button class="button secondary" type="submit">
          Sign in with your institution
        </button>
      </form>
    )}
    <p class="quiet">
      No account? The administrator of your institution sends you a link that makes one. The first
      administrator’s link is printed when the server starts.
    </p>
  </Layout>
);
