/**
 * The country networks of two programmes side by side, as in docs/method/networks.md.
 * Run: npx tsx bench/programme-networks.ts DATA, where DATA has a warehouse that holds HORIZON and H2020.
 */
import {openStore} from "../src/app/store.ts";
import {countries} from "../src/catalogue/countries.ts";
import type {Counting} from "../src/domain/figure.ts";
import {requestFor} from "../src/domain/request.ts";
import type {NetworkAnalysis} from "../src/monitor/networks/analysis.ts";
import {queryNetwork} from "../src/monitor/networks/compute-network.ts";
import {edgeCount, partOf} from "../src/monitor/networks/graph.ts";

const MEMBERS = countries()
  .filter(({member}) => member && member.to === undefined)
  .map(({code}) => code);

/** 0 where all have the same, towards 1 where one has everything. */
function gini(values: readonly number[]): number {
  const rising = [...values].sort((a, b) => a - b);
  const total = rising.reduce((sum, value) => sum + value, 0);
  const weighted = rising.reduce((sum, value, at) => sum + (2 * at + 1 - rising.length) * value, 0);
  return weighted / (rising.length * total);
}

function first(analysis: NetworkAnalysis, values: Float64Array, count: number): string {
  const {ids} = analysis.graph;
  const order = [...ids.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  return order
    .slice(0, count)
    .map((node) => `${ids[node]} ${(100 * (values[node] ?? 0)).toFixed(2)} %`)
    .join(", ");
}

async function show(analysis: NetworkAnalysis): Promise<void> {
  const {graph} = analysis;
  const strength = analysis.strengths();
  const places = MEMBERS.map((code) => graph.ids.indexOf(code)).filter((place) => place >= 0);
  const ofMembers = partOf(graph, places);
  const {isCore} = analysis.richCore();
  const core = graph.ids.filter((_, node) => isCore[node] === 1);
  const total = strength.reduce((sum, value) => sum + value, 0);
  const inCore = strength.reduce((sum, value, node) => sum + value * (isCore[node] ?? 0), 0);
  const {count, modularity, stability} = await analysis.communities();
  const chance = await analysis.chance();
  const weakest = [...places].sort((a, b) => (strength[a] ?? 0) - (strength[b] ?? 0)).slice(0, 6);
  console.log(
    `  ${graph.ids.length} countries, ${edgeCount(graph)} links, density ${analysis.density().toFixed(4)}`
  );
  console.log(`  pairs of Member States that work together: ${edgeCount(ofMembers)} of ${(27 * 26) / 2}`);
  console.log(
    `  Gini of strength: all ${gini([...strength]).toFixed(3)}, Member States ${gini(places.map((place) => strength[place] ?? 0)).toFixed(3)}`
  );
  console.log(`  rich core: ${core.join(" ")}, ${((100 * inCore) / total).toFixed(1)} % of strength`);
  console.log(
    `  communities: ${count}, modularity ${modularity.toFixed(4)}, least stability ${Math.min(...stability).toFixed(3)}`
  );
  console.log(
    `  by chance: ${chance.mean.toFixed(4)} (${chance.lowest.toFixed(4)} to ${chance.highest.toFixed(4)})`
  );
  console.log(`  PageRank: ${first(analysis, analysis.pageRank(), 10)}`);
  console.log(`  weakest Member States: ${weakest.map((place) => graph.ids[place]).join(", ")}`);
}

const warehouse = await openStore(process.argv[2]);
for (const programme of ["HORIZON", "H2020"])
  for (const counting of ["whole", "fractional"] as Counting[]) {
    console.log(`${programme}, counted ${counting}`);
    const request = requestFor("network", {filters: {programme: [programme]}, counting});
    await show((await queryNetwork(warehouse, request, "country")).analysis);
  }
warehouse.db.close();
