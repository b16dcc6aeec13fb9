import type {Context} from "hono";
import type {FC} from "hono/jsx";
import {Layout} from "../../components/layout.tsx";

/** Why the newest entries of a ledger have no anchor, and what is to be done; nothing where they have one. */
export const NotAnchored: FC<{behind: string | undefined}> = ({behind}) =>
  behind === undefined ? null : (
    <div class="caveat" role="status">
      <p>
        <strong>Kept, but not anchored.</strong> The anchor, the signed file by which a cut end of the ledger
        is found, could not be written: {behind}.
      </p>
      <p class="hint">
        Nothing has to be sent again. Tell whoever runs this server: once the folder of the cases can be
        written, the next step writes the anchor, or <code>npx aperture cases verify</code> does.
      </p>
    </div>
  );

/**
 * Says after a step that it was kept and its anchor was not, and leads on to where the step led. A page that is shown
 * at once says so itself.
 */
export function keptWithoutAnchor(
  c: Context,
  response: Response,
  behind: string | undefined
): Response | Promise<Response> {
  const next = response.headers.get("Location");
  if (behind === undefined || next === null) return response;
  c.header("Location", undefined);
  return c.html(
    <Layout title="Kept, but not anchored" path={c.req.path}>
      <h1>Your step was kept</h1>
      <NotAnchored behind={behind} />
      <p>
        <a class="button" href={next}>
          Go on
        </a>
      </p>
    </Layout>
  );
}
