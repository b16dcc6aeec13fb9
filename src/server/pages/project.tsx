import type {Child, FC} from "hono/jsx";
import {BLANK_WORDS} from "../../app/format-figure.ts";
import {type Participant, type ProjectDetail, readProject} from "../../app/project.ts";
import {PROJECT_STATES} from "../../app/projects.ts";
import {fieldHref, partHref, readStructure, type Structure} from "../../app/structure.ts";
import {formatDate} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import {themeById} from "../../catalogue/themes.ts";
import type {VintageRef} from "../../domain/figure.ts";
import {STATUS_MODES} from "../../domain/group.ts";
import type {ParticipantLink} from "../../safeguard/organisations/link-participant.ts";
import {type Links, readLinks} from "../../safeguard/organisations/links.ts";
import {Layout} from "../components/layout.tsx";
import {RorLink} from "../components/ror-link.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";

const TRAIL = [
  {href: "/", title: "Overview"},
  {href: "/projects", title: "Projects"}
];

/** One project: what its record states, and who takes part. */
export const projectPage: Page = {
  path: "/projects/:programme/:id",
  async render({edition, params, path, dataDir}, c) {
    const links = await readLinks(dataDir);
    const detail = await readProject(edition, params["programme"] ?? "", params["id"] ?? "");
    const {names} = await readStructure(edition);
    const {project} = detail;
    const title = project.acronym ?? project.id;
    return c.html(
      <Layout title={title} path={path} trail={TRAIL} description={project.title ?? title}>
        <div class="page-head">
          <h1>{title}</h1>
          <p class="finding">{project.title}</p>
          <p class="scope">
            {names.of("programme", project.programme)}, project {project.id}.{" "}
            <a href={`https://cordis.europa.eu/project/id/${encodeURIComponent(project.id)}`}>
              This project on CORDIS
            </a>
          </p>
        </div>
        <RecordList detail={detail} names={names} />
        <Objective text={detail.objective} />
        <Participants detail={detail} names={names} links={links} />
        {detail.vintage && <Source vintage={detail.vintage} />}
      </Layout>
    );
  }
};

const Objective: FC<{text: string | null}> = ({text}) => (
  <section class="prose">
    <h2>Objective</h2>
    {text === null ? (
      <p>
        <Unstated />
      </p>
    ) : (
      text
        .split(/\s*\n\s*/)
        .filter((paragraph) => paragraph !== "")
        .map((paragraph) => <p>{paragraph}</p>)
    )}
  </section>
);

type DetailProps = {detail: ProjectDetail; names: Structure["names"]};

const RecordList: FC<DetailProps> = ({detail, names}) => {
  const {project, parts, topics, fields, themes} = detail;
  const state = PROJECT_STATES[project.status as keyof typeof PROJECT_STATES] ?? project.status;
  return (
    <dl class="trace">
      <Entry term="Runs">
        {project.start ? formatDate(project.start) : <Unstated />} to{" "}
        {project.end ? formatDate(project.end) : <Unstated />}
        {project.signed && <>, signed {formatDate(project.signed)}</>}
      </Entry>
      <Entry term="Status">{state ?? <Unstated />}</Entry>
      <Entry term="EU contribution (maximum)">
        <Money value={project.contribution} />
      </Entry>
      <Entry term="Total cost">
        <Money value={project.totalCost} />
      </Entry>
      <Entry term="Type of action">{project.scheme === "unknown" ? <Unstated /> : project.scheme}</Entry>
      <Entry term="Legal bases">
        <ul>
          {parts.map((part) => (
            <li>
              <a href={partHref(part)}>{names.of("part", part)}</a> <span class="quiet">{part}</span>
              {part === project.part && parts.length > 1 && <span class="badge">main part</span>}
            </li>
          ))}
        </ul>
      </Entry>
      <Entry term="Topics">
        {topics.length ? (
          topics.map(({topic, title}) => <p>{title ? `${title} (${topic})` : topic}</p>)
        ) : (
          <Unstated />
        )}
      </Entry>
      <Entry term="Fields of science">
        {fields.length ? (
          <ul>
            {fields.map(({code, path}) => (
              <li>
                <a href={fieldHref(code)}>{path.split("/").slice(1).join(" › ")}</a>
              </li>
            ))}
          </ul>
        ) : (
          <Unstated />
        )}
      </Entry>
      <Entry term="Themes of the strategy">
        {themes.length ? <ThemeLinks ids={themes} /> : "None, by Aperture's own mapping"}
      </Entry>
      {project.keywords && <Entry term="Keywords">{project.keywords}</Entry>}
    </dl>
  );
};

