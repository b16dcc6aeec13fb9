import type {FC} from "hono/jsx";
import {placeOf} from "../../app/catalogue/facts.ts";
import {readKnownCountry} from "../../app/country-comparison.ts";
import {countryInText} from "../../app/country-in-text.ts";
import {organisationTable} from "../../app/country-organisations.ts";
import {readCountryProfile} from "../../app/country-profile.ts";
import {readCountryStatus} from "../../app/country-status.ts";
import {composeBriefing} from "../../app/dossier/briefing.ts";
import {concerning} from "../../app/dossier/concerning.ts";
import {eligibilityGrid} from "../../app/dossier/eligibility-grid.ts";
import {type GrantedFact, RECIPROCITY_DOMAINS, readReciprocity} from "../../app/dossier/reciprocity.ts";
import {DOSSIER_FORMS, type DossierForm, writeDossierForm} from "../../app/dossier/write-dossier.ts";
import type {Names} from "../../app/names.ts";
import {readCooperationMap} from "../../app/national-mapping.ts";
import {readCountrySeries} from "../../app/series/country-series.ts";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {stated} from "../../catalogue/register.ts";
import {commitments} from "../../catalogue/registers/commitments.ts";
import type {Country} from "../../domain/country.ts";
import {ACTION_TYPES, type Answer} from "../../domain/eligibility.ts";
import {
  CRITERIA,
  type Finding,
  LEANINGS,
  sayDisagreement,
  sayOrigin,
  sayValidity
} from "../../modulate/evidence/finding.ts";
import {readLedger} from "../../modulate/evidence/ledger.ts";
import {readLinks} from "../../safeguard/organisations/links.ts";
import {StateMark} from "../components/commitment-state.tsx";
import {FactText} from "../components/facts.tsx";
import {Layout} from "../components/layout.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";
import {CatalogueBlock} from "./country-catalogue.tsx";
import {ThemesBlock, TrendBlock} from "./country-charts.tsx";
import {CountryFinding, CountryKeys} from "./country-head.tsx";
import {OrganisationsBlock} from "./country-organisations.tsx";
import {CountrySeriesBlock} from "./country-series.tsx";
import {GroupsBlock, StatusBlock, StatusSentence} from "./country-status.tsx";
import {countryName} from "./mapping.tsx";

/** One country over all jobs, to be read through or printed as a briefing. */
export const dossierPage: Page = {
  path: "/countries/:code/dossier",
  async render({edition, params, path, today, dataDir}, c) {
    const code = readKnownCountry(params["code"] ?? "");
    const profile = await readCountryProfile(edition, code, {});
    const status = readCountryStatus(profile.country, today);
    const {name} = profile.country;
    const links = await readLinks(dataDir);
    const organisations = await organisationTable(edition, code, {limit: 10, links});
    const findings = await readLedger(dataDir, code);
    const map = await readCooperationMap(dataDir, today);
    const series = await readCountrySeries(edition, code);
    const trail = [
      {href: "/countries", title: "Countries"},
      {href: `/countries/${code}`, title: name}
    ];
    return c.html(
      <Layout
        title="Dossier"
        path={path}
        trail={trail}
        description={`${name}: status, cooperation, reciprocity, values, capacity.`}
      >
        <div class="page-head">
          <h1>{name}: dossier</h1>
          <p class="finding">
            <CountryFinding profile={profile} edition={edition} />
          </p>
          <p class="scope">
            <StatusSentence status={status} name={name} /> The dossier gathers evidence by criterion; it gives
            no score, and there is no official one.
          </p>
          <p>
            As a briefing of a few pages: <a href={`/countries/${code}/dossier/briefing.pdf`}>PDF</a>,{" "}
            <a href={`/countries/${code}/dossier/briefing.docx`}>Word</a>,{" "}
            <a href={`/countries/${code}/dossier/briefing.html`}>page to print</a>
          </p>
          {profile.country.note && <p class="note">* {profile.country.note}</p>}
        </div>
        <CountryKeys profile={profile} />
        <StatusBlock status={status} country={profile.country}>
          <GroupsBlock table={profile.groups} names={edition.names} />
        </StatusBlock>
        <CountrySeriesBlock country={profile.country} status={status} {...series} />
        <EligibilityBlock code={code} on={today} names={edition.names} />
        <ReciprocityBlock code={code} name={name} on={today} />
        <CatalogueBlock country={profile.country} on={today} />
        <NationalBlock
          cells={map.cells.filter(({partner}) => partner === code)}
          missing={map.missing.length}
        />
        <TrendBlock profile={profile} edition={edition} />
        <ThemesBlock profile={profile} edition={edition} />
        <OrganisationsBlock
          table={organisations}
          name={name}
          isNarrowed={false}
          names={edition.names}
          links={links}
        />
        <CommitmentsBlock country={profile.country} on={today} />
        <EvidenceBlock code={code} findings={findings} on={today} />
      </Layout>
    );
  }
};

/** The dossier as a file to print or hand on. */
export const dossierFilePage: Page = {
  path: "/countries/:code/dossier/:file{briefing\\.(?:html|pdf|docx)}",
  async render({edition, params, today, dataDir}, c) {
    const code = readKnownCountry(params["code"] ?? "");
    const form = (params["file"] ?? "").split(".").at(-1) as DossierForm;
    const report = await composeBriefing(code, {edition, dataDir, on: today});
    const data = await writeDossierForm(report, form);
    return c.body(new Uint8Array(data), 200, {
      "Content-Type": DOSSIER_FORMS[form],
      ...(form !== "html" && {
        "Content-Disposition": `attachment; filename="dossier-${code.toLowerCase()}.${form}"`
      })
    });
  }
};

