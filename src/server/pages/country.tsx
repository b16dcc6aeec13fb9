import type {FC} from "hono/jsx";
import {readKnownCountry} from "../../app/country-comparison.ts";
import {countryInText} from "../../app/country-in-text.ts";
import {organisationTable} from "../../app/country-organisations.ts";
import {type CountryProfile, readCountryProfile} from "../../app/country-profile.ts";
import {readCountryStatus} from "../../app/country-status.ts";
import {readPublications} from "../../app/country-works.ts";
import {FIGURE_PARAMETERS} from "../../app/page-parameters.ts";
import {readSeriesOfCountry} from "../../app/series/country-series.ts";
import type {Edition} from "../../app/site.ts";
import {readUnknownCountry} from "../../app/unknown-country.ts";
import {ApertureError} from "../../base/errors.ts";
import {listOf} from "../../base/text.ts";
import {PROGRAMMES} from "../../domain/programme.ts";
import {addressOf} from "../../domain/request.ts";
import {readLinks} from "../../safeguard/organisations/links.ts";
import {carried, Filters, modesOf} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import type {Page} from "../page.ts";
import {CatalogueBlock} from "./country-catalogue.tsx";
import {ActivityBlock, PartnersBlock, PartsBlock, ThemesBlock, TrendBlock} from "./country-charts.tsx";
import {COPUBLICATIONS, CopublicationsBlock} from "./country-copublications.tsx";
import {CountryFinding, CountryKeys} from "./country-head.tsx";
import {OrganisationsBlock} from "./country-organisations.tsx";
import {GroupsBlock, StatusBlock, StatusSentence} from "./country-status.tsx";
import {PublicationsBlock} from "./country-works.tsx";
import {YearsBlock} from "./country-years.tsx";
import {UnknownCountryView} from "./unknown-country.tsx";

const FILTERS = ["programme", "theme", "year"] as const;
const TRAIL = [
  {href: "/", title: "Overview"},
  {href: "/countries", title: "Countries"}
];
const MOST_ORGANISATIONS = 15;

/** One country: what it does in the programmes, with whom, in what, and on what footing. */
export const countryPage: Page = {
  path: "/countries/:code",
  parameters: () => FIGURE_PARAMETERS,
  async render({edition, params, query, path, today, dataDir}, c) {
    const asked = params["code"] ?? "";
    const unknown = await readUnknownCountry(edition, asked);
    if (unknown) return c.html(<UnknownCountryView found={unknown} path={path} />);
    const code = findCode(asked);
    if (code !== asked) return c.redirect(`/countries/${code}${carried(query)}`, 301);
    const base = modesOf(query, FILTERS);
    const profile = await readCountryProfile(edition, code, base);
    const status = readCountryStatus(profile.country, edition.warehouse.manifest.catalogue.asOf);
    const {name} = profile.country;
    const copublications = await readSeriesOfCountry(edition, code, COPUBLICATIONS);
    const publications = await readPublications(edition, code);
    const programme = base.filters?.programme;
    const links = await readLinks(dataDir);
    const organisations = await organisationTable(edition, code, {
      limit: MOST_ORGANISATIONS,
      links,
      ...(programme && {programme})
    });
    const hasAny = profile.keys.participations.value !== 0;
    return c.html(
      <Layout
        title={name}
        path={path}
        trail={TRAIL}
        credit={publications?.partners.trace.vintages[0]?.attribution}
        description={`${name} in EU research and innovation programmes: participation, partners, themes, status.`}
      >
        <div class="page-head">
          <h1>{name}</h1>
          <p class="finding">
            <CountryFinding profile={profile} edition={edition} />
          </p>
          <p class="scope">
            <StatusSentence status={status} name={name} /> {scopeSentence(profile, edition)}
          </p>
          {profile.country.note && <p class="note">* {profile.country.note}</p>}
        </div>
        <Filters dimensions={FILTERS} query={query} path={path} edition={edition} hasStatus />
        {hasAny ? (
          <>
            <CountryKeys profile={profile} />
            <Contents />
            <TrendBlock profile={profile} edition={edition} />
            <StatusBlock status={status} country={profile.country}>
              <GroupsBlock table={profile.groups} names={edition.names} />
            </StatusBlock>
            <CatalogueBlock country={profile.country} on={today} />
            {publications && (
              <PublicationsBlock publications={publications} country={profile.country} edition={edition} />
            )}
            {copublications && <CopublicationsBlock entry={copublications} />}
            <ThemesBlock profile={profile} edition={edition} />
            <div class="grid-2">
              <PartnersBlock profile={profile} edition={edition} query={query} />
              <PartsBlock profile={profile} edition={edition} />
            </div>
            <OrganisationsBlock
              table={organisations}
              name={name}
              isNarrowed={base.filters?.theme !== undefined || base.filters?.year !== undefined}
              names={edition.names}
              links={links}
            />
            <ActivityBlock profile={profile} edition={edition} />
            <YearsBlock profile={profile} edition={edition} />
          </>
        ) : (
          <>
            <NoParticipation
              profile={profile}
              isFiltered={Object.keys(base.filters ?? {}).length > 0}
              path={path}
            />
            <StatusBlock status={status} country={profile.country} />
            <CatalogueBlock country={profile.country} on={today} />
            {publications && (
              <PublicationsBlock publications={publications} country={profile.country} edition={edition} />
            )}
            {copublications && <CopublicationsBlock entry={copublications} />}
          </>
        )}
        <NextSteps code={code} name={name} />
      </Layout>
    );
  }
};

