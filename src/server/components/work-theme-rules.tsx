import type {FC} from "hono/jsx";
import {THEMES, type Theme} from "../../catalogue/themes.ts";
import {isField, WORK_THEMES, type WorkThemeLine} from "../../catalogue/work-themes.ts";
import {Scroll} from "./scroll.tsx";

/** Whose mapping of publications it is, and how it is read. */
const WorkMappingNote: FC = () => (
  <p class="note">
    <span class="badge">Aperture's own mapping</span> Version {WORK_THEMES.version}. A publication has one
    main topic in OpenAlex, in one subfield of one field; it belongs to every theme that a line with its field
    or subfield names, so themes do not add up to the whole. The lines follow the rules for projects where
    subjects can ({WORK_THEMES.source}).
  </p>
);

/** The subjects whose publications belong to a theme, each with the reason, and those that were left out. */
export const WorkThemeRules: FC<{theme: Theme}> = ({theme}) => {
  const untold = WORK_THEMES.without.get(theme.id);
  const isOf = ({themes}: WorkThemeLine) => themes.includes(theme.id);
  const leftOut = WORK_THEMES.leftOut.filter(isOf);
  return (
    <>
      {untold === undefined ? (
        <LineTable lines={WORK_THEMES.lines.filter(isOf)} title={`Subjects that belong to ${theme.title}`} />
      ) : (
        <p>No publications are counted for this theme. {untold}</p>
      )}
      {leftOut.length > 0 && <LineTable lines={leftOut} title={`Left out of ${theme.title}, and why`} />}
    </>
  );
};

const LineTable: FC<{lines: readonly WorkThemeLine[]; title: string}> = ({lines, title}) => (
  <Scroll label={title} isList>
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Subject in OpenAlex</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({code, title: subject, reason}) => (
          <tr>
            <th scope="row">
              {subject}{" "}
              <span class="quiet">
                {isField(code) ? "field" : "subfield"} {code}
              </span>
            </th>
            <td data-label="Reason">{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

/** How publications are put into one theme. */
export const WorkThemeMapping: FC<{theme: Theme}> = ({theme}) => (
  <>
    <h2 id="works">Which publications belong to {theme.title.toLowerCase()}</h2>
    <WorkMappingNote />
    <details class="mapping">
      <summary>Subjects of OpenAlex, each with its reason</summary>
      <WorkThemeRules theme={theme} />
    </details>
  </>
);

/** How publications are put into all themes. */
export const WorkThemeMappings: FC = () => (
  <>
    <h2 id="works">How publications are put into themes</h2>
    <WorkMappingNote />
    {THEMES.map((theme) => (
      <details class="mapping">
        <summary>{theme.title}</summary>
        <WorkThemeRules theme={theme} />
      </details>
    ))}
  </>
);
