import {raw} from "hono/html";
import type {FC} from "hono/jsx";
import {askTable, byCode, NON_EU, narrowed} from "../../app/ask.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import type {Edition} from "../../app/site.ts";
import {fieldHref, partHref, readStructure} from "../../app/structure.ts";
import {readFieldTree, readPartTree, type Tree, type TreeColumn} from "../../app/structure-tree.ts";
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
import {TreeTable} from "../components/tree-table.tsx";
import {WorkThemeMappings} from "../components/work-theme-rules.tsx";
import type {Page} from "../page.ts";

const FILTERS = ["programme", "year"] as const;

/** The ways into research by its content: the strategy's themes, the programme's structure, fields of science. */
export const themesPage: Page = {
  path: "/themes",
  parameters: () => FIGURE_PARAMETERS,
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
          whole. <a href={`/parts${carry}`}>All parts with their funding</a>.
        </p>
        <TreeTable
          tree={data.parts}
          columns={columnsOf(base)}
          label="Programme parts"
          first="Programme part"
          carry={carry}
        />
        <h2 id="fields">By field of science</h2>
        <p>
          The European Science Vocabulary (EuroSciVoc), given to projects by CORDIS from their text. A project
          may have several fields. <a href={`/fields${carry}`}>All fields with those below them</a>.
        </p>
        <FieldTable tree={data.fields} base={base} carry={carry} />
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
        <WorkThemeMappings />
      </Layout>
    );
  }
};

interface Themes {
  readonly share: FigureTable | undefined;
  readonly projects: FigureTable | undefined;
  readonly trend: FigureTable | undefined;
  readonly columns: readonly ReadonlyMap<string, Figure>[];
  readonly parts: Tree;
  readonly fields: Tree;
}

const HEADS = ["Projects", "Participations", "From outside the EU"] as const;

/** What each theme, part and field is shown with. */
function columnsOf(base: Partial<FigureRequest>): readonly [TreeColumn, TreeColumn, TreeColumn] {
  return [
    {title: HEADS[0], indicator: "projects", base},
    {title: HEADS[1], indicator: "participations", base},
    {title: HEADS[2], indicator: "share-of-participations", base: narrowed(base, "group", NON_EU)}
  ];
}

async function readThemes(edition: Edition, base: Partial<FigureRequest>): Promise<Themes> {
  const columns = columnsOf(base);
  const projects = await askTable(edition, "projects", {...base, by: ["theme"]});
  const participations = await askTable(edition, "participations", {...base, by: ["theme"]});
  const share = await shareBy(edition, base, ["theme"]);
  return {
    share,
    projects,
    trend: await shareBy(edition, base, ["theme", "year"]),
    columns: [projects, participations, share].map((table) => byCode(table, "theme")),
    parts: await readPartTree(edition, columns),
    fields: await readFieldTree(edition, columns.slice(0, 2), {levels: 1})
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
            {HEADS.map((head, i) => (
              <td class="num" data-label={head}>
                <MaybeNum figure={data.columns[i]?.get(theme.id)} />
              </td>
            ))}
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

const FieldTable: FC<{tree: Tree; base: Partial<FigureRequest>; carry: string}> = ({tree, base, carry}) =>
  tree.branches.length === 0 ? (
    <p class="note">Fields cannot be combined exactly with these filters. Remove a filter to see them.</p>
  ) : (
    <div class="figure-bounded">
      <TreeTable
        tree={tree}
        columns={columnsOf(base).slice(0, 2)}
        label="Fields of science"
        first="Field of science"
        carry={carry}
      />
    </div>
  );
