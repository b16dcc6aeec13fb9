import {defaultEffects, type Effects} from "../base/effects.ts";
import {linkAffiliation} from "../safeguard/organisations/link-affiliation.ts";
import {buildRegistryIndex} from "../safeguard/organisations/registry-index.ts";
import {readRegistry} from "./read-registry.ts";
import {transformCsv} from "./transform-csv.ts";

/** Links the affiliations in a CSV (column affiliation) to a registry and writes it with ror_id, confidence and method. Answers with how many were read and linked. */
export async function linkOrganisations(
  from: string,
  to: string,
  registry: string,
  effects: Effects = defaultEffects
): Promise<{readonly read: number; readonly linked: number}> {
  const index = buildRegistryIndex(await readRegistry(registry, effects));
  let linked = 0;
  const read = await transformCsv(
    from,
    to,
    {
      needs: ["affiliation"],
      adds: ["ror_id", "confidence", "method"],
      valuesOf(row) {
        const link = linkAffiliation(index, row["affiliation"] ?? "");
        if (link) linked++;
        return link ? [link.id, link.confidence.toFixed(2), link.method] : ["", "", ""];
      }
    },
    effects
  );
  return {read, linked};
}
