import {countStates} from "../../app/catalogue/commitments.ts";
import {placeOf} from "../../app/catalogue/facts.ts";
import {listInitiatives} from "../../app/catalogue/initiatives.ts";
import {readTeamEurope} from "../../app/catalogue/team-europe.ts";
import {readCooperationMap} from "../../app/national-mapping.ts";
import {formatDate} from "../../base/dates.ts";
import {thingsOf} from "../../catalogue/catalogue.ts";
import {agreements} from "../../catalogue/registers/agreements.ts";
import {bodies} from "../../catalogue/registers/bodies.ts";
import {dialogue} from "../../catalogue/registers/dialogue.ts";
import {principles} from "../../catalogue/registers/principles.ts";
import {roadmaps} from "../../catalogue/registers/roadmaps.ts";
import {Layout} from "../components/layout.tsx";
import type {Page} from "../page.ts";

/** The way into the job Pool: what was promised, who joins in, what is paid, who cooperates with whom. */
export const poolPage: Page = {
  path: "/pool",
  async render({path, today, dataDir}, c) {
    const states = countStates(today);
    const team = readTeamEurope(today);
    const map = await readCooperationMap(dataDir, today);
    const asked = map.answered.length + map.missing.length;
    const cards = [
      {
        href: "/commitments",
        title: "Commitments",
        text: `${Object.values(states).reduce((a, b) => a + b, 0)} promises and requests with actor, due date and evidence: ${states.evidenced} evidenced, ${states.stale} stale.`
      },
      {
        href: "/initiatives",
        title: "Initiatives",
        text: `${listInitiatives(today).length} multilateral, regional and Team Europe initiatives with members, EU role, money and figures.`
      },
      {
        href: "/team-europe",
        title: "Team Europe and money",
        text: `${team.contributions.length} amounts, each euro counted once; sums that would double count are refused.`
      },
      {
        href: "/agreements",
        title: "Agreements and roadmaps",
        text: `${thingsOf(agreements).length} agreements and ${thingsOf(roadmaps).length} roadmaps: state, renewals, joint committees, conditions on both sides.`
      },
      {
        href: "/principles",
        title: "Principles and dialogue",
        text: `${thingsOf(principles).length} principles and values with definitions, and ${thingsOf(dialogue).length} steps of the multilateral dialogue.`
      },
      {
        href: "/mapping",
        title: "National mapping",
        text: `What Member States do with non-EU countries: ${map.answered.length} of ${asked} have answered.`
      }
    ];
    return c.html(
      <Layout
        title="Pool"
        path={path}
        description="Initiatives, Team Europe, commitments, agreements and the national mapping."
      >
        <div class="page-head">
          <h1>Pool</h1>
          <p class="finding">
            What the EU and its Member States do together with the world: promises kept and gone stale,
            initiatives, money, agreements, and who cooperates with whom.
          </p>
          <p class="scope">
            As of {formatDate(today)}. Every fact is dated, sourced, and says how it is known.
          </p>
        </div>
        <ul class="cards">
          {cards.map(({href, title, text}) => (
            <li class="card">
              <h2>
                <a href={href}>{title}</a>
              </h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>
        <h2 id="governance">Who steers it</h2>
        <ul class="links">
          {thingsOf(bodies).map((thing) => (
            <li>
              <a href={placeOf("bodies", thing.id)}>{thing.name}</a>
            </li>
          ))}
        </ul>
        <section class="next">
          <h2>Behind it</h2>
          <ul>
            <li>
              <a href="/library">The library of documents</a>
            </li>
            <li>
              <a href="/catalogue">How many facts there are and how well they are known</a>
            </li>
          </ul>
        </section>
      </Layout>
    );
  }
};
