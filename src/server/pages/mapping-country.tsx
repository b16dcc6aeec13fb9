import type {FC} from "hono/jsx";
import {addToReview, readReview} from "../../app/mapping-review.ts";
import {type ReturnHistory, readReturnHistory} from "../../app/national-mapping.ts";
import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatEur} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import {themeById} from "../../catalogue/themes.ts";
import type {CountryCode} from "../../domain/country.ts";
import {COOPERATION_KINDS, COOPERATION_STATES} from "../../pool/mapping/columns.ts";
import type {Cooperation} from "../../pool/mapping/return.ts";
import {type ReturnComment, type ReturnReview, stageOf} from "../../pool/mapping/review.ts";
import {templateCsv, templateXlsx} from "../../pool/mapping/template.ts";
import {Layout} from "../components/layout.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page, PageContext} from "../page.ts";
import {STATUSES} from "../statuses.ts";
import {countryName} from "./mapping.tsx";
import {StageMark} from "./mapping-progress.tsx";
import {ReviewSection, readReviewForm, type SentForm} from "./mapping-review.tsx";

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

/** What one country reported, what is said of it, and what changed from return to return. */
export const mappingCountryPage: Page = {
  path: "/mapping/:country{[A-Z]{2}}",
  async render(context, c) {
    return c.html(<ReturnView {...(await viewOf(context))} />);
  },
  async submit(context, c) {
    const form = await readReviewForm(c);
    const country = context.params["country"] ?? "";
    try {
      await addToReview(form.action, {...form, country}, context.dataDir, context.effects);
      return c.redirect(`${context.path}#review`, 303);
    } catch (error) {
      if (!(error instanceof ApertureError) || error.code === "source-damaged") throw error;
      const view = await viewOf(context);
      return c.html(<ReturnView {...view} form={form} problem={error} />, STATUSES[error.code]);
    }
  }
};

interface ReturnViewProps {
  readonly path: string;
  readonly code: CountryCode;
  readonly versions: readonly [ReturnHistory, ...ReturnHistory[]];
  readonly review: ReturnReview;
  readonly form?: SentForm;
  readonly problem?: ApertureError;
}

async function viewOf({params, path, dataDir}: PageContext): Promise<ReturnViewProps> {
  const code = params["country"] ?? "";
  const [latest, ...earlier] = await readReturnHistory(dataDir, code);
  if (!latest) {
    throw new ApertureError("not-found", `no return of ${countryName(code)}`, {
      hint: "Import one with: npx aperture mapping import FILE"
    });
  }
  return {path, code, versions: [latest, ...earlier], review: await readReview(dataDir, code)};
}

const TRAIL = [
  {href: "/pool", title: "Pool"},
  {href: "/mapping", title: "National mapping"}
];

const ReturnView: FC<ReturnViewProps> = ({path, code, versions, review, form, problem}) => {
  const [{kept}] = versions;
  return (
    <Layout title={countryName(code)} path={path} trail={TRAIL}>
      <div class="page-head">
        <h1>{countryName(code)}: national mapping</h1>
        <p class="finding">
          {countOf(kept.cooperations.length, "agreement or programme", "agreements and programmes")} with
          non-EU countries, as reported for {formatDate(kept.asOf)}.
        </p>
        <p class="scope">
          <StageMark stage={stageOf(kept, review)} /> Version {kept.version}, read from {kept.file} on{" "}
          {formatDate(kept.imported.slice(0, 10))}; content sha-256{" "}
          <span class="hash">{kept.sha256.slice(0, 16)}</span>. What a country reports is its own statement.
        </p>
      </div>
      <CooperationTable rows={kept.cooperations} comments={review.comments} />
      <ReviewSection path={path} kept={kept} review={review} form={form} problem={problem} />
      <h2 id="versions">What changed</h2>
      {versions.map((one) => (
        <VersionBlock history={one} />
      ))}
    </Layout>
  );
};

interface TableProps {
  readonly rows: readonly Cooperation[];
  readonly comments: readonly ReturnComment[];
}

const CooperationTable: FC<TableProps> = ({rows, comments}) => (
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
                {[`Row ${row.id}`, row.responsibleBody, row.note].filter(Boolean).join(". ")}
              </span>
              <CommentsOnRow comments={comments.filter((one) => one.row === row.id)} />
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

const CommentsOnRow: FC<{comments: readonly ReturnComment[]}> = ({comments}) => {
  const open = comments.filter(({answer}) => answer === undefined).length;
  if (comments.length === 0) return null;
  return (
    <a class="row-about" href={`#comment-${comments[0]?.id}`}>
      {countOf(comments.length, "comment")}
      {open > 0 && `, ${open} to answer`}
    </a>
  );
};

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
