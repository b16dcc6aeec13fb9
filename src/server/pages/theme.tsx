import type {FC} from "hono/jsx";
import {askOne, narrowed} from "../../app/ask.ts";
import {readCodes} from "../../app/codes.ts";
import {themeInText} from "../../app/country-in-text.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import type {Edition} from "../../app/site.ts";
import {
  above,
  below,
  fieldHref,
  type Node,
  partHref,
  readStructure,
  type Structure
} from "../../app/structure.ts";
import {readSubject, type Subject} from "../../app/subject.ts";
import {readThemeWorks} from "../../app/theme-works.ts";
import {ApertureError} from "../../base/errors.ts";
import {THEMES, type Theme, themeById} from "../../catalogue/themes.ts";
import type {Figure, FigureRequest} from "../../domain/figure.ts";
import {carried, modesOf} from "../components/filters.tsx";
import type {Step} from "../components/layout.tsx";
import {MaybeNum} from "../components/maybe.tsx";
import {Scroll} from "../components/scroll.tsx";
import {MappingNote, ThemeRules} from "../components/theme-rules.tsx";
import {WorkThemeMapping} from "../components/work-theme-rules.tsx";
import type {Page, PageContext} from "../page.ts";
import {SUBJECT_FILTERS, SubjectView} from "./subject.tsx";
import {ThemeWorksBlock} from "./theme-works.tsx";

const TRAIL = [
  {href: "/", title: "Overview"},
  {href: "/themes", title: "Themes"}
];

/** One of the strategy's themes. */
export const themePage: Page = {
  path: "/themes/:id",
  parameters: () => FIGURE_PARAMETERS,
  async render(context, c) {
    const theme = themeById(context.params["id"] ?? "");
    if (!theme) throw unknownTheme(context.params["id"] ?? "");
    const structure = await readStructure(context.edition);
    const subject: Subject = {dimension: "theme", code: theme.id, title: theme.title};
    const base = modesOf(context.query, SUBJECT_FILTERS);
    const data = await readSubject(context.edition, subject, base);
    const works = await readThemeWorks(context.edition, theme.id, base.filters?.year);
    return c.html(
      <SubjectView
        context={context}
        subject={subject}
        data={data}
        trail={TRAIL}
        lead={theme.definition}
        credit={works?.publications.trace.vintages[0]?.attribution}
      >
        {works && <ThemeWorksBlock works={works} name={themeInText(theme.title)} edition={context.edition} />}
        <ThemeMapping theme={theme} structure={structure} />
        <WorkThemeMapping theme={theme} />
      </SubjectView>
    );
  }
};

function unknownTheme(id: string): ApertureError {
  return new ApertureError("not-found", `unknown theme: ${id}`, {
    hint: `Known: ${THEMES.map((theme) => theme.id).join(", ")}.`
  });
}

const ThemeMapping: FC<{theme: Theme; structure: Structure}> = ({theme, structure}) => (
  <>
    <h2 id="mapping">What belongs to {theme.title.toLowerCase()}</h2>
    <MappingNote />
    <ThemeRules theme={theme} structure={structure} />
  </>
);

/** One programme part, with everything below it. */
export const partPage: Page = {
  path: "/parts/:code",
  parameters: () => FIGURE_PARAMETERS,
  async render(context, c) {
    const structure = await readStructure(context.edition);
    const code = readCodes("part", context.params["code"] ?? "")[0] ?? "";
    const node = structure.parts.get(code);
    if (!node)
      throw new ApertureError("not-found", `unknown programme part: ${code}`, {
        hint: "See /parts for all parts."
      });
    return c.html(
      await nodePage(context, node, {
        dimension: "part",
        nodes: structure.parts,
        separator: ".",
        href: partHref,
        root: {href: "/parts", title: "Programme parts"},
        lead: `Programme part ${code}, with everything below it.`
      })
    );
  }
};

/** One field of science, with everything below it. */
export const fieldPage: Page = {
  path: "/fields/:code{.+}",
  parameters: () => FIGURE_PARAMETERS,
  async render(context, c) {
    const structure = await readStructure(context.edition);
    const node = structure.fields.get(`/${context.params["code"] ?? ""}`);
    if (!node)
      throw new ApertureError("not-found", `unknown field of science: /${context.params["code"] ?? ""}`, {
        hint: "See /fields for all fields."
      });
    return c.html(
      await nodePage(context, node, {
        dimension: "field",
        nodes: structure.fields,
        separator: "/",
        href: fieldHref,
        root: {href: "/fields", title: "Fields of science"},
        lead: "A field of the European Science Vocabulary (EuroSciVoc), with everything below it."
      })
    );
  }
};

interface Tree {
  readonly dimension: "part" | "field";
  readonly nodes: ReadonlyMap<string, Node>;
  readonly separator: "." | "/";
  readonly href: (code: string) => string;
  /** The page of the whole tree. */
  readonly root: Step;
  readonly lead: string;
}

async function nodePage(context: PageContext, node: Node, tree: Tree) {
  const base = modesOf(context.query, SUBJECT_FILTERS);
  const subject: Subject = {dimension: tree.dimension, code: node.code, title: node.title};
  const data = await readSubject(context.edition, subject, base);
  const children = await readChildren(context.edition, below(tree.nodes, node.code, tree.separator), {
    tree,
    base
  });
  const upper = above(tree.nodes, node.code, tree.separator);
  const steps = upper.map(({code, title}) => ({href: tree.href(code), title: shorten(title)}));
  const trail = [...TRAIL, tree.root, ...steps];
  return (
    <SubjectView context={context} subject={subject} data={data} trail={trail} lead={tree.lead}>
      {children.length > 0 && (
        <ChildTable entries={children} tree={tree} title={node.title} carry={carried(context.query)} />
      )}
    </SubjectView>
  );
}

interface Child {
  readonly node: Node;
  readonly projects: Figure | undefined;
}

const MOST_CHILDREN = 40;

async function readChildren(
  edition: Edition,
  nodes: readonly Node[],
  {tree, base}: {tree: Tree; base: Partial<FigureRequest>}
): Promise<Child[]> {
  const children: Child[] = [];
  for (const node of nodes.slice(0, MOST_CHILDREN)) {
    const projects = await askOne(edition, "projects", narrowed(base, tree.dimension, [node.code]));
    children.push({node, projects});
  }
  return children.sort((a, b) => (b.projects?.value ?? -1) - (a.projects?.value ?? -1));
}

const ChildTable: FC<{entries: readonly Child[]; tree: Tree; title: string; carry: string}> = ({
  entries,
  tree,
  title,
  carry
}) => (
  <>
    <h2 id="below">Within {title}</h2>
    <div class="figure-bounded">
      <Scroll label={`Within ${title}`} isList>
        <table>
          <caption class="visually-hidden">Within {title}</caption>
          <thead>
            <tr>
              <th scope="col">{tree.dimension === "part" ? "Programme part" : "Field of science"}</th>
              <th scope="col" class="num">
                Projects
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({node, projects}) => (
              <tr>
                <th scope="row">
                  <a href={tree.href(node.code) + carry}>{node.title}</a>
                </th>
                <td class="num" data-label="Projects">
                  <MaybeNum figure={projects} reason="needs project records" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
    {tree.dimension === "part" && (
      <p class="note">
        Projects may list several parts at this level, so these do not add up to the whole. Titles are as the
        open data have them.
      </p>
    )}
  </>
);

function shorten(title: string): string {
  return title.length > 48 ? `${title.slice(0, 46).trimEnd()}…` : title;
}
