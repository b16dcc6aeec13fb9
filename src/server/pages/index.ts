import type {Page} from "../page.ts";
import {agreementsPage} from "./agreements.tsx";
import {assessmentPage} from "./assessment.tsx";
import {cataloguePage, registerPage} from "./catalogue.tsx";
import {commitmentPage} from "./commitment.tsx";
import {commitmentsPage} from "./commitments.tsx";
import {comparePage} from "./compare.tsx";
import {countriesPage} from "./countries.tsx";
import {countryPage} from "./country.tsx";
import {dataPage} from "./data.tsx";
import {dossierFilePage, dossierPage} from "./dossier.tsx";
import {eligibilityPage} from "./eligibility.tsx";
import {errorsPage} from "./errors.tsx";
import {figurePage} from "./figure.tsx";
import {indicatorPage} from "./indicator.tsx";
import {indicatorsPage} from "./indicators.tsx";
import {initiativePage} from "./initiative.tsx";
import {initiativesPage} from "./initiatives.tsx";
import {libraryPage} from "./library.tsx";
import {mappingPage} from "./mapping.tsx";
import {mappingCountryPage, mappingTemplatePage} from "./mapping-country.tsx";
import {networkFilePage} from "./network-file.tsx";
import {networksPage} from "./networks.tsx";
import {overviewPage} from "./overview.tsx";
import {poolPage} from "./pool.tsx";
import {principlesPage} from "./principles.tsx";
import {projectPage} from "./project.tsx";
import {projectsPage} from "./projects.tsx";
import {reportPage} from "./report.tsx";
import {reportComparePage} from "./report-compare.tsx";
import {reportEditionPage, reportFilePage} from "./report-files.tsx";
import {reportPreparePage} from "./report-prepare.tsx";
import {screeningPage} from "./screening.tsx";
import {screeningBatchPage, screeningExamplePage} from "./screening-batch.tsx";
import {screeningBatchFilePage, screeningBatchJobPage} from "./screening-batch-job.tsx";
import {searchPage} from "./search.tsx";
import {fieldsPage, partsPage} from "./structure.tsx";
import {teamEuropePage} from "./team-europe.tsx";
import {fieldPage, partPage, themePage} from "./theme.tsx";
import {themesPage} from "./themes.tsx";
import {documentPage, thingPage} from "./thing.tsx";
import {vintageComparePage} from "./vintage-compare.tsx";

/** Every page, in the order their addresses are tried. */
export const PAGES: readonly Page[] = [
  overviewPage,
  countriesPage,
  countryPage,
  dossierPage,
  dossierFilePage,
  comparePage,
  figurePage,
  networksPage,
  networkFilePage,
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
  eligibilityPage,
  assessmentPage,
  screeningPage,
  screeningBatchPage,
  screeningExamplePage,
  screeningBatchJobPage,
  screeningBatchFilePage,
  poolPage,
  commitmentsPage,
  commitmentPage,
  initiativesPage,
  initiativePage,
  teamEuropePage,
  agreementsPage,
  principlesPage,
  mappingPage,
  mappingTemplatePage,
  mappingCountryPage,
  libraryPage,
  documentPage,
  cataloguePage,
  registerPage,
  thingPage,
  reportPage,
  reportComparePage,
  reportPreparePage,
  reportEditionPage,
  reportFilePage,
  dataPage,
  vintageComparePage,
  searchPage,
  errorsPage
];
