import {raw} from "hono/html";
import type {FC} from "hono/jsx";
import {askTable, byCode, NON_EU, narrowed} from "../../app/ask.ts";
import type {Edition} from "../../app/site.ts";
import {fieldHref, partHref, readStructure, type Structure} from "../../app/structure.ts";
import {listOf} from "../../base/text.ts";
import {THEMES} from "../../catalogue/themes.ts";
import type {Dimension} from "../../domain/dimension.ts";
import type {Figure, FigureRequest, FigureTable} from "../../domain/figure.ts";
import {Num, SourceLine, scopeOf} from "../components/figure.tsx";
import {carried, Filters, modesOf} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import {MaybeNum, vintageNote} from "../components/maybe.tsx";
import {Scroll} from "../components/scroll.tsx";
import {sparkOf} from "../components/subject-charts.ts";
import {MappingNote, ThemeRules} from "../components/theme-rules.tsx";
import type {Page} from "../page.ts";

const FILTERS = ["programme", "year"] as const;

/** The ways into research by its content: the strategy's themes, the programme's structure, fields of science. */
export const themesPage: Page = {
  path: "/themes",
  async render({edition, query, path}, c) {
    const [part, field] = [query.get("part"), query.get("field")];
    if (part) return c.redirect(`${partHref(part)}${carried(query, ["part", "field"])}`);
    if (field) return c.redirect(`${fieldHref(field)}${carried(query, ["part", "field"])}`);
    const base = modesOf(query, FILTERS);
    const [data, structure] = [await readThemes(edition, base), await readStructure(edition)];
    const carry = carried(query);
    return c.html(
      <Layout
        title="Themes"
        path={path}
        description="Cooperation by the strategy's themes, by programme part and by field of science."
      >
        <div class="page-head">
          <h1>Themes</h1>
          <Finding data={data} />
          <p class="scope">
            {vintageNote(edition)}; {data.share && scopeOf(data.share.trace, edition.names, ["group"])}
          </p>
        </div>
        <Filters dimensions={FILTERS} query={query} path={path} edition={edition} hasStatus />
        <ThemeTable data={data} carry={carry} />
        <h2 id="structure">By programme part</h2>
        <p>
          The structure of the programme itself. Every project has one main part, so parts add up to the
          whole.
        </p>
        <PartTable data={data} names={structure.names} carry={carry} />
        <h2 id="fields">By field of science</h2>
        <p>
          The European Science Vocabulary (EuroSciVoc), given to projects by CORDIS from their text. A project
          may have several fields.
        </p>
        <FieldTable data={data} structure={structure} carry={carry} />
        {data.projects && (
          <div class="small quiet">
            <SourceLine trace={data.projects.trace} />
          </div>
        )}
        <h2 id="mapping">How projects are put into themes</h2>
        <MappingNote />
        {THEMES.map((theme) => (
          <details class="mapping">
            <summary>{theme.title}</summary>
            <p>{theme.definition}</p>
            <ThemeRules theme={theme} structure={structure} />
          </details>
        ))}
      </Layout>
    );
  }
};

type Cut = "theme" | "part" | "pillar" | "field";

interface Themes {
  readonly share: FigureTable | undefined;
  readonly projects: FigureTable | undefined;
  readonly trend: FigureTable | undefined;
  readonly cuts: Readonly<Record<Cut, Columns>>;
}

interface Columns {
  readonly projects: ReadonlyMap<string, Figure>;
  readonly participations: ReadonlyMap<string, Figure>;
  readonly share: ReadonlyMap<string, Figure>;
}

async function readThemes(edition: Edition, base: Partial<FigureRequest>): Promise<Themes> {
  const columns = async (dimension: Cut, hasShare = true): Promise<Columns> => ({
    projects: byCode(await askTable(edition, "projects", {...base, by: [dimension]}), dimension),
    participations: byCode(await askTable(edition, "participations", {...base, by: [dimension]}), dimension),
    share: byCode(hasShare ? await shareBy(edition, base, [dimension]) : undefined, dimension)
  });
  return {
    share: await shareBy(edition, base, ["theme"]),
    projects: await askTable(edition, "projects", {...base, by: ["theme"]}),
    trend: await shareBy(edition, base, ["theme", "year"]),
    cuts: {
      theme: await columns("theme"),
      pillar: await columns("pillar"),
      part: await columns("part"),
      field: await columns("field", false)
    }
  };
}

function shareBy(
  edition: Edition,
  base: Partial<FigureRequest>,
  by: readonly Dimension[]
): Promise<FigureTable | undefined> {
  return askTable(edition, "share-of-participations", {...narrowed(base, "group", NON_EU), by});
}

