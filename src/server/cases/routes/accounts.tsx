import type {FC} from "hono/jsx";
import {ApertureError} from "../../../base/errors.ts";
import {type Account, accountsOf, institutionName} from "../../../safeguard/accounts/account.ts";
import {invite} from "../../../safeguard/accounts/invitations.ts";
import {changeRole, closeAccount, inviteAgain} from "../../../safeguard/accounts/manage.ts";
import {isRole, ROLE_IDS, ROLES, type Role} from "../../../safeguard/accounts/roles.ts";
import {RadioField, SelectField} from "../../components/fields.tsx";
import {Scroll} from "../../components/scroll.tsx";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {Frame} from "../views/frame.tsx";
import {NotAnchored} from "../views/kept-without-anchor.tsx";

/** Accounts of the administrator's own institution. */
export const accountsRoutes: readonly CaseRoute[] = [
  {method: "GET", path: "/accounts", needs: "manage-accounts", handle: (context) => page(context)},
  {
    method: "POST",
    path: "/accounts/invite",
    needs: "manage-accounts",
    async handle(context) {
      const {desk, account, form, effects, address} = context;
      const role = readRole(form.text("role"));
      const {institution} = account;
      const token = await invite(
        desk.ledgers,
        {institution, institutionName: await nameOf(context), role},
        account.id,
        effects.now()
      );
      return page(context, {
        link: `${address}/welcome/${token}`,
        gives: `it makes one account (${role})`
      });
    }
  },
  {
    method: "POST",
    path: "/accounts/:id/renew",
    needs: "manage-accounts",
    async handle(context) {
      const {desk, account, effects, address, c} = context;
      const id = c.req.param("id") ?? "";
      const {token, account: one} = await inviteAgain(desk.ledgers, account, id, effects.now());
      return page(context, {
        link: `${address}/welcome/${token}`,
        gives: `it gives the account of ${one.name} a new password and takes its second factor and tokens away`
      });
    }
  },
  {
    method: "POST",
    path: "/accounts/:id/role",
    needs: "manage-accounts",
    async handle({desk, account, form, effects, c}) {
      const id = c.req.param("id") ?? "";
      await changeRole(desk.ledgers, account, id, readRole(form.text("role")), effects.now());
      return seeOther(c, "/accounts");
    }
  },
  {
    method: "POST",
    path: "/accounts/:id/close",
    needs: "manage-accounts",
    async handle({desk, account, effects, c}) {
      await closeAccount(desk.ledgers, account, c.req.param("id") ?? "", effects.now());
      return seeOther(c, "/accounts");
    }
  }
];

function readRole(text: string): Role {
  if (isRole(text)) return text;
  throw new ApertureError("usage", `unknown role: ${text}`, {hint: `Known: ${ROLE_IDS.join(", ")}.`});
}

function nameOf({desk, account}: SignedInContext): Promise<string> {
  return institutionName(desk.ledgers.database, account.institution);
}

async function page(context: SignedInContext, made?: MadeLink): Promise<Response> {
  const {desk, account, c} = context;
  const accounts = await accountsOf(desk.ledgers.database, account.institution);
  return c.html(
    <AccountsView
      account={account}
      accounts={accounts}
      institution={await nameOf(context)}
      made={made}
      behind={made && desk.anchors.behind(account.institution)}
    />
  );
}

interface MadeLink {
  readonly link: string;
  /** What it does for whoever opens it. */
  readonly gives: string;
}

interface AccountsProps {
  readonly account: Account;
  readonly accounts: readonly Account[];
  readonly institution: string;
  readonly made: MadeLink | undefined;
  /** Why the link that was made just now has no anchor. */
  readonly behind: string | undefined;
}

const AccountsView: FC<AccountsProps> = ({account, accounts, institution, made, behind}) => (
  <Frame title="Accounts" path="/accounts" account={account}>
    <div class="page-head">
      <h1>Accounts</h1>
      <p class="finding">{institution}</p>
    </div>
    {made && (
      <div class="note" role="status">
        <p>Send this link to the person; {made.gives}, once, within three days:</p>
        <p>
          <code class="secret">{made.link}</code>
        </p>
      </div>
    )}
    <NotAnchored behind={behind} />
    <Scroll label="Accounts" isList>
      <table>
        <caption class="visually-hidden">Accounts of the institution</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail address</th>
            <th scope="col">Role</th>
            <th scope="col">Second factor</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((one) => (
            <AccountRow one={one} isOwn={one.id === account.id} />
          ))}
        </tbody>
      </table>
    </Scroll>
    <h2>Invite</h2>
    <form class="ask sheet" method="post" action="/accounts/invite">
      <RadioField
        id="invite-role"
        name="role"
        label="Role"
        options={ROLE_IDS.map((role) => [role, ROLES[role]] as const)}
        isRequired
      />
      <button class="button" type="submit">
        Make a link
      </button>
    </form>
  </Frame>
);

const AccountRow: FC<{one: Account; isOwn: boolean}> = ({one, isOwn}) => (
  <tr>
    <th scope="row">{one.name}</th>
    <td data-label="E-mail address">{one.login}</td>
    <td data-label="Role">{one.state === "closed" ? `${one.role}, closed` : one.role}</td>
    <td data-label="Second factor">{one.hasSecondFactor ? "set" : "none"}</td>
    <td data-label="Change">
      {isOwn || one.state === "closed" ? (
        "–"
      ) : (
        <>
          <form method="post" action={`/accounts/${one.id}/role`} class="inline-form">
            <SelectField
              name="role"
              prefix={one.id}
              label={`Role of ${one.name}`}
              value={one.role}
              options={ROLE_IDS.map((role) => [role, role])}
            />
            <button class="button secondary" type="submit">
              Set role
            </button>
          </form>
          <form method="post" action={`/accounts/${one.id}/renew`} class="inline-form">
            <button class="button secondary" type="submit">
              Link for a new password
            </button>
          </form>
          <form method="post" action={`/accounts/${one.id}/close`} class="inline-form">
            <button class="button secondary" type="submit">
              Close account
            </button>
          </form>
        </>
      )}
    </td>
  </tr>
);