const ThemeLinks: FC<{ids: readonly string[]}> = ({ids}) => (
  <>
    {ids.map((id, i) => (
      <>
        {i > 0 && ", "}
        <a href={`/themes/${id}`}>{themeById(id)?.title ?? id}</a>
      </>
    ))}{" "}
    <span class="badge">Aperture's own mapping</span>
  </>
);

const Entry: FC<{term: string; children?: Child}> = ({term, children}) => (
  <>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </>
);

const Unstated: FC = () => (
  <span class="blank">
    – <span class="reason">{BLANK_WORDS["unknown-in-source"]}</span>
  </span>
);

const Money: FC<{value: number | null}> = ({value}) =>
  value === null ? <Unstated /> : <span class="num">EUR {formatNumber(value, 2)}</span>;

const Participants: FC<DetailProps & {links: Links}> = ({detail: {participants}, names, links}) => (
  <>
    <h2 id="participants">Who takes part</h2>
    <Scroll label="Who takes part" isList>
      <table>
        <caption>
          {formatNumber(participants.length)} {participants.length === 1 ? "participation" : "participations"}
          <span class="subtitle">
            Country group {STATUS_MODES.was}. Names as in each organisation's latest participation; natural
            persons are not named.
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Organisation</th>
            <th scope="col">Country</th>
            <th scope="col">Country group</th>
            <th scope="col">Role</th>
            <th scope="col">Type</th>
            <th scope="col" class="num">
              Net EU contribution
            </th>
          </tr>
        </thead>
        <tbody>
          {participants.map((one) => (
            <ParticipantRow one={one} names={names} link={links.get(one.organisationId)} />
          ))}
        </tbody>
      </table>
    </Scroll>
  </>
);

interface RowProps {
  readonly one: Participant;
  readonly names: Structure["names"];
  readonly link: ParticipantLink | undefined;
}

const ParticipantRow: FC<RowProps> = ({one, names, link}) => (
  <tr>
    <th scope="row">
      {one.isPerson || one.organisationId === "none" ? (
        (one.organisation ?? <Unstated />)
      ) : (
        <a href={`/projects?organisation=${encodeURIComponent(one.organisationId)}`}>
          {one.organisation ?? one.organisationId}
        </a>
      )}
      {one.hasEnded && (
        <>
          {" "}
          <span class="badge">participation ended</span>
        </>
      )}
      {!one.isPerson && <RorLink link={link} name={one.organisation ?? ""} />}
    </th>
    <td data-label="Country">
      <a href={`/countries/${one.country}`}>{names.of("country", one.country)}</a>
    </td>
    <td data-label="Country group">{names.of("group", one.group)}</td>
    <td data-label="Role">{names.of("role", one.role)}</td>
    <td data-label="Type">
      {one.activity === "unknown" ? <Unstated /> : names.of("activity", one.activity)}
    </td>
    <td class="num" data-label="Net EU contribution">
      EUR {formatNumber(one.net, 2)}
    </td>
  </tr>
);

const Source: FC<{vintage: VintageRef}> = ({vintage}) => (
  <p class="note">
    Values on this page are those of the source, not computed: {vintage.title}, {formatDate(vintage.dated)},{" "}
    {vintage.attribution}, {vintage.licence}. <a href="/data">Data and method</a>
  </p>
);
