import type {Page} from "../page.ts";
import {figurePage} from "./figure.tsx";
import {overviewPage} from "./overview.tsx";
import {fieldPage, partPage, themePage} from "./theme.tsx";
import {themesPage} from "./themes.tsx";

/** Every page, in the order their addresses are tried. */
export const PAGES: readonly Page[] = [overviewPage, figurePage, themesPage, themePage, partPage, fieldPage];
