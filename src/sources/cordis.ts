import type {Programme} from "../domain/programme.ts";
import {type ColumnRule, type ColumnType, defineSource} from "./source.ts";

const EVERY: readonly Programme[] = ["HORIZON", "H2020", "FP7"];

function column(
  as: string,
  type: ColumnType,
  from: string | readonly string[],
  required?: readonly Programme[]
): ColumnRule {
  const names = typeof from === "string" ? [from] : from;
  return required ? {as, type, from: names, required} : {as, type, from: names};
}

/**
 * Projects and participations of the EU framework programmes, as CORDIS publishes them.
 *
 * Amounts are what the grant agreement commits, never what was paid. `netEcContribution` sums to the project;
 * `ecContribution` includes what a beneficiary passes to its third parties and would count that money twice.
 */
export const cordis = defineSource({
  id: "cordis",
  title: "CORDIS: EU research projects",
  publisher: {name: "Publications Office of the European Union", url: "https://cordis.europa.eu"},
  licence: {id: "CC-BY-4.0", url: "https://creativecommons.org/licenses/by/4.0/"},
  attribution: "© European Union, CORDIS, reuse under Decision 2011/833/EU",
  refresh: "monthly",
  addresses: {
    HORIZON: "https://cordis.europa.eu/data/cordis-HORIZONprojects-csv.zip",
    H2020: "https://cordis.europa.eu/data/cordis-h2020projects-csv.zip",
    FP7: "https://cordis.europa.eu/data/cordis-fp7projects-csv.zip"
  },
  tables: [
    {
      name: "project",
      files: ["project", "projects"],
      required: true,
      columns: [
        column("project_id", "id", "id", ["HORIZON", "FP7"]),
        column("rcn", "id", "rcn"),
        column("acronym", "prose", "acronym"),
        column("status", "code", "status"),
        column("title", "prose", "title", EVERY),
        column("start_date", "date", "startDate", EVERY),
        column("end_date", "date", "endDate", EVERY),
        column("total_cost", "money", "totalCost", EVERY),
        column("ec_max_contribution", "money", "ecMaxContribution", EVERY),
        column("legal_basis", "code", ["legalBasis", "programmeParts"]),
        column("topics", "prose", "topics"),
        column("signature_date", "date", "ecSignatureDate", ["HORIZON"]),
        column("framework_programme", "code", "frameworkProgramme", ["HORIZON"]),
        column("sub_call", "code", "subCall"),
        column("master_call", "code", "masterCall"),
        column("funding_scheme", "code", ["fundingScheme", "typeOfAction"], ["HORIZON"]),
        column("objective", "prose", "objective"),
        column("keywords", "prose", "keywords"),
        column("grant_doi", "id", "grantDoi"),
        column("termination_date", "date", "terminationDate"),
        column("content_update", "date", "contentUpdateDate"),
        column("topic_title", "prose", "topicTitle"),
        column("stated_participations", "whole", ["numOrganizations", "numParticipants"])
      ],
      ignore: [
        "nature",
        "duration",
        "sourceUpdateDate",
        "lastUpdateDate",
        "numPublications",
        "numDeliverables",
        "numReports",
        "numOtherResults",
        "idMethod",
        "thema",
        "sdg",
        "availableLanguages",
        "language",
        "teaser"
      ]
    },
    {
      name: "organization",
      files: ["organization", "organizations", "organisation", "organisations"],
      required: true,
      columns: [
        column("project_id", "id", "projectID", ["HORIZON", "FP7"]),
        column("project_rcn", "id", "projectRcn"),
        column("organisation_id", "id", ["organisationID", "organizationID"], EVERY),
        column("vat_number", "prose", "vatNumber"),
        column("name", "prose", "name", EVERY),
        column("short_name", "prose", "shortName"),
        column("sme", "flag", "SME", ["HORIZON"]),
        column("activity", "code", "activityType", EVERY),
        column("city", "prose", "city"),
        column("country", "code", "country", EVERY),
        column("nuts", "code", "nutsCode"),
        column("geolocation", "prose", "geolocation"),
        column("url", "prose", ["organizationURL", "organizationUrl"]),
        column("place", "whole", "order"),
        column("role", "code", "role", EVERY),
        column("ec_contribution", "money", "ecContribution", EVERY),
        column("net_ec_contribution", "money", "netEcContribution", ["HORIZON"]),
        column("total_cost", "money", "totalCost", ["HORIZON"]),
        column("ended", "flag", "endOfParticipation")
      ],
      ignore: [
        "projectAcronym",
        "street",
        "postCode",
        "contentUpdateDate",
        "contactForm",
        "departmentName",
        "active",
        "nameSource",
        "rcn"
      ]
    },
    {
      name: "legalBasis",
      files: ["legalBasis"],
      required: false,
      columns: [
        column("project_id", "id", "projectID", EVERY),
        column("part", "code", "legalBasis", EVERY),
        column("title", "prose", "title"),
        column("is_primary", "flag", "uniqueProgrammePart", EVERY)
      ],
      ignore: ["pga"]
    },
    {
      name: "euroSciVoc",
      files: ["euroSciVoc"],
      required: false,
      columns: [
        column("project_id", "id", "projectID", EVERY),
        column("code", "code", "euroSciVocCode", EVERY),
        column("path", "prose", "euroSciVocPath", EVERY),
        column("title", "prose", "euroSciVocTitle")
      ],
      ignore: ["euroSciVocDescription"]
    },
    {
      name: "topics",
      files: ["topics"],
      required: false,
      columns: [
        column("project_id", "id", "projectID", EVERY),
        column("topic", "prose", "topic", EVERY),
        column("title", "prose", "title", EVERY)
      ],
      ignore: []
    }
  ],
  otherTables: [
    "policyPriorities",
    "webLink",
    "webItem",
    "publications",
    "projectPublications",
    "deliverables",
    "projectDeliverables",
    "reportSummaries",
    "projectIrps",
    "irps",
    "information",
    "readme"
  ],
  sizes: {
    H2020: {
      projects: 35_381,
      participations: 176_500,
      note: "Horizon 2020 as a whole has 35 381 projects and about 176 500 participations; this file is a public extract of them"
    }
  },
  tolerancePercent: 1,
  floorPercent: 90,
  olderFloorPercent: 50
});
