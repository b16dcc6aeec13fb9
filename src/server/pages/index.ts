import type {Page} from "../page.ts";
import {comparePage} from "./compare.tsx";
import {countriesPage} from "./countries.tsx";
import {countryPage} from "./country.tsx";
import {dataPage} from "./data.tsx";
import {errorsPage} from "./errors.tsx";
import {figurePage} from "./figure.tsx";
import {indicatorPage} from "./indicator.tsx";
import {indicatorsPage} from "./indicators.tsx";
import {overviewPage} from "./overview.tsx";
import {projectPage} from "./project.tsx";
import {projectsPage} from "./projects.tsx";
import {searchPage} from "./search.tsx";
import {fieldsPage, partsPage} from "./structure.tsx";
import {fieldPage, partPage, themePage} from "./theme.tsx";
import {themesPage} from "./themes.tsx";
import {vintageComparePage} from "./vintage-compare.tsx";

/** Every page, in the order their addresses are tried. */
export const PAGES: readonly Page[] = [
  overviewPage,
  countriesPage,
  countryPage,
  comparePage,
  figurePage,
  themesPage,
  themePage,
  partsPage,
  partPage,
  fieldsPage,
  fieldPage,
  projectsPage,
  projectPage,
  indicatorsPage,
  indicatorPage,
  dataPage,
  vintageComparePage,
  searchPage,
  errorsPage
];
