import {raw} from "hono/html";
import type {FC} from "hono/jsx";
import {placeOf} from "../../app/catalogue/facts.ts";
import {
  boundOf,
  type Contribution,
  readTeamEurope,
  type TeamEurope
} from "../../app/catalogue/team-europe.ts";
import {groupBy} from "../../base/collections.ts";
import {formatEur} from "../../base/numbers.ts";
import {capital} from "../../base/text.ts";
import {CONTRIBUTION_STAGES} from "../../catalogue/registers/contributions.ts";
import {sayMoney} from "../../catalogue/values.ts";
import {responsive, WIDTHS} from "../../charts/responsive.ts";
import {sankeyChart} from "../../charts/sankey.ts";
import {type Sum, sumOnce} from "../../pool/counted-once.ts";
import {Layout} from "../components/layout.tsx";
import {PoolNav} from "../components/pool-nav.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";

/** Money pooled by the EU, Member States and financial institutions, each euro counted once. */
export const teamEuropePage: Page = {
  path: "/team-europe",
  parameters: () => ["id"],
  render({query, path, today}, c) {
    const team = readTeamEurope(today);
    const asked = query.getAll("id").filter((id) => team.ledger.amounts.has(id));
    return c.html(
      <Layout
        title="Team Europe"
        path={path}
        trail={[{href: "/pool", title: "Pool"}]}
        description="Contributions of the EU, Member States and financial institutions, each euro counted once."
      >
        <div class="page-head">
          <h1>Team Europe and money</h1>
          <p class="finding">
            {team.contributions.length} amounts that the EU, Member States and others put into{" "}
            {team.byInitiative.length} initiatives, with what each counts towards, so that no euro is counted
            twice.
          </p>
          <p class="scope">
            Amounts are those announced or reported, with their sources; what Member States give to most
            initiatives is not published. A sum that would count a euro twice is refused, with the way it
            would go.
          </p>
        </div>
        <PoolNav path={path} />
        {asked.length > 0 && <Answer team={team} ids={asked} />}
        <FlowPicture team={team} />
        <ByInitiative team={team} />
        <AmountForm team={team} asked={asked} path={path} />
        <Excesses team={team} />
        <p class="source">
          As data: <a href="/api/v1/contributions">JSON</a> ·{" "}
          <a href="/api/v1/catalogue/contributions?format=csv">CSV of the facts</a>
        </p>
      </Layout>
    );
  }
};

