/**
 * PageRank and communities of a generated network of 2.35 million edges, beside igraph and leidenalg.
 * Run: npx tsx bench/networks.ts [python], with python3-igraph and python3-leidenalg installed.
 */
import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {draw, stateOf} from "../src/base/random.ts";
import {buildGraph, type EdgeColumns, edgeCount} from "../src/monitor/networks/graph.ts";
import {leiden} from "../src/monitor/networks/leiden.ts";
import {pageRank} from "../src/monitor/networks/page-rank.ts";

const NODES = 40_000;
const EDGES = 2_350_000;
const GROUPS = 40;
/** Share of edges that stay inside a group. */
const INSIDE = 0.6;

/** Groups of unlike nodes: low numbers in a group have many edges, high ones few. */
function generated(): EdgeColumns {
  const state = stateOf(1, 1);
  const size = NODES / GROUPS;
  const member = (at: number) => Math.floor(size * draw(state, at) ** 2);
  const group = (at: number) => Math.floor(GROUPS * draw(state, at));
  const sources = new Uint32Array(EDGES);
  const targets = new Uint32Array(EDGES);
  const weights = new Float64Array(EDGES);
  for (let edge = 0; edge < EDGES; edge++) {
    const at = edge * 8;
    const home = group(at);
    sources[edge] = home * size + member(at + 1);
    targets[edge] = (draw(state, at + 2) < INSIDE ? home : group(at + 3)) * size + member(at + 4);
    weights[edge] = 1 + Math.floor(3 * draw(state, at + 5));
  }
  const ids = Array.from({length: NODES}, (_, node) => String(node).padStart(6, "0"));
  return {ids, sources, targets, weights};
}

function timed<T>(name: string, work: () => T): T {
  const start = process.cpuUsage();
  const result = work();
  const {user, system} = process.cpuUsage(start);
  console.log(`${name}: ${((user + system) / 1e6).toFixed(2)} s of processor time`);
  return result;
}

const PEER = `
import sys, time, resource, igraph, leidenalg, array
a = lambda name, kind: array.array(kind, open(sys.argv[1] + "/" + name, "rb").read())
s, t, w = a("sources", "I"), a("targets", "I"), list(a("weights", "d"))
c = time.process_time(); g = igraph.Graph(n=${NODES}, edges=list(zip(s, t))); g.es["weight"] = w
g.simplify(combine_edges="sum"); print("igraph, building: %.2f s" % (time.process_time() - c))
c = time.process_time(); g.pagerank(weights="weight", directed=False); print("igraph, PageRank: %.2f s" % (time.process_time() - c))
c = time.process_time(); p = leidenalg.find_partition(g, leidenalg.ModularityVertexPartition, weights="weight", seed=1)
print("leidenalg: %.2f s, modularity %.5f, %d communities" % (time.process_time() - c, g.modularity(p.membership, weights="weight"), len(p)))
print("peak memory: %d MB" % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
`;

const edges = generated();
const graph = timed("building", () => buildGraph(edges));
console.log(`${edgeCount(graph)} different edges of ${EDGES}`);
const before = process.memoryUsage().rss;
timed("PageRank", () => pageRank(graph));
const found = timed("Leiden", () => leiden(graph, {seed: 1}));
console.log(`modularity ${found.modularity.toFixed(5)}, ${found.count} communities`);
console.log(
  `peak memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, ${Math.round(before / 2 ** 20)} MB before PageRank`
);
const folder = mkdtempSync(join(tmpdir(), "aperture-networks-"));
try {
  for (const name of ["sources", "targets", "weights"] as const)
    writeFileSync(join(folder, name), edges[name]);
  const {stdout, stderr} = spawnSync(process.argv[2] ?? "/usr/bin/python3", ["-c", PEER, folder], {
    encoding: "utf8"
  });
  console.log(stdout || stderr);
} finally {
  rmSync(folder, {recursive: true});
}
