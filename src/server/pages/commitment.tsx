import {readRegister, readThing} from "../../app/catalogue/things.ts";
import {formatDate} from "../../base/dates.ts";
import {historyOf, STATE_MEANINGS, stateOn} from "../../pool/commitment-state.ts";
import {StateHistory, StateMark} from "../components/commitment-state.tsx";
import {FactTable, Finding, Mentions, OpenPoints} from "../components/facts.tsx";
import {Layout} from "../components/layout.tsx";
import {dayAsked} from "../day-asked.ts";
import type {Page} from "../page.ts";
import {DataLinks} from "./thing.tsx";

/** One commitment: what was promised, where, and everything found on what happened since. */
export const commitmentPage: Page = {
  path: "/commitments/:id",
  parameters: () => ["on"],
  render({params, query, path, today}, c) {
    const on = dayAsked(query, today);
    const {thing, facts, mentions} = readThing(readRegister("commitments"), params["id"] ?? "");
    const turns = historyOf(thing, on);
    const last = stateOn(thing, on);
    const trail = [
      {href: "/pool", title: "Pool"},
      {href: "/commitments", title: "Commitments"}
    ];
    return c.html(
      <Layout title={thing.name} path={path} trail={trail}>
        <div class="page-head">
          <h1>
            {thing.name} <span class="quiet">{thing.id.toUpperCase()}</span>
          </h1>
          <Finding facts={facts} property="text" />
          {last && (
            <p class="scope">
              <StateMark state={last.state} /> since {formatDate(last.date)}: {STATE_MEANINGS[last.state]}.
            </p>
          )}
        </div>
        <h2 id="history">What happened</h2>
        <StateHistory turns={turns} />
        <OpenPoints open={thing.open} />
        <h2 id="facts">Facts and sources</h2>
        <FactTable facts={facts} caption={`Facts on ${thing.name}`} />
        <Mentions mentions={mentions} title="What names it" />
        <DataLinks register="commitments" id={thing.id} />
      </Layout>
    );
  }
};
