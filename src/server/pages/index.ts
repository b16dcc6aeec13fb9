import type {Page} from "../page.ts";
import {figurePage} from "./figure.tsx";
import {overviewPage} from "./overview.tsx";

/** Every page, in the order their addresses are tried. */
export const PAGES: readonly Page[] = [overviewPage, figurePage];
