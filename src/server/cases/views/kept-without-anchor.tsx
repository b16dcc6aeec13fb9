import type {Context} from "hono";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {Frame} from "./frame.tsx";

/**
 * Says after a step that it was kept and its anchor was not, and leads on to where the step led. An answer that leads
 * nowhere, such as a file, is given as it is.
 */
export function keptWithoutAnchor(
  c: Context,
  account: Account,
  response: Response,
  why: string
): Response | Promise<Response> {
  const next = response.headers.get("Location");
  if (next === null) return response;
  return c.html(
    <Frame title="Kept, but not anchored" path={c.req.path} account={account}>
      <h1>Kept, but not anchored</h1>
      <p>
        Your step was kept. Its anchor, the signed file by which a cut end of the ledger is found, could not
        be written: {why}.
      </p>
      <p class="hint">
        Do not send the form again. Tell whoever runs this server: once the folder of the cases can be
        written, the next step writes the anchor, or <code>npx aperture cases verify</code> does.
      </p>
      <p>
        <a class="button" href={next}>
          Go on
        </a>
      </p>
    </Frame>
  );
}
