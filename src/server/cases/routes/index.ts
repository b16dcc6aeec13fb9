import type {CaseRoute} from "../route.ts";
import {accountRoutes} from "./account.tsx";
import {accountsRoutes} from "./accounts.tsx";
import {assetStepRoutes} from "./asset-steps.ts";
import {assetRoutes} from "./assets.tsx";
import {caseRoutes} from "./case.tsx";
import {caseStepRoutes} from "./case-steps.ts";
import {casesRoutes} from "./cases.tsx";
import {exportRoutes} from "./exports.tsx";
import {findingRoutes} from "./findings.tsx";
import {importRoutes} from "./import.ts";
import {ledgerRoutes} from "./ledger.tsx";
import {openIdRoutes} from "./openid.tsx";
import {planRoutes} from "./plan.tsx";
import {selfAssessmentRoutes} from "./self-assessment.tsx";
import {selfAssessmentStepRoutes} from "./self-assessment-steps.tsx";
import {signInRoutes} from "./sign-in.tsx";
import {welcomeRoutes} from "./welcome.tsx";

/** Every route behind an account, and the few that lead to one. The test of roles walks through this list. */
export const CASE_ROUTES: readonly CaseRoute[] = [
  ...signInRoutes,
  ...openIdRoutes,
  ...welcomeRoutes,
  ...accountRoutes,
  ...accountsRoutes,
  ...casesRoutes,
  ...planRoutes,
  ...caseRoutes,
  ...caseStepRoutes,
  ...exportRoutes,
  ...importRoutes,
  ...selfAssessmentRoutes,
  ...selfAssessmentStepRoutes,
  ...assetRoutes,
  ...assetStepRoutes,
  ...findingRoutes,
  ...ledgerRoutes
];
