import type {FC} from "hono/jsx";
import type {MappingProgress} from "../../app/mapping-progress.ts";
import {formatDate} from "../../base/dates.ts";
import {countOf} from "../../base/text.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {CooperationMap} from "../../pool/mapping/cooperation-map.ts";
import {REVIEW_STAGES, type ReviewStage} from "../../pool/mapping/review.ts";
import {Scroll} from "../components/scroll.tsx";

/** The colour of each stage, of those that states of commitments have; the word says it alone. */
const COLOURS: Readonly<Record<ReviewStage, string>> = {
  "not-answered": "announced",
  answered: "started",
  "comments-open": "stale",
  changed: "superseded",
  "signed-off": "evidenced"
};

export const StageMark: FC<{stage: ReviewStage}> = ({stage}) => (
  <span class={`badge state-${COLOURS[stage]}`}>{REVIEW_STAGES[stage]}</span>
);

interface FindingProps {
  readonly map: CooperationMap;
  readonly progress: readonly MappingProgress[];
  readonly exercise: boolean;
}

/** How far the mapping has come, in a sentence. */
export const MappingFinding: FC<FindingProps> = ({map, progress, exercise}) => {
  const asked = map.answered.length + map.missing.length;
  const signedOff = map.answered.filter((code) =>
    progress.some(({country, stage}) => country === code && stage === "signed-off")
  );
  return (
    <p class="finding">
      {map.answered.length} of {asked} {exercise ? "countries of the exercise" : "Member States"} have
      answered what they do with non-EU countries
      {map.answered.length > 0 && `, and ${signedOff.length} have signed their return off`}.
      {map.others.length > 0 &&
        ` So have ${countOf(map.others.length, "associated country", "associated countries")}.`}
    </p>
  );
};

interface ProgressProps {
  readonly progress: readonly MappingProgress[];
  nameOf(code: CountryCode): string;
}

/** Every country asked, with how far its return has come. */
export const ProgressTable: FC<ProgressProps> = ({progress, nameOf}) => (
  <section id="progress">
    <h2>Who has answered, and who stands by it</h2>
    <Scroll label="Progress by country" isList>
      <table>
        <caption class="visually-hidden">Stage, return, comments and sign-off of each country</caption>
        <thead>
          <tr>
            <th scope="col">Country</th>
            <th scope="col">Stage</th>
            <th scope="col">Return in use</th>
            <th scope="col">Comments</th>
            <th scope="col">Signed off</th>
          </tr>
        </thead>
        <tbody>
          {progress.map((one) => (
            <ProgressRow one={one} name={nameOf(one.country)} />
          ))}
        </tbody>
      </table>
    </Scroll>
  </section>
);

const Blank: FC = () => <span class="blank">–</span>;

const ProgressRow: FC<{one: MappingProgress; name: string}> = ({one, name}) => {
  const {country, stage, version, asOf, rows, comments, openComments, signedOff} = one;
  return (
    <tr>
      <th scope="row">{version === null ? name : <a href={`/mapping/${country}`}>{name}</a>}</th>
      <td data-label="Stage">
        <StageMark stage={stage} />
      </td>
      <td data-label="Return in use">
        {asOf === null || rows === null ? (
          <Blank />
        ) : (
          `Version ${version} as of ${formatDate(asOf)}, ${countOf(rows, "row")}`
        )}
      </td>
      <td data-label="Comments">
        {comments === 0 ? <Blank /> : `${comments}${openComments > 0 ? `, ${openComments} to answer` : ""}`}
      </td>
      <td data-label="Signed off">
        {signedOff ? (
          `Version ${signedOff.version}, ${formatDate(signedOff.at.slice(0, 10))}, by ${signedOff.by}`
        ) : (
          <Blank />
        )}
      </td>
    </tr>
  );
};
