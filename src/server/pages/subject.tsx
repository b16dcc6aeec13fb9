import type {FC, PropsWithChildren} from "hono/jsx";
import {countryInText} from "../../app/country-in-text.ts";
import type {SubjectFigures} from "../../app/subject.ts";
import type {Figure} from "../../domain/figure.ts";
import {Key, Num} from "../components/figure.tsx";
import {Filters} from "../components/filters.tsx";
import {Layout} from "../components/layout.tsx";
import {vintageNote} from "../components/maybe.tsx";
import {sparkOf} from "../components/subject-charts.ts";
import {
  CountryBlock,
  GroupBlock,
  hasYears,
  MapBlock,
  Missing,
  outsideOf,
  PartBlock,
  SpecialisationBlock,
  type SubjectProps,
  TrendBlock
} from "./subject-blocks.tsx";

/** Filters a subject page offers. */
export const SUBJECT_FILTERS = ["programme", "year"] as const;

/** A theme, programme part or field: the finding, the figures, the pictures, what to do next. */
export const SubjectView: FC<PropsWithChildren<SubjectProps>> = (props) => {
  const {context, subject, data, trail, lead, credit, children} = props;
  const {edition, query, path} = context;
  return (
    <Layout title={subject.title} path={path} trail={trail} description={lead} credit={credit}>
      <div class="page-head">
        <h1>{subject.title}</h1>
        <Finding {...props} />
        <p class="scope">
          {lead} {vintageNote(edition)}.
        </p>
      </div>
      <Filters dimensions={SUBJECT_FILTERS} query={query} path={path} edition={edition} hasStatus />
      <Keys data={data} />
      <MapBlock {...props} />
      <div class="grid-2">
        {hasYears(data) && <TrendBlock {...props} />}
        {data.groups && <GroupBlock {...props} table={data.groups} />}
        <CountryBlock {...props} />
        {data.specialisation && <SpecialisationBlock {...props} found={data.specialisation} />}
      </div>
      <Missing {...props} />
      <PartBlock {...props} />
      {children}
      <NextSteps {...props} />
    </Layout>
  );
};

const Finding: FC<SubjectProps> = ({context, data}) => {
  const name = (figure: Figure) =>
    countryInText(context.edition.names.of("country", figure.dims.country ?? ""));
  const [first, second, third] = outsideOf(data);
  if (!data.projects) return null;
  return (
    <p class="finding">
      {data.nonAssociated ? (
        <>
          <Num figure={data.nonAssociated} /> of <Num figure={data.projects} /> projects have a partner from a
          country neither in the EU nor associated
        </>
      ) : (
        <>
          <Num figure={data.projects} /> projects
        </>
      )}
      {first && second && third && (
        <>
          ; outside the EU, {name(first)} (<Num figure={first} />
          ), {name(second)} (<Num figure={second} />) and {name(third)} (<Num figure={third} />) take part in
          most
        </>
      )}
      .
    </p>
  );
};

const Keys: FC<{data: SubjectFigures}> = ({data}) => (
  <div class="keys">
    {data.projects && (
      <Key
        figure={data.projects}
        {...(data.trend &&
          hasYears(data) && {
            change: "by year of start",
            spark: sparkOf(data.trend.figures, "spark-projects", "Projects by year")
          })}
      />
    )}
    {data.participations && <Key figure={data.participations} />}
    {data.nonEuShare && (
      <Key
        figure={data.nonEuShare}
        title="Participations from outside the EU"
        change={
          data.nonEuShareOfAll && (
            <>
              <Num figure={data.nonEuShareOfAll} /> over everything
            </>
          )
        }
      />
    )}
    {data.money && <Key figure={data.money} title="Net EU contribution to partners outside the EU" />}
    {data.organisations && <Key figure={data.organisations} />}
  </div>
);

const NextSteps: FC<SubjectProps> = ({context: {query}, subject, data}) => {
  const own = new URLSearchParams([...query, [subject.dimension, subject.code]]);
  const params = own.toString().replaceAll("%2F", "/");
  const top = outsideOf(data)
    .slice(0, 4)
    .map((figure) => String(figure.dims.country));
  const keepsTheme = subject.dimension === "theme" ? `&theme=${subject.code}` : "";
  return (
    <section class="next">
      <h2>Look closer</h2>
      <ul>
        <li>
          <a href={`/projects?${params}`}>The projects themselves</a>
        </li>
        {top.length > 1 && (
          <li>
            <a href={`/compare?country=${top.join(",")}${keepsTheme}`}>
              Compare the countries with most projects
            </a>
          </li>
        )}
        <li>
          <a href={`/indicators/participations?${params}&by=country`}>Ask for another figure</a>
        </li>
        <li>
          <a href="/themes">All themes, parts and fields</a>
        </li>
      </ul>
    </section>
  );
};
