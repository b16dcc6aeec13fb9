import type {Indicator} from "../indicator.ts";
import {COPUBLICATION_NETWORK_INDICATORS, NETWORK_INDICATORS} from "../networks/network-indicators.ts";
import {derivedIndicator, SERIES_INDICATORS} from "../series/series-indicators.ts";
import {averageConsortiumSize} from "./average-consortium-size.ts";
import {coParticipation} from "./co-participation.ts";
import {coPublicationIntensity} from "./co-publication-intensity.ts";
import {coPublications} from "./co-publications.ts";
import {concentration} from "./concentration.ts";
import {coordinators} from "./coordinators.ts";
import {countriesCount} from "./countries.ts";
import {flaggedTopics} from "./flagged-topics.ts";
import {growth} from "./growth.ts";
import {internationalShare} from "./international-share.ts";
import {netEuContribution} from "./net-eu-contribution.ts";
import {newcomers} from "./newcomers.ts";
import {organisationConcentration} from "./organisation-concentration.ts";
import {organisations} from "./organisations.ts";
import {ownContribution} from "./own-contribution.ts";
import {participations} from "./participations.ts";
import {participationsByActivity} from "./participations-by-activity.ts";
import {participationsByRole} from "./participations-by-role.ts";
import {participationsBySme} from "./participations-by-sme.ts";
import {programmePublications} from "./programme-publications.ts";
import {projects} from "./projects.ts";
import {projectsWithNonAssociated} from "./projects-with-non-associated.ts";
import {publicationSpecialisation} from "./publication-specialisation.ts";
import {publications} from "./publications.ts";
import {shareOfContribution} from "./share-of-contribution.ts";
import {shareOfParticipations} from "./share-of-participations.ts";
import {shareOfProjects} from "./share-of-projects.ts";
import {themeSpecialisation} from "./theme-specialisation.ts";
import {timeToStart} from "./time-to-start.ts";
import {topPartners} from "./top-partners.ts";

/** Every indicator over the records of projects, in the order in which they are shown. */
export const INDICATORS: readonly Indicator[] = [
  projects,
  participations,
  organisations,
  netEuContribution,
  shareOfParticipations,
  shareOfContribution,
  shareOfProjects,
  projectsWithNonAssociated,
  ownContribution,
  coordinators,
  averageConsortiumSize,
  newcomers,
  coParticipation,
  topPartners,
  themeSpecialisation,
  concentration,
  organisationConcentration,
  growth,
  timeToStart,
  flaggedTopics,
  countriesCount,
  participationsByRole,
  participationsByActivity,
  participationsBySme,
  ...NETWORK_INDICATORS
];

/** Every indicator over scholarly works, in the order in which they are shown. */
export const WORKS_INDICATORS: readonly Indicator[] = [
  publications,
  coPublications,
  internationalShare,
  publicationSpecialisation,
  coPublicationIntensity,
  programmePublications,
  ...COPUBLICATION_NETWORK_INDICATORS
];

/** Indicators over records, those over works, then those that read series about countries. */
export const ALL_INDICATORS: readonly Indicator[] = [
  ...INDICATORS,
  ...WORKS_INDICATORS,
  ...SERIES_INDICATORS
];

export function indicatorById(id: string): Indicator | undefined {
  return ALL_INDICATORS.find((indicator) => indicator.id === id) ?? derivedIndicator(id);
}

/** What the indicators say of themselves, without the query that computes them. */
export function describeIndicators() {
  return ALL_INDICATORS.map(
    ({id, version, title, unit, definition, reading, caveats, sources, dimensions, counting}) => ({
      id,
      version,
      title,
      unit,
      definition,
      reading,
      caveats,
      sources,
      dimensions,
      counting
    })
  );
}
