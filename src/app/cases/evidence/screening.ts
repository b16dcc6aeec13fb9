import {ApertureError} from "../../../base/errors.ts";
import {countOf} from "../../../base/text.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import type {WrittenOrganisation} from "../../../safeguard/organisations/same-organisation.ts";
import {type ScreeningAnswer, sentenceOf} from "../../../safeguard/screening/use/answer.ts";
import {certify} from "../../../safeguard/screening/use/certificate.ts";
import {type OpenScreening, openScreening} from "../../screening/open-screening.ts";
import {readQuestion, type ScreeningForm} from "../../screening/question.ts";
import {screen} from "../../screening/screen.ts";
import type {Gathering} from "./gathering.ts";

type Place = Pick<Gathering, "site" | "today" | "effects">;

/** Each partner looked up in every list held, with a signed certificate. */
export function screenings(gathering: Gathering): Promise<CaseEvidence[]> {
  return screenOrganisations(gathering.plan.partners, gathering);
}

/** Organisations looked up in every list held, each with a signed certificate, in the order given. */
export async function screenOrganisations(
  organisations: readonly WrittenOrganisation[],
  place: Place
): Promise<CaseEvidence[]> {
  const open = await openLists(place);
  const found: CaseEvidence[] = [];
  for (const {name, country, identifier} of organisations) {
    const form = {name, country, kind: "organisation", ...(identifier && {identifier})};
    found.push(
      open ? await screenOne(open, form, name, "organisation", place) : notScreened(name, place.today)
    );
  }
  return found;
}

/** A person looked up by name alone; no finding says more of a person than that a name met. */
export async function screenPerson(
  place: Place,
  {person, name}: {readonly person: string; readonly name: string}
): Promise<CaseEvidence> {
  const open = await openLists(place);
  if (!open) return notScreened(person, place.today);
  return screenOne(open, {name, kind: "person"}, person, "person", place);
}

async function openLists({site, effects}: Place): Promise<OpenScreening | undefined> {
  try {
    return await openScreening(site.dataDir, effects);
  } catch (error) {
    if (error instanceof ApertureError && error.code === "no-records") return undefined;
    throw error;
  }
}

function notScreened(about: string, on: string): CaseEvidence {
  return {
    kind: "screening",
    about,
    says: "Not screened: no restrictive list is held here.",
    signal: "attention",
    because:
      "A partner was not screened, since no restrictive list is held. Fetch them: npx aperture lists update",
    quoted: [],
    facts: {hits: ""},
    sources: [],
    on
  };
}

async function screenOne(
  open: OpenScreening,
  form: ScreeningForm,
  about: string,
  kind: "organisation" | "person",
  {site, effects, today}: Place
): Promise<CaseEvidence> {
  const answer = await screen(open, readQuestion(form));
  const certificate = await certify(site.dataDir, answer, effects.now());
  const hasHits = answer.hits.length > 0;
  const who = kind === "person" ? "A person named in the case" : about;
  return {
    kind: "screening",
    about,
    says: sentenceOf(answer),
    signal: hasHits ? "risk" : "none",
    ...(hasHits && {
      because: `${who}: ${countOf(answer.hits.length, "entry", "entries")} of restrictive lists to look at.`
    }),
    quoted: quotedOf(answer),
    facts: factsOf(answer),
    certificate: JSON.stringify(certificate),
    sources: answer.screened.map(({title, dated, sha256}) => ({title, dated, sha256})),
    on: today
  };
}

function quotedOf({hits, notScreened: missing, cleared}: ScreeningAnswer): CaseEvidence["quoted"] {
  return [
    ...hits.map(({name, list, reference, band, score, otherName}) => ({
      label: `${list}/${reference}`,
      value: `${name} (${[band, score.toFixed(2), otherName && `by the other name ${otherName}`].filter(Boolean).join(", ")})`
    })),
    ...missing.map(({title, warning}) => ({label: title, value: warning})),
    ...cleared.map(({list, reference, reason, by, on}) => ({
      label: `${list}/${reference}`,
      value: `cleared by ${by} on ${on}: ${reason}`
    }))
  ];
}

/** What a later look is compared with: the entries that met, by their facts. A new edition without a change is none. */
function factsOf({hits}: ScreeningAnswer): CaseEvidence["facts"] {
  const met = hits.map(({list, reference, facts}) => `${list}/${reference} ${facts}`).sort();
  return {hits: met.join("; ")};
}
