import type {FC} from "hono/jsx";
import type {Tree, TreeColumn} from "../../app/structure-tree.ts";
import {MaybeNum} from "./maybe.tsx";
import {Scroll} from "./scroll.tsx";

interface TreeTableProps {
  readonly tree: Tree;
  readonly columns: readonly TreeColumn[];
  readonly label: string;
  /** Head of the column that names the branches. */
  readonly first: string;
  /** Filters to keep in the links. */
  readonly carry: string;
}

/** A tree of parts or fields as a table; each number leads to its explanation. */
export const TreeTable: FC<TreeTableProps> = ({tree, columns, label, first, carry}) => {
  const hasLevels = tree.branches.some(({depth}) => depth > 0);
  return (
    <Scroll label={label} isList>
      <table>
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map(({title}) => (
              <th scope="col" class="num">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tree.branches.map(({title, href, depth, figures}) => (
            <tr>
              <th scope="row" class={depth > 0 ? "branch" : undefined}>
                {hasLevels && depth === 0 ? (
                  <strong>
                    <a href={href + carry}>{title}</a>
                  </strong>
                ) : (
                  <a href={href + carry}>{title}</a>
                )}
              </th>
              {columns.map((column, i) => (
                <td class="num" data-label={column.title}>
                  <MaybeNum figure={figures[i]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};
