import type {FC} from "hono/jsx";
import {factOf, placeOf} from "../../app/catalogue/facts.ts";
import {formatDate} from "../../base/dates.ts";
import {thingsOf} from "../../catalogue/catalogue.ts";
import {firstOf, stated} from "../../catalogue/register.ts";
import {DIALOGUE_KINDS, dialogue} from "../../catalogue/registers/dialogue.ts";
import {principles} from "../../catalogue/registers/principles.ts";
import {sayParty} from "../../catalogue/values.ts";
import type {Thing} from "../../domain/statement.ts";
import {ConfidenceMark, FactText, SourceList} from "../components/facts.tsx";
import {Layout} from "../components/layout.tsx";
import {PoolNav} from "../components/pool-nav.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";

/** The principles and values, and the dialogue through which they are sought in common. */
export const principlesPage: Page = {
  path: "/principles",
  render({path}, c) {
    const list = thingsOf(principles).sort((a, b) => numberOf(a) - numberOf(b));
    const events = thingsOf(dialogue).sort((a, b) => dateOf(a).localeCompare(dateOf(b)));
    return c.html(
      <Layout
        title="Principles and dialogue"
        path={path}
        trail={[{href: "/pool", title: "Pool"}]}
        description="Principles and values for international cooperation in research and innovation, and the multilateral dialogue."
      >
        <div class="page-head">
          <h1>Principles and dialogue</h1>
          <p class="finding">
            {list.length} principles and values for international cooperation, and {events.length} steps of
            the dialogue in which a common understanding of them is sought.
          </p>
          <p class="scope">
            Definitions are working definitions in our own words; where the wording of a declaration could not
            be read, they say so. How countries fare on values is measured elsewhere and never turned into a
            single score.
          </p>
        </div>
        <PoolNav path={path} />
        <h2 id="principles">Principles and values</h2>
        <div class="principle-list">
          {list.map((thing) => (
            <Principle thing={thing} />
          ))}
        </div>
        <h2 id="dialogue">The dialogue, step by step</h2>
        <DialogueTable events={events} />
        <p class="source">
          As data: <a href="/api/v1/catalogue/principles">principles (JSON)</a> ·{" "}
          <a href="/api/v1/catalogue/dialogue">dialogue (JSON)</a> ·{" "}
          <a href="/api/v1/catalogue/dialogue?format=csv">dialogue (CSV)</a>
        </p>
      </Layout>
    );
  }
};

function numberOf(thing: Thing): number {
  return firstOf(principles, thing, "number") ?? 99;
}

function dateOf(thing: Thing): string {
  return firstOf(dialogue, thing, "date") ?? "9999";
}

const Principle: FC<{thing: Thing}> = ({thing}) => {
  const definitions = stated(principles, thing, "definition").map(factOf);
  const named = stated(principles, thing, "named-in").map(factOf);
  return (
    <section class="principle" id={thing.id}>
      <h3>
        <a href={placeOf("principles", thing.id)}>{thing.name}</a>
      </h3>
      {definitions.map((fact) => (
        <p>
          <FactText fact={fact} />
        </p>
      ))}
      {named.length > 0 && (
        <p class="quiet small">
          Named in{" "}
          {named.map((fact, at) => (
            <>
              {at > 0 && "; "}
              <a href={fact.links[0]?.href}>{fact.text}</a>
              {fact.statement.confidence === "unverified" && (
                <>
                  {" "}
                  <ConfidenceMark statement={fact.statement} />
                </>
              )}
            </>
          ))}
        </p>
      )}
    </section>
  );
};

const DialogueTable: FC<{events: readonly Thing[]}> = ({events}) => (
  <Scroll label="Multilateral dialogue" isList>
    <table>
      <caption class="visually-hidden">Steps of the multilateral dialogue</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Event</th>
          <th scope="col">Partners known</th>
          <th scope="col">Outcome</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {events.map((thing) => {
          const kind = firstOf(dialogue, thing, "kind");
          const date = firstOf(dialogue, thing, "date");
          const partners = stated(dialogue, thing, "partner").map(({value}) => sayParty(value));
          const outcomes = stated(dialogue, thing, "outcome").map(factOf);
          const [first] = stated(dialogue, thing, "kind").map(factOf);
          return (
            <tr>
              <td data-label="Date" class="nowrap">
                {date ? formatDate(date) : "not known"}
              </td>
              <th scope="row">
                <a href={placeOf("dialogue", thing.id)}>{thing.name}</a>
                <span class="quiet row-about">{kind && DIALOGUE_KINDS[kind]}</span>
              </th>
              <td class="statement" data-label="Partners known">
                {partners.join(", ") || "–"}
              </td>
              <td class="statement" data-label="Outcome">
                {outcomes.map((fact) => (
                  <p class="tight">
                    <FactText fact={fact} />
                  </p>
                ))}
              </td>
              <td class="statement quiet" data-label="Source">
                {first && <SourceList sources={first.sources} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </Scroll>
);
