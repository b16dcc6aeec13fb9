import type {FC} from "hono/jsx";
import {ERROR_KINDS, type ErrorCode} from "../../base/errors.ts";
import {Layout} from "../components/layout.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";
import {BUG, errorHref, STATUSES} from "../statuses.ts";

const TRAIL = [
  {href: "/", title: "Overview"},
  {href: "/data", title: "Data and method"}
];

/** Every kind of error with its meaning and its remedy; problems of the API lead here. */
export const errorsPage: Page = {
  path: errorHref(),
  render({path}, c) {
    return c.html(
      <Layout
        title="Errors"
        path={path}
        trail={TRAIL}
        description="What each kind of error means, and what to do about it."
      >
        <div class="page-head">
          <h1>Errors</h1>
          <p class="finding">
            An error says in one sentence what is wrong, and in its hint what to do. Pages, API and command
            line have the same kinds.
          </p>
        </div>
        <Scroll label="Kinds of error" isList>
          <table>
            <caption class="visually-hidden">Kinds of error</caption>
            <thead>
              <tr>
                <th scope="col">Kind</th>
                <th scope="col">What it means</th>
                <th scope="col">What to do</th>
                <th scope="col" class="num">
                  HTTP status
                </th>
              </tr>
            </thead>
            <tbody>
              {(Object.keys(ERROR_KINDS) as ErrorCode[]).map((code) => (
                <Row code={code} status={STATUSES[code]} {...ERROR_KINDS[code]} />
              ))}
              <Row
                code={BUG.code}
                status={BUG.status}
                meaning="Something went wrong on our side."
                remedy="Try again. If it happens again, report it with the address and the time; the details are in the log."
              />
            </tbody>
          </table>
        </Scroll>
      </Layout>
    );
  }
};

interface RowProps {
  readonly code: string;
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
}

const Row: FC<RowProps> = ({code, status, meaning, remedy}) => (
  <tr id={code}>
    <th scope="row">
      <code>{code}</code>
    </th>
    <td class="statement">{meaning}</td>
    <td class="statement">{remedy}</td>
    <td class="num" data-label="HTTP status">
      {status}
    </td>
  </tr>
);
