import type {FC} from "hono/jsx";
import {type CountryFacts, readCountryFacts} from "../../app/catalogue/country-facts.ts";
import {placeOf} from "../../app/catalogue/facts.ts";
import {countryInText} from "../../app/country-in-text.ts";
import {formatDate, type IsoDate} from "../../base/dates.ts";
import {firstOf, stated, valueOn} from "../../catalogue/register.ts";
import {AGREEMENT_STATES, agreements} from "../../catalogue/registers/agreements.ts";
import {ROADMAP_STATES, roadmaps} from "../../catalogue/registers/roadmaps.ts";
import type {Country} from "../../domain/country.ts";
import type {Thing} from "../../domain/statement.ts";
import {ConfidenceMark, FactTable, FactText, OpenPoints} from "../components/facts.tsx";

/** What the catalogue says of a country: agreements, roadmaps, initiatives, talks, funding, dialogue. */
export const CatalogueBlock: FC<{country: Country; on: IsoDate}> = ({country, on}) => {
  const facts = readCountryFacts(country.code, on);
  if (isEmpty(facts)) return null;
  return (
    <section id="relations">
      <h2>Agreements, initiatives and relations</h2>
      <div class="grid-2 lists">
        <ThingList title="Agreements" things={facts.agreements} say={(thing) => agreementText(thing, on)} />
        <ThingList title="Roadmaps" things={facts.roadmaps} say={roadmapText} />
        <InitiativeList facts={facts} />
        <ThingList title="Multilateral dialogue" things={facts.dialogue} say={() => ""} />
      </div>
      {facts.relations.length > 0 && (
        <>
          <h3>Talks, funding and events</h3>
          <FactTable
            facts={facts.relations}
            caption={`Relations of the EU with ${countryInText(country.name)}`}
          />
        </>
      )}
      <OpenPoints open={facts.open} />
    </section>
  );
};

function isEmpty({
  agreements: list,
  roadmaps: maps,
  initiatives,
  relations,
  dialogue
}: CountryFacts): boolean {
  return [list, maps, initiatives, relations, dialogue].every((part) => part.length === 0);
}

const ThingList: FC<{title: string; things: readonly Thing[]; say: (thing: Thing) => string}> = ({
  title,
  things,
  say
}) =>
  things.length === 0 ? null : (
    <div>
      <h3>{title}</h3>
      <ul class="plain">
        {things.map((thing) => (
          <li>
            <a href={placeOf(thing.register, thing.id)}>{thing.name}</a>{" "}
            <span class="quiet">{say(thing)}</span> <WeakestMark thing={thing} />
          </li>
        ))}
      </ul>
    </div>
  );

/** Says that a state rests on memory, where it does. */
const WeakestMark: FC<{thing: Thing}> = ({thing}) => {
  const isUnverified = thing.statements.some(
    ({property, confidence}) => ["state", "valid-until"].includes(property) && confidence === "unverified"
  );
  return isUnverified ? <ConfidenceMark statement={{confidence: "unverified"}} /> : null;
};

function agreementText(thing: Thing, on: IsoDate): string {
  const state = valueOn(agreements, thing, "state", on);
  const until = stated(agreements, thing, "valid-until").at(-1)?.value;
  return [state && AGREEMENT_STATES[state].toLowerCase(), until && `until ${formatDate(until)}`]
    .filter(Boolean)
    .join(", ");
}

function roadmapText(thing: Thing): string {
  const state = firstOf(roadmaps, thing, "state");
  return state ? ROADMAP_STATES[state].toLowerCase() : "";
}

const InitiativeList: FC<{facts: CountryFacts}> = ({facts: {initiatives}}) =>
  initiatives.length === 0 ? null : (
    <div>
      <h3>Initiatives and infrastructures</h3>
      <ul class="plain">
        {[...initiatives]
          .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
          .map(({thing, facts: members, isCurrent}) => (
            <li>
              <a href={placeOf("initiatives", thing.id)}>{thing.shortName ?? thing.name}</a>{" "}
              <span class="quiet">
                {!isCurrent && "no longer: "}
                {members.map((fact, at) => (
                  <>
                    {at > 0 && "; "}
                    <FactText fact={{...fact, text: roleText(fact.text), links: []}} />
                  </>
                ))}
              </span>
            </li>
          ))}
      </ul>
    </div>
  );

/** The role out of "Japan (member)": the country is the page's own. */
function roleText(text: string): string {
  return /\(([^()]+)\)$/.exec(text)?.[1] ?? text;
}
