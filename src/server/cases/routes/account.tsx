import type {FC} from "hono/jsx";
import {ApertureError} from "../../../base/errors.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {changePassword} from "../../../safeguard/accounts/change-password.ts";
import {ROLES} from "../../../safeguard/accounts/roles.ts";
import {newSecondFactor} from "../../../safeguard/accounts/second-factor.ts";
import {setSecondFactor} from "../../../safeguard/accounts/sign-in.ts";
import {STATUSES} from "../../statuses.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {sessionOf} from "../session-cookie.ts";
import {LineField} from "../views/fields.tsx";
import {Frame} from "../views/frame.tsx";
import {Problem} from "../views/problem.tsx";

/** One's own account: the second factor and the password. */
export const accountRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/account",
    needs: "own-account",
    handle: ({c, account}) => c.html(<AccountView account={account} />)
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
  }
];

async function answered(
  context: SignedInContext,
  work: (context: SignedInContext) => Promise<void>
): Promise<Response> {
  const {c, account} = context;
  try {
    await work(context);
    return seeOther(c, "/account");
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    return c.html(<AccountView account={account} problem={error} />, STATUSES[error.code]);
  }
}

const AccountView: FC<{account: Account; problem?: ApertureError}> = ({account, problem}) => (
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
  </Frame>
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