const Finding: FC<{data: Themes}> = ({data}) => {
  const ranked = data.share?.figures ?? [];
  const [first, last] = [ranked[0], ranked.at(-1)];
  const titleOf = (figure: Figure) =>
    THEMES.find((theme) => theme.id === figure.dims.theme)?.title.toLowerCase() ?? "";
  if (!first || !last || first === last) return null;
  return (
    <p class="finding">
      Partners from outside the EU weigh most in {titleOf(first)}, with <Num figure={first} /> of
      participations, and least in {titleOf(last)}, with <Num figure={last} />.
    </p>
  );
};

const HEADS = ["Projects", "Participations", "From outside the EU"] as const;

const ThemeTable: FC<{data: Themes; carry: string}> = ({data, carry}) => (
  <Scroll label="The strategy's themes" isList>
    <table>
      <caption>
        The eight themes of the strategy
        <span class="subtitle">
          {listOf(["Projects", "participations", "the share of them from outside the EU"])}. A project may
          belong to several themes.
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Theme</th>
          {HEADS.map((head) => (
            <th scope="col" class="num">
              {head}
            </th>
          ))}
          <th scope="col">Share from outside the EU by year</th>
        </tr>
      </thead>
      <tbody>
        {THEMES.map((theme) => (
          <tr>
            <th scope="row">
              <a href={`/themes/${theme.id}${carry}`}>
                <strong>{theme.title}</strong>
              </a>
              <span class="quiet wide-only">
                <br />
                {theme.definition}
              </span>
            </th>
            <Cells columns={data.cuts.theme} code={theme.id} />
            <td data-label="Share by year">
              {raw(
                sparkOf(
                  data.trend?.figures.filter((figure) => figure.dims.theme === theme.id) ?? [],
                  `spark-${theme.id}`,
                  `Share from outside the EU, ${theme.title}`
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

const Cells: FC<{columns: Columns; code: string; hasShare?: boolean}> = ({
  columns,
  code,
  hasShare = true
}) => (
  <>
    <td class="num" data-label={HEADS[0]}>
      <MaybeNum figure={columns.projects.get(code)} />
    </td>
    <td class="num" data-label={HEADS[1]}>
      <MaybeNum figure={columns.participations.get(code)} />
    </td>
    {hasShare && (
      <td class="num" data-label={HEADS[2]}>
        <MaybeNum figure={columns.share.get(code)} />
      </td>
    )}
  </>
);

const TableHead: FC<{first: string; heads: readonly string[]}> = ({first, heads}) => (
  <thead>
    <tr>
      <th scope="col">{first}</th>
      {heads.map((head) => (
        <th scope="col" class="num">
          {head}
        </th>
      ))}
    </tr>
  </thead>
);

const PartTable: FC<{data: Themes; names: Structure["names"]; carry: string}> = ({data, names, carry}) => {
  const parts = [...data.cuts.part.projects.keys()].sort();
  const pillars = [...data.cuts.pillar.projects.keys()].sort();
  const under = (pillar: string) => parts.filter((part) => part === pillar || part.startsWith(pillar));
  return (
    <Scroll label="Programme parts" isList>
      <table>
        <caption class="visually-hidden">Programme parts</caption>
        <TableHead first="Programme part" heads={HEADS} />
        <tbody>
          {pillars.flatMap((pillar) => [
            <tr>
              <th scope="row">
                <strong>
                  <a
                    href={
                      partHref(under(pillar).length === 1 ? (under(pillar)[0] ?? pillar) : pillar) + carry
                    }
                  >
                    {names.of("pillar", pillar)}
                  </a>
                </strong>
              </th>
              <Cells columns={data.cuts.pillar} code={pillar} />
            </tr>,
            ...(under(pillar).length > 1 ? under(pillar) : []).map((part) => (
              <tr>
                <th scope="row" style="padding-left: var(--s5)">
                  <a href={partHref(part) + carry}>{names.of("part", part)}</a>
                </th>
                <Cells columns={data.cuts.part} code={part} />
              </tr>
            ))
          ])}
        </tbody>
      </table>
    </Scroll>
  );
};

const FieldTable: FC<{data: Themes; structure: Structure; carry: string}> = ({data, structure, carry}) => {
  const codes = [...data.cuts.field.projects.keys()];
  if (codes.length === 0)
    return (
      <p class="note">Fields cannot be combined exactly with these filters. Remove a filter to see them.</p>
    );
  return (
    <div class="figure-bounded">
      <Scroll label="Fields of science" isList>
        <table>
          <caption class="visually-hidden">Fields of science</caption>
          <TableHead first="Field of science" heads={HEADS.slice(0, 2)} />
          <tbody>
            {codes.map((code) => (
              <tr>
                <th scope="row">
                  <a href={fieldHref(code) + carry}>{structure.names.of("field", code)}</a>
                </th>
                <Cells columns={data.cuts.field} code={code} hasShare={false} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
};
