import type {FC} from "hono/jsx";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import {readFieldTree, readPartTree, type Tree, type TreeColumn} from "../../app/structure-tree.ts";
import {capital} from "../../base/text.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import {Num, SourceLine, scopeOf} from "../components/figure.tsx";
import {carried, Filters, modesOf} from "../components/filters.tsx";
import {Layout, type Step} from "../components/layout.tsx";
import {TreeTable} from "../components/tree-table.tsx";
import type {Page, PageContext} from "../page.ts";

const FILTERS = ["programme", "year"] as const;
const TRAIL: readonly Step[] = [
  {href: "/", title: "Overview"},
  {href: "/themes", title: "Themes"}
];

/** Every main part of the programmes held. */
export const partsPage: Page = {
  path: "/parts",
  parameters: () => FIGURE_PARAMETERS,
  async render(context, c) {
    const columns = columnsOf(modesOf(context.query, FILTERS));
    const tree = await readPartTree(context.edition, columns);
    return c.html(<StructureView context={context} tree={tree} columns={columns} words={PARTS} />);
  }
};

/** The two upper levels of the fields of science. */
export const fieldsPage: Page = {
  path: "/fields",
  parameters: () => FIGURE_PARAMETERS,
  async render(context, c) {
    const columns = columnsOf(modesOf(context.query, FILTERS));
    const tree = await readFieldTree(context.edition, columns, {levels: 2});
    return c.html(<StructureView context={context} tree={tree} columns={columns} words={FIELDS} />);
  }
};

function columnsOf(base: Partial<FigureRequest>): TreeColumn[] {
  return [
    {title: "Projects", indicator: "projects", base},
    {title: "Participations", indicator: "participations", base},
    {title: "Net EU contribution", indicator: "net-eu-contribution", base}
  ];
}

interface Words {
  readonly title: string;
  readonly first: string;
  readonly lead: string;
  readonly note: string;
}

const PARTS: Words = {
  title: "Programme parts",
  first: "Programme part",
  lead: "The structure of the programmes as their legal acts give it.",
  note: "Every project has one main part, so these add up to the whole. A part's own page has the parts below it, which projects list in any number."
};

const FIELDS: Words = {
  title: "Fields of science",
  first: "Field of science",
  lead: "The European Science Vocabulary (EuroSciVoc), given to projects by CORDIS from their text.",
  note: "A project may have several fields or none, so fields do not add up to the whole. A field's own page has the fields below it."
};

interface ViewProps {
  readonly context: PageContext;
  readonly tree: Tree;
  readonly columns: readonly TreeColumn[];
  readonly words: Words;
}

const StructureView: FC<ViewProps> = ({context: {edition, query, path}, tree, columns, words}) => (
  <Layout title={words.title} path={path} trail={TRAIL} description={words.lead}>
    <div class="page-head">
      <h1>{words.title}</h1>
      <Finding tree={tree} />
      <p class="scope">
        {words.lead}
        {tree.table && ` ${capital(scopeOf(tree.table.trace, edition.names)) || "All years held"}.`}
      </p>
    </div>
    <Filters dimensions={FILTERS} query={query} path={path} edition={edition} />
    {tree.branches.length > 0 ? (
      <TreeTable
        tree={tree}
        columns={columns}
        label={words.title}
        first={words.first}
        carry={carried(query)}
      />
    ) : (
      <p class="note">
        Nothing fits these filters, or it cannot be added up exactly with them. Remove a filter.
      </p>
    )}
    <p class="note">{words.note}</p>
    {tree.table && <SourceLine trace={tree.table.trace} />}
  </Layout>
);

/** The branch with most projects, among the lowest that are shown. */
const Finding: FC<{tree: Tree}> = ({tree: {branches}}) => {
  const deepest = Math.max(...branches.map(({depth}) => depth));
  const [most] = branches
    .filter(({depth}) => depth === deepest)
    .sort((a, b) => (b.figures[0]?.value ?? 0) - (a.figures[0]?.value ?? 0));
  if (!most?.figures[0]) return null;
  return (
    <p class="finding">
      Most projects are in {most.title}, <Num figure={most.figures[0]} />.
    </p>
  );
};
