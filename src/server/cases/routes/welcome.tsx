import type {FC} from "hono/jsx";
import {ApertureError} from "../../../base/errors.ts";
import {acceptInvitation, findInvitation, type Invitation} from "../../../safeguard/accounts/invitations.ts";
import {ROLES} from "../../../safeguard/accounts/roles.ts";
import {LineField} from "../../components/fields.tsx";
import {Layout} from "../../components/layout.tsx";
import {STATUSES} from "../../statuses.ts";
import {type CaseRoute, seeOther} from "../route.ts";
import {keptWithoutAnchor} from "../views/kept-without-anchor.tsx";
import {Problem} from "../views/problem.tsx";

/** Where a one-time link leads: it makes one account, once. */
export const welcomeRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/welcome/:token",
    needs: "nobody",
    async handle({desk, c, effects, openId}) {
      const invitation = await findInvitation(
        desk.ledgers.database,
        c.req.param("token") ?? "",
        effects.now()
      );
      return c.html(
        <WelcomeView path={c.req.path} invitation={invitation} given={{}} hasOpenId={openId !== undefined} />
      );
    }
  },
  {
    method: "POST",
    path: "/welcome/:token",
    needs: "nobody",
    async handle({desk, c, form, effects, openId}) {
      const token = c.req.param("token") ?? "";
      const given = {
        login: form.text("login"),
        name: form.text("name"),
        institution: form.text("institution")
      };
      try {
        if (form.text("password") !== form.text("again")) {
          throw new ApertureError("usage", "the two passwords differ", {hint: "Enter the same one twice."});
        }
        const {institution} = await findInvitation(desk.ledgers.database, token, effects.now());
        await acceptInvitation(
          desk.ledgers,
          token,
          {...given, password: form.text("password"), institutionName: given.institution},
          effects.now()
        );
        return keptWithoutAnchor(c, seeOther(c, "/sign-in"), desk.anchors.behind(institution));
      } catch (error) {
        if (!(error instanceof ApertureError) || error.code === "not-found") throw error;
        const invitation = await findInvitation(desk.ledgers.database, token, effects.now());
        return c.html(
          <WelcomeView
            path={c.req.path}
            invitation={invitation}
            given={given}
            problem={error}
            hasOpenId={openId !== undefined}
          />,
          STATUSES[error.code]
        );
      }
    }
  }
];

interface WelcomeProps {
  readonly path: string;
  readonly invitation: Invitation;
  readonly given: {readonly login?: string; readonly name?: string; readonly institution?: string};
  readonly hasOpenId: boolean;
  readonly problem?: ApertureError;
}

const WelcomeView: FC<WelcomeProps> = ({path, invitation, given, hasOpenId, problem}) => (
  <Layout title="Welcome" path="/sign-in">
    <div class="page-head">
      <h1>{invitation.renews ? "Choose a new password" : "Make your account"}</h1>
      <p class="finding">
        {invitation.institutionName ? `${invitation.institutionName}. ` : ""}
        {ROLES[invitation.role]}.
      </p>
      <p class="scope">
        This link works once.
        {invitation.renews &&
          " The second factor and the tokens set before are gone with it; set them again."}
      </p>
    </div>
    <form class="ask sheet" method="post" action={path}>
      <Problem problem={problem} />
      {!invitation.institutionName && (
        <LineField
          id="institution"
          name="institution"
          label="Institution"
          help="Its full name, as it stands on documents."
          value={given.institution}
          isRequired
        />
      )}
      {!invitation.renews && <WhoFields given={given} />}
      <LineField
        id="password"
        name="password"
        label="Password"
        help="Twelve characters or more, such as four words that do not belong together."
        type="password"
        isRequired
        autocomplete="new-password"
      />
      <LineField
        id="again"
        name="again"
        label="Password again"
        type="password"
        isRequired
        autocomplete="new-password"
      />
      <button class="button" type="submit">
        {invitation.renews ? "Take the new password" : "Make the account"}
      </button>
      {hasOpenId && !invitation.renews && (
        <button class="button secondary" type="submit" formaction={`${path}/openid`} formnovalidate>
          Use your institution’s sign-in instead
        </button>
      )}
    </form>
  </Layout>
);

const WhoFields: FC<Pick<WelcomeProps, "given">> = ({given}) => (
  <>
    <LineField id="name" name="name" label="Your name" value={given.name} isRequired autocomplete="name" />
    <LineField
      id="login"
      name="login"
      label="E-mail address"
      type="email"
      value={given.login}
      isRequired
      autocomplete="username"
    />
  </>
);