/** The country a word in the address means; a page that does not exist where it means none. */
function findCode(asked: string): string {
  try {
    return readKnownCountry(asked);
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    throw new ApertureError("not-found", `no such country: ${asked}`, {
      hint: error.hint ?? "Choose one from the list of countries.",
      cause: error
    });
  }
}

function scopeSentence({keys}: CountryProfile, {names}: Edition): string {
  const {trace} = keys.projects;
  const {theme, year} = trace.request.filters;
  const programmes = [...new Set(trace.vintages.map((vintage) => vintage.programme))];
  const titles = programmes.map((id) => PROGRAMMES[id as keyof typeof PROGRAMMES]?.title ?? id);
  const narrowing = [
    ...(theme ?? []).map((id) => names.of("theme", id)),
    ...(year ? [`projects that start in ${year.join(", ")}`] : [])
  ];
  return `Figures cover ${listOf(titles)}${narrowing.length ? `, ${narrowing.join(", ")}` : ""}.`;
}

const Contents: FC = () => (
  <nav class="contents" aria-label="On this page">
    <ul>
      {[
        ["#years", "Trend"],
        ["#status", "Association status"],
        ["#relations", "Agreements and relations"],
        ["#themes", "Themes"],
        ["#partners", "Partners"],
        ["#organisations", "Organisations"],
        ["#roles", "Roles"],
        ["#counting", "Year by year"]
      ].map(([href, title]) => (
        <li>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  </nav>
);

const NoParticipation: FC<{profile: CountryProfile; isFiltered: boolean; path: string}> = ({
  profile: {keys, country},
  isFiltered,
  path
}) => (
  <div class="empty">
    <h2>No participation in the data held</h2>
    <p>
      {isFiltered
        ? `No organisation placed in ${countryInText(country.name)} takes part in a project that fits these filters.`
        : `No organisation placed in ${countryInText(country.name)} takes part in a signed grant that the open data hold. Proposals, and work without a grant, are not in open data.`}
    </p>
    <p>
      <a href={`/figures/${addressOf(keys.participations.trace.request)}`}>How this was searched</a>
      {isFiltered && (
        <>
          {" "}
          · <a href={path}>Remove all filters</a>
        </>
      )}
    </p>
  </div>
);

const NextSteps: FC<{code: string; name: string}> = ({code, name}) => (
  <section class="next">
    <h2>Look closer</h2>
    <ul>
      <li>
        <a href={`/countries/${code}/dossier`}>Dossier of {countryInText(name)}, to read through or print</a>
      </li>
      <li>
        <a href={`/projects?country=${code}`}>Projects with {countryInText(name)}</a>
      </li>
      <li>
        <a href={`/compare?country=${code}`}>Compare {countryInText(name)} with other countries</a>
      </li>
      <li>
        <a href="/indicators">What each indicator means</a>
      </li>
      <li>
        <a href="/data">Where the data come from, and what is missing</a>
      </li>
    </ul>
  </section>
);
