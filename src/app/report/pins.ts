import {oncePer} from "../../base/collections.ts";
import {sha256} from "../../base/hash.ts";
import {catalogueRevision} from "../../catalogue/revision.ts";
import {readScheme} from "../../modulate/assessment/read-scheme.ts";
import type {Pins} from "../../report/manifest.ts";
import type {Edition} from "../site.ts";

/** What a report built from an open edition rests on; the catalogue is read once a process, and an edition does not change. */
export const pinsOf = oncePer(readPins);

function readPins({warehouse: {manifest}}: Edition): Pins {
  const scheme = readScheme();
  return {
    warehouse: {id: manifest.id, kind: manifest.kind, method: manifest.method},
    catalogue: {revision: catalogueRevision()},
    scheme: {id: scheme.id, version: scheme.version, sha256: sha256(JSON.stringify(scheme))},
    vintages: manifest.vintages.map(({ref: {source, programme, dated, sha256: hash}}) => ({
      source,
      programme,
      dated,
      sha256: hash
    }))
  };
}
