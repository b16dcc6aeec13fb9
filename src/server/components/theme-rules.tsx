import type {FC, PropsWithChildren} from "hono/jsx";
import {above, fieldHref, partHref, type Structure} from "../../app/structure.ts";
import {THEME_MAPPING, type Theme} from "../../catalogue/themes.ts";

/** The rules that put a project into a theme, as text that leads to each part and field. */
export const ThemeRules: FC<{theme: Theme; structure: Structure}> = ({theme, structure}) => {
  const {parts, topics, fields} = theme.rules;
  const codes = codesByPath(structure);
  return (
    <dl class="trace">
      <dt>Programme parts</dt>
      <dd>
        <RuleList count={parts.length}>
          {parts.map((code) => {
            const part = structure.parts.get(code);
            return (
              <li>
                {part && <a href={partHref(code)}>{part.title}</a>} <span class="quiet">{code}</span>
              </li>
            );
          })}
        </RuleList>
      </dd>
      <dt>Topic codes that begin with</dt>
      <dd>
        <RuleList count={topics.length}>
          {topics.map((topic) => (
            <li>
              <code>{topic}</code>
            </li>
          ))}
        </RuleList>
      </dd>
      <dt>Fields of science (EuroSciVoc)</dt>
      <dd>
        <RuleList count={fields.length}>
          {fields.map((path) => {
            const code = codes.get(path);
            const text = path.split("/").slice(1).join(" › ");
            return <li>{code ? <a href={fieldHref(code)}>{text}</a> : text}</li>;
          })}
        </RuleList>
      </dd>
    </dl>
  );
};

/** Codes of fields by their path, as the mapping writes it. */
function codesByPath({fields}: Structure): ReadonlyMap<string, string> {
  return new Map(
    [...fields.values()].map((node) => {
      const titles = [...above(fields, node.code, "/"), node].map(({title}) => title.toLowerCase());
      return [`/${titles.join("/")}`, node.code];
    })
  );
}

const RuleList: FC<PropsWithChildren<{count: number}>> = ({count, children}) =>
  count > 0 ? <ul>{children}</ul> : <span class="quiet">None</span>;

/** Where the mapping of themes comes from, and which version of it is in use. */
export const MappingNote: FC = () => (
  <p class="note">
    <span class="badge">Aperture's own mapping</span> Version {THEME_MAPPING.version}. The strategy names its
    themes and publishes no list of what belongs to them; these rules are written by Aperture (
    {THEME_MAPPING.source}). A project belongs to a theme when any one rule holds, and may belong to several,
    so themes do not add up to the whole. Horizon 2020 codes stand beside those of Horizon Europe.
  </p>
);
