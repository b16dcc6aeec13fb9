import type {FC} from "hono/jsx";
import {formatDate} from "../../../base/dates.ts";
import {ApertureError} from "../../../base/errors.ts";
import {
  type AccessToken,
  accessTokensOf,
  makeAccessToken,
  takeBackAccessToken
} from "../../../safeguard/accounts/access-tokens.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {changePassword} from "../../../safeguard/accounts/change-password.ts";
import {ROLES} from "../../../safeguard/accounts/roles.ts";
import {newSecondFactor} from "../../../safeguard/accounts/second-factor.ts";
import {setSecondFactor} from "../../../safeguard/accounts/sign-in.ts";
import {LineField} from "../../components/fields.tsx";
import {STATUSES} from "../../statuses.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {sessionOf} from "../session-cookie.ts";
import {Frame} from "../views/frame.tsx";
import {NotAnchored} from "../views/kept-without-anchor.tsx";
import {Problem} from "../views/problem.tsx";

/** One's own account: the second factor, the password, and tokens for programs. */
export const accountRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/account",
    needs: "own-account",
    handle: (context) => accountPage(context)
  },
  {
    method: "POST",
    path: "/account/second-factor",
    needs: "own-account",
    handle: (context) =>
      answered(context, async ({desk, account, form, effects}) =>
        setSecondFactor(desk.ledgers, account, form.text("secret"), form.text("code"), effects.now())
      )
  },
  {
    method: "POST",
    path: "/account/password",
    needs: "own-account",
    handle: (context) =>
      answered(context, async ({desk, account, form, effects, c}) => {
        if (form.text("password") !== form.text("again")) {
          throw new ApertureError("usage", "the two new passwords differ", {
            hint: "Enter the same one twice."
          });
        }
        const given = {
          before: form.text("before"),
          after: form.text("password"),
          session: sessionOf(c) ?? ""
        };
        await changePassword(desk.ledgers, account, given, effects.now());
      })
  },
  {
    method: "POST",
    path: "/account/tokens",
    needs: "own-account",
    async handle(context) {
      const {desk, account, form, effects} = context;
      try {
        const made = await makeAccessToken(desk.ledgers, account, form.text("title"), effects.now());
        return await accountPage(context, {made});
      } catch (error) {
        if (!(error instanceof ApertureError)) throw error;
        return accountPage(context, {problem: error});
      }
    }
  },
  {
    method: "POST",
    path: "/account/tokens/take-back",
    needs: "own-account",
    handle: (context) =>
      answered(context, ({desk, account, form, effects}) =>
        takeBackAccessToken(desk.ledgers, account, form.text("id"), effects.now())
      )
  }
];

interface Said {
  readonly problem?: ApertureError;
  /** A token that was made just now, to be read this once. */
  readonly made?: string;
}

async function accountPage(context: SignedInContext, said: Said = {}): Promise<Response> {
  const {desk, account, c, effects} = context;
  const tokens = await accessTokensOf(desk.ledgers.database, account, effects.now());
  return c.html(
    <AccountView
      account={account}
      tokens={tokens}
      behind={said.made && desk.anchors.behind(account.institution)}
      {...said}
    />,
    said.problem ? STATUSES[said.problem.code] : 200
  );
}

async function answered(
  context: SignedInContext,
  work: (context: SignedInContext) => Promise<void>
): Promise<Response> {
  try {
    await work(context);
    return seeOther(context.c, "/account");
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    return accountPage(context, {problem: error});
  }
}

interface AccountProps extends Said {
  readonly account: Account;
  readonly tokens: readonly AccessToken[];
  /** Why what was made just now has no anchor. */
  readonly behind: string | undefined;
}

const AccountView: FC<AccountProps> = ({account, tokens, problem, made, behind}) => (
  <Frame title="My account" path="/account" account={account}>
    <div class="page-head">
      <h1>My account</h1>
      <p class="finding">
        {account.name}, {account.login}
      </p>
      <p class="scope">{ROLES[account.role]}.</p>
    </div>
    <Problem problem={problem} />
    <SecondFactor account={account} />
    <h2>Password</h2>
    <form class="ask sheet" method="post" action="/account/password">
      <LineField
        id="before"
        name="before"
        label="Password until now"
        type="password"
        isRequired
        autocomplete="current-password"
      />
      <LineField
        id="new"
        name="password"
        label="New password"
        type="password"
        isRequired
        autocomplete="new-password"
      />
      <LineField
        id="new-again"
        name="again"
        label="New password again"
        type="password"
        isRequired
        autocomplete="new-password"
      />
      <button class="button" type="submit">
        Change it
      </button>
    </form>
    <AccessTokens tokens={tokens} behind={behind} {...(made !== undefined && {made})} />
  </Frame>
);

const AccessTokens: FC<Omit<AccountProps, "account" | "problem">> = ({tokens, made, behind}) => (
  <section id="tokens">
    <h2>Tokens for programs</h2>
    <p class="quiet">
      A program that brings a token acts as you, with your role, under <code>/api/v1/cases</code>. What it
      does is written into the ledger under your name.
    </p>
    {made && (
      <p class="note" role="status">
        Keep this token now; it is not shown again: <code class="secret">{made}</code>
      </p>
    )}
    <NotAnchored behind={behind} />
    {tokens.map(({id, title, createdAt, expiresAt}) => (
      <form class="inline-form" method="post" action="/account/tokens/take-back">
        <input type="hidden" name="id" value={id} />
        <span>
          <strong>{title}</strong>, made {formatDate(createdAt.slice(0, 10))}, valid until{" "}
          {formatDate(expiresAt.slice(0, 10))}
        </span>
        <button class="button secondary" type="submit">
          Take it back
        </button>
      </form>
    ))}
    <form class="sheet" method="post" action="/account/tokens">
      <LineField
        id="token-title"
        name="title"
        label="What a new token is for"
        help="Such as the name of the program. It is valid for 90 days."
        isRequired
      />
      <button class="button secondary" type="submit">
        Make a token
      </button>
    </form>
  </section>
);

const SecondFactor: FC<{account: Account}> = ({account}) => {
  const {secret, address} = newSecondFactor(account.login);
  return (
    <>
      <h2>Second factor</h2>
      <p>
        {account.hasSecondFactor
          ? "A second factor is set. Setting it again replaces it."
          : "None is set. With one, a stolen password is not enough."}
      </p>
      <details class="mapping">
        <summary>Set a second factor</summary>
        <form class="ask sheet" method="post" action="/account/second-factor">
          <p>
            Enter this secret in an authenticator: <code class="secret">{secret}</code>, or open{" "}
            <a href={address}>this link</a> on the telephone. Then enter the six digits it shows.
          </p>
          <input type="hidden" name="secret" value={secret} />
          <LineField id="code" name="code" label="Code" isRequired autocomplete="one-time-code" />
          <button class="button" type="submit">
            Set it
          </button>
        </form>
      </details>
    </>
  );
};
