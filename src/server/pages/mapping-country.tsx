import type {FC} from "hono/jsx";
import {type ReturnHistory, readReturnHistory} from "../../app/national-mapping.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatEur} from "../../base/numbers.ts";
import {themeById} from "../../catalogue/themes.ts";
import {COOPERATION_KINDS, COOPERATION_STATES} from "../../pool/mapping/columns.ts";
import type {Cooperation} from "../../pool/mapping/return.ts";
import {templateCsv, templateXlsx} from "../../pool/mapping/template.ts";
import {Layout} from "../components/layout.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";
import {countryName} from "./mapping.tsx";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The template a country fills in, as CSV or workbook. */
export const mappingTemplatePage: Page = {
  path: "/mapping/:file{template\\.(?:csv|xlsx)}",
  async render({params}) {
    const file = params["file"] ?? "";
    const isWorkbook = file.endsWith(".xlsx");
    const body = isWorkbook ? new Uint8Array(await templateXlsx()) : templateCsv();
    return new Response(body, {
      headers: {
        "Content-Type": isWorkbook ? XLSX : "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="aperture-national-mapping-${file}"`
      }
    });
  }
};

/** What one country reported, and what changed from return to return. */
export const mappingCountryPage: Page = {
  path: "/mapping/:country{[A-Z]{2}}",
  async render({params, path, dataDir}, c) {
    const code = params["country"] ?? "";
    const versions = await readReturnHistory(dataDir, code);
    const [latest] = versions;
    if (!latest) {
      throw new ApertureError("not-found", `no return of ${countryName(code)}`, {
        hint: "Import one with: npx aperture mapping import FILE"
      });
    }
    const {kept} = latest;
    const trail = [
      {href: "/pool", title: "Pool"},
      {href: "/mapping", title: "National mapping"}
    ];
    return c.html(
      <Layout title={countryName(code)} path={path} trail={trail}>
        <div class="page-head">
          <h1>{countryName(code)}: national mapping</h1>
          <p class="finding">
            {kept.cooperations.length} agreements and programmes with non-EU countries, as reported for{" "}
            {formatDate(kept.asOf)}.
          </p>
          <p class="scope">
            Version {kept.version}, read from {kept.file} on {formatDate(kept.imported.slice(0, 10))}; content
            sha-256 <span class="hash">{kept.sha256.slice(0, 16)}</span>. What a country reports is its own
            statement.
          </p>
        </div>
        <CooperationTable rows={kept.cooperations} />
        <h2 id="versions">What changed</h2>
        {versions.map((one) => (
          <VersionBlock history={one} />
        ))}
      </Layout>
    );
  }
};

const CooperationTable: FC<{rows: readonly Cooperation[]}> = ({rows}) => (
  <Scroll label="Agreements and programmes" isList>
    <table>
      <caption class="visually-hidden">Agreements and programmes</caption>
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">Kind</th>
          <th scope="col">Partners</th>
          <th scope="col">Themes</th>
          <th scope="col">Valid</th>
          <th scope="col" class="num">
            A year
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr id={row.partners[0]}>
            <th scope="row">
              {row.address ? <a href={row.address}>{row.title}</a> : row.title}
              <span class="quiet row-about">
                {[row.responsibleBody, row.note].filter(Boolean).join(". ")}
              </span>
            </th>
            <td data-label="Kind">
              {COOPERATION_KINDS[row.kind]}, {row.level}
            </td>
            <td data-label="Partners">
              {[...row.partners.map(countryName), ...(row.framework ? [row.framework] : [])].join(", ")}
            </td>
            <td data-label="Themes">{row.themes.map((id) => themeById(id)?.title ?? id).join(", ")}</td>
            <td data-label="Valid">
              {COOPERATION_STATES[row.state]}
              <span class="quiet row-about">
                {row.from && `from ${formatDate(row.from)}`} {row.to && `to ${formatDate(row.to)}`}
              </span>
            </td>
            <td class="num" data-label="A year">
              {row.budget === undefined ? <span class="blank">–</span> : formatEur(row.budget)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

const VersionBlock: FC<{history: ReturnHistory}> = ({history: {kept, changes}}) => (
  <details class="mapping" open={kept.version > 1}>
    <summary>
      Version {kept.version}, as of {formatDate(kept.asOf)}: {changes.added.length} added,{" "}
      {changes.changed.length} changed, {changes.removed.length} removed
    </summary>
    <ul class="plain">
      {changes.added.map(({id, title}) => (
        <li>
          Added {id}: {title}
        </li>
      ))}
      {changes.removed.map(({id, title}) => (
        <li>
          Removed {id}: {title}
        </li>
      ))}
      {changes.changed.flatMap(({cooperation, fields}) =>
        fields.map(({field, before, after}) => (
          <li>
            Changed {cooperation.id}, {field}: {before || "blank"} → {after || "blank"}
          </li>
        ))
      )}
    </ul>
  </details>
);