const SHORT: Readonly<Record<Answer, string>> = {
  yes: "yes",
  conditional: "conditions",
  unknown: "not known",
  no: "no"
};

const EligibilityBlock: FC<{code: string; on: IsoDate; names: Names}> = ({code, on, names}) => {
  const {actions, rows} = eligibilityGrid(code, on);
  return (
    <section id="eligibility">
      <h2>May its entities take part, and be funded?</h2>
      <p>
        By the rules known on {formatDate(on)}; each answer leads to its rules. What is unverified rests on a
        rule or a list that was not read in its source.
      </p>
      <Scroll label="Eligibility by part and type of action">
        <table>
          <caption class="visually-hidden">
            Participation and funding by programme part and type of action
          </caption>
          <thead>
            <tr>
              <th scope="col">Programme part</th>
              {actions.map((action) => (
                <th scope="col">{ACTION_TYPES[action]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({part, cells}) => (
              <tr>
                <th scope="row">{names.of("part", part)}</th>
                {cells.map(({action, participation, funding, confidence}) => (
                  <td>
                    <a href={`/eligibility?country=${code}&part=${part}&action=${action}&on=${on}`}>
                      {SHORT[participation]}
                    </a>
                    <span class="quiet">
                      , funded: {SHORT[funding]}
                      {confidence === "unverified" && " (unverified)"}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};

const ReciprocityBlock: FC<{code: string; name: string; on: IsoDate}> = ({code, name, on}) => (
  <section id="reciprocity">
    <h2>Reciprocity and level playing field</h2>
    <p>
      What each side grants the other, as far as the catalogue knows. “Not known” is no finding that nothing
      is granted.
    </p>
    <Scroll label="Reciprocity in both directions" isList>
      <table>
        <caption class="visually-hidden">What the EU and {countryInText(name)} grant each other</caption>
        <thead>
          <tr>
            <th scope="col">Domain</th>
            <th scope="col">Granted by the EU</th>
            <th scope="col">Granted by {countryInText(name)}</th>
          </tr>
        </thead>
        <tbody>
          {readReciprocity(code, on).map(({domain, eu, partner}) => (
            <tr>
              <th scope="row">{RECIPROCITY_DOMAINS[domain]}</th>
              <td class="statement" data-label="Granted by the EU">
                <Grants list={eu} />
              </td>
              <td class="statement" data-label={`Granted by ${countryInText(name)}`}>
                <Grants list={partner} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </section>
);

const Grants: FC<{list: readonly GrantedFact[]}> = ({list}) =>
  list.length === 0 ? (
    <span class="blank">
      – <span class="reason">not known</span>
    </span>
  ) : (
    list.map(({text, fact}) => (
      <p class="tight">{fact ? <FactText fact={{...fact, text, links: []}} /> : text}</p>
    ))
  );

type Cells = Awaited<ReturnType<typeof readCooperationMap>>["cells"];

const NationalBlock: FC<{cells: Cells; missing: number}> = ({cells, missing}) => (
  <section id="member-states">
    <h2>Member States' own agreements</h2>
    {cells.length === 0 ? (
      <p class="quiet">
        None reported. {missing} Member States have not answered the <a href="/mapping">national mapping</a>.
      </p>
    ) : (
      <ul class="plain">
        {cells.map(({country, cooperations}) => (
          <li>
            <a href={`/mapping/${country}`}>{countryName(country)}</a>:{" "}
            {cooperations.map(({title}) => title).join("; ")}
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** Commitments that concern the country and are not yet evidenced. */
const CommitmentsBlock: FC<{country: Country; on: IsoDate}> = ({country, on}) => {
  const rows = concerning(country, on);
  if (rows.length === 0) return null;
  return (
    <section id="commitments">
      <h2>Open commitments that concern {countryInText(country.name)}</h2>
      <ul class="plain">
        {rows.map(({thing, turn, found}) => (
          <li>
            <a href={placeOf("commitments", thing.id)}>{thing.name}</a> <StateMark state={turn.state} />{" "}
            {found}
            {stated(commitments, thing, "due").map(({value}) => `, due ${formatDate(value)}`)}
          </li>
        ))}
      </ul>
    </section>
  );
};

const EvidenceBlock: FC<{code: string; findings: readonly Finding[]; on: IsoDate}> = ({
  code,
  findings,
  on
}) => {
  const apart = sayDisagreement(findings, on);
  return (
    <section id="evidence">
      <h2>Evidence of experts</h2>
      {findings.length === 0 && <p class="quiet">No finding of an expert is entered.</p>}
      {apart && <div class="caveat">{apart}</div>}
      <ul class="plain">
        {findings.map((finding) => (
          <li>
            <strong>{CRITERIA[finding.criterion]}</strong>, {LEANINGS[finding.leaning].toLowerCase()}:{" "}
            {finding.text}{" "}
            <span class="quiet">
              {sayOrigin(finding)}; {finding.source}; {sayValidity(finding, on)}
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet no-print">
        <a href={`/findings?country=${code}`}>Enter or withdraw a finding</a>: for advisers and
        decision-makers, under their own name, with source and day of expiry.
      </p>
    </section>
  );
};
