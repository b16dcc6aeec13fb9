import {THEMES} from "../../catalogue/themes.ts";
import {WORK_THEMES} from "../../catalogue/work-themes.ts";
import type {WorksStoreSource} from "../../warehouse/works/works-store.ts";

/** The mapping of subjects onto themes as the store takes it. */
export function workThemeRules(): WorksStoreSource["themes"] {
  return {
    version: WORK_THEMES.version,
    untold: THEMES.flatMap(({id, title}) => {
      const reason = WORK_THEMES.without.get(id);
      return reason === undefined ? [] : [{theme: id, title, reason}];
    }),
    rules: THEMES.map(({id, bit}) => ({
      bit,
      codes: WORK_THEMES.lines.filter(({themes}) => themes.includes(id)).map(({code}) => code)
    }))
  };
}
