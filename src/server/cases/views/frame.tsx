import type {FC, PropsWithChildren} from "hono/jsx";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {mayDo, type Permission} from "../../../safeguard/accounts/roles.ts";
import {Layout, type Step} from "../../components/layout.tsx";

const PLACES: readonly (Step & {readonly needs: Permission})[] = [
  {href: "/cases", title: "Appraisals", needs: "list-cases"},
  {href: "/self-assessment", title: "Self-assessment", needs: "read-assessment"},
  {href: "/assets", title: "Intellectual assets", needs: "read-assets"},
  {href: "/findings", title: "Findings", needs: "read-findings"},
  {href: "/accounts", title: "Accounts", needs: "manage-accounts"},
  {href: "/ledger", title: "Audit", needs: "verify-ledger"},
  {href: "/account", title: "My account", needs: "own-account"}
];

interface FrameProps {
  readonly title: string;
  readonly path: string;
  readonly account: Account;
  readonly trail?: readonly Step[];
}

/** The frame of every page behind an account: the places the role may go to, and the way out. */
export const Frame: FC<PropsWithChildren<FrameProps>> = ({title, path, account, trail, children}) => (
  <Layout
    title={title}
    path={path}
    {...(trail && {trail})}
    footer={<p>Cases are kept by your institution. Nothing of them is in a log, an address or a cache.</p>}
  >
    <div class="scopes desk-nav no-print">
      <nav aria-label="Safeguard">
        <ul>
          {PLACES.filter(({needs}) => mayDo(account.role, needs)).map(({href, title: text}) => (
            <li>
              <a href={href} aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" action="/sign-out" class="inline-form">
        <span class="quiet">
          {account.name}, {account.role}
        </span>
        <button class="button secondary" type="submit">
          Sign out
        </button>
      </form>
    </div>
    {children}
  </Layout>
);