const FlowPicture: FC<{team: TeamEurope}> = ({team}) => {
  const pairs = (from: "payer" | "initiative", to: "initiative" | "destination") =>
    [...groupBy(team.flows, (flow) => `${flow[from]}\n${flow[to]}`).values()].map((group) => {
      const value = group.reduce((sum, {amount}) => sum + amount, 0);
      return {from: group[0]?.[from] ?? "", to: group[0]?.[to] ?? "", value, text: formatEur(value)};
    });
  const links = [pairs("payer", "initiative"), pairs("initiative", "destination")];
  const options = {
    id: "flows",
    title: "Money from payer to initiative to where it goes",
    description: links[0]?.map(({from, to, text}) => `${from} to ${to}: ${text}`).join("; ") ?? "",
    columns: ["Payer", "Initiative", "Destination"],
    links,
    format: formatEur
  };
  return (
    <figure class="figure">
      <figcaption>
        <h2 id="flows-heading">From payer to initiative to country</h2>
        <p class="subtitle">
          {capital(
            sayMoney({
              amount: team.drawn.amount,
              currency: "EUR",
              bound: boundOf(team.contributions, team.drawn.ids)
            })
          )}{" "}
          in all, each euro once, as announced or committed. Parts are drawn instead of their whole; what a
          whole holds beyond its parts is “not attributed”.
        </p>
      </figcaption>
      {raw(responsive(sankeyChart, options, [WIDTHS.narrow, WIDTHS.wide, WIDTHS.full]))}
      <details class="mapping">
        <summary>Table</summary>
        <Scroll label="Flows">
          <table>
            <caption class="visually-hidden">Flows of money</caption>
            <thead>
              <tr>
                <th scope="col">Payer</th>
                <th scope="col">Initiative</th>
                <th scope="col">Destination</th>
                <th scope="col" class="num">
                  Amount
                </th>
              </tr>
            </thead>
            <tbody>
              {team.flows.map(({payer, initiative, destination, amount}) => (
                <tr>
                  <th scope="row">{payer}</th>
                  <td>{initiative}</td>
                  <td>{destination}</td>
                  <td class="num">{formatEur(amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
      {team.drawn.leftOut.length > 0 && (
        <p class="quiet">
          Left out, since nobody has said whether it is the same money:{" "}
          {team.drawn.leftOut
            .map(({between: [kept, id]}) => `${nameOf(team, id)} (beside ${nameOf(team, kept)})`)
            .join("; ")}
          .
        </p>
      )}
      <p class="source">Source: register of contributions; each amount below names its own.</p>
    </figure>
  );
};

const ByInitiative: FC<{team: TeamEurope}> = ({team}) => (
  <>
    <h2 id="initiatives">What each initiative adds up to</h2>
    <Scroll label="Sums by initiative" isList>
      <table>
        <caption class="visually-hidden">Sums by initiative, each euro once</caption>
        <thead>
          <tr>
            <th scope="col">Initiative</th>
            <th scope="col">Sum</th>
            <th scope="col">Made of</th>
          </tr>
        </thead>
        <tbody>
          {team.byInitiative.map(({initiative, ids, sum}) => (
            <tr>
              <th scope="row">
                <a href={placeOf("initiatives", initiative.id)}>{initiative.name}</a>
              </th>
              <td data-label="Sum">
                {"amount" in sum ? (
                  <span class="nowrap">{sayMoney({...sum, bound: boundOf(team.contributions, ids)})}</span>
                ) : (
                  <span class="blank">
                    – <span class="reason">cannot be added: {sum.overlaps[0]?.because}</span>
                  </span>
                )}
              </td>
              <td class="statement" data-label="Made of">
                {ids.map((id, at) => (
                  <>
                    {at > 0 && ", "}
                    <a href={placeOf("contributions", id)}>{nameOf(team, id)}</a>
                  </>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </>
);

function nameOf({contributions}: TeamEurope, id: string): string {
  return contributions.find(({thing}) => thing.id === id)?.thing.name ?? id;
}

const AmountForm: FC<{team: TeamEurope; asked: readonly string[]; path: string}> = ({team, asked, path}) => (
  <form method="get" action={path} id="amounts">
    <h2>Every amount</h2>
    <p>Tick amounts to add them up. A sum that would count a euro twice is refused.</p>
    <Scroll label="Amounts" isList>
      <table class="amounts">
        <caption class="visually-hidden">Amounts</caption>
        <thead>
          <tr>
            <th scope="col">Amount</th>
            <th scope="col" class="num">
              Euros
            </th>
            <th scope="col">Payer</th>
            <th scope="col">Goes to</th>
            <th scope="col">Counts towards</th>
          </tr>
        </thead>
        <tbody>
          {team.contributions.map((one) => (
            <AmountRow one={one} team={team} isAsked={asked.includes(one.thing.id)} />
          ))}
        </tbody>
      </table>
    </Scroll>
    <button class="button" type="submit">
      Add up
    </button>
  </form>
);

const AmountRow: FC<{one: Contribution; team: TeamEurope; isAsked: boolean}> = ({one, team, isAsked}) => (
  <tr>
    <th scope="row">
      <label class="tick">
        <input type="checkbox" name="id" value={one.thing.id} checked={isAsked} />
        <span class="visually-hidden">Add {one.thing.name}</span>
      </label>
      <a href={placeOf("contributions", one.thing.id)}>{one.thing.name}</a>
      <span class="quiet row-about">
        {CONTRIBUTION_STAGES[one.stage as keyof typeof CONTRIBUTION_STAGES]}
      </span>
    </th>
    <td class="num" data-label="Amount">
      {sayMoney(one.money)}
    </td>
    <td data-label="Payer">{one.payers.join(", ")}</td>
    <td data-label="Goes to">{one.destination ?? "not broken down"}</td>
    <td data-label="Counts towards">
      {one.countsTowards.map((id) => nameOf(team, id)).join(", ")}
      {one.mayOverlap.length > 0 && (
        <span class="quiet row-about">
          may overlap with {one.mayOverlap.map(({to}) => nameOf(team, to)).join(", ")}
        </span>
      )}
    </td>
  </tr>
);

/** The sum a reader asked for, or the way by which a euro would be counted twice. */
const Answer: FC<{team: TeamEurope; ids: readonly string[]}> = ({team, ids}) => {
  const sum: Sum = sumOnce(team.ledger, ids);
  return (
    <section class={"amount" in sum ? "note" : "caveat"} id="sum" aria-live="polite">
      {"amount" in sum ? (
        <p>
          <strong>{sayMoney({...sum, bound: boundOf(team.contributions, ids)})}</strong> in all:{" "}
          {ids.map((id) => nameOf(team, id)).join(", ")}.
        </p>
      ) : (
        <>
          <strong>These amounts cannot be added</strong>
          <ul>
            {sum.overlaps.map(({path, because}) => (
              <li>
                {path.map((id) => nameOf(team, id)).join(" → ")}: {explain(team, because)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** Reasons name amounts by id; a reader knows them by name. */
function explain(team: TeamEurope, because: string): string {
  return because.replace(/[a-z0-9]+(?:-[a-z0-9]+)+/g, (id) => nameOf(team, id));
}

const Excesses: FC<{team: TeamEurope}> = ({team}) =>
  team.excesses.length === 0 ? null : (
    <section class="caveat" id="excesses">
      <strong>Parts that exceed their whole</strong>
      <p>The sources disagree; both figures are kept.</p>
      <ul>
        {team.excesses.map(({whole, parts, excess}) => (
          <li>
            {nameOf(team, whole)}: its {parts.length} parts are {formatEur(excess)} more than the whole
          </li>
        ))}
      </ul>
    </section>
  );
