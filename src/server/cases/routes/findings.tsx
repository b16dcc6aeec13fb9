import {readCountry} from "../../../app/codes.ts";
import {enterAtDesk, withdrawAtDesk} from "../../../app/dossier/evidence-desk.ts";
import {ApertureError} from "../../../base/errors.ts";
import type {Finding} from "../../../modulate/evidence/finding.ts";
import {readLedger} from "../../../modulate/evidence/ledger.ts";
import {Problem} from "../../components/problem.tsx";
import {STATUSES} from "../../statuses.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {type FindingDraft, FindingsView} from "../views/findings.tsx";
import {Frame} from "../views/frame.tsx";

/** Findings of named experts on countries: the list, the form that enters one, and the way to take one's own back. */
export const findingRoutes: readonly CaseRoute[] = [
  {method: "GET", path: "/findings", needs: "read-findings", handle: (context) => listPage(context)},
  {
    method: "POST",
    path: "/findings",
    needs: "enter-finding",
    handle: (context) =>
      step(context, async () => {
        const {form} = context;
        return enterAtDesk(placeOf(context), {
          country: form.optional("country"),
          criterion: form.optional("criterion"),
          leaning: form.optional("leaning"),
          text: form.optional("text"),
          source: form.optional("source"),
          found: requiredDay(form.text("found")),
          expires: form.optional("expires"),
          replaces: form.optional("replaces")
        });
      })
  },
  {
    method: "POST",
    path: "/findings/:id/withdraw",
    needs: "enter-finding",
    handle: (context) =>
      step(context, async () => {
        const id = context.c.req.param("id") ?? "";
        return withdrawAtDesk(placeOf(context), {id, reasons: context.form.optional("reasons")});
      })
  }
];

function placeOf({desk, site, account, effects}: SignedInContext) {
  return {desk, account, effects, dataDir: site.dataDir};
}

/** On the page the day is asked for, never assumed. */
function requiredDay(text: string): string {
  if (text !== "") return text;
  throw new ApertureError("usage", "missing day of the finding", {
    hint: "Give the day of the document or interview, today or before."
  });
}

async function step(context: SignedInContext, take: () => Promise<Finding>): Promise<Response> {
  try {
    const {id, country} = await take();
    return seeOther(context.c, `/findings?country=${country}#finding-${id}`);
  } catch (error) {
    if (!(error instanceof ApertureError) || error.code === "not-found") throw error;
    return listPage(context, error);
  }
}

async function listPage(context: SignedInContext, problem?: ApertureError): Promise<Response> {
  const {site, account, c, today, form} = context;
  const asked = c.req.query("country");
  const country = asked ? readCountry(asked) : undefined;
  const findings = await readLedger(site.dataDir, country);
  const replaced = findings.find((one) => one.id === c.req.query("replaces") && one.account === account.id);
  return c.html(
    <Frame title="Findings" path="/findings" account={account}>
      <FindingsView
        findings={findings}
        country={country}
        account={account}
        today={today}
        draft={draftOf(form, {
          ...replaced,
          ...(replaced && {replaces: replaced.id}),
          ...(country && {country})
        })}
      >
        <Problem problem={problem} />
      </FindingsView>
    </Frame>,
    problem ? STATUSES[problem.code] : 200
  );
}

const FIELDS = ["country", "criterion", "leaning", "text", "source", "found", "expires", "replaces"] as const;

/** What was typed into a form that was not taken; else what the address or the finding to be replaced gives. */
function draftOf(form: SignedInContext["form"], given: FindingDraft): FindingDraft {
  const isSent = form.names("criterion").length > 0;
  return isSent ? Object.fromEntries(FIELDS.map((name) => [name, form.text(name)])) : given;
}
