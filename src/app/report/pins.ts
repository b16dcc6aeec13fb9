import {sha256} from "../../base/hash.ts";
import {catalogueRevision} from "../../catalogue/revision.ts";
import {readScheme} from "../../modulate/assessment/read-scheme.ts";
import type {Pins} from "../../report/manifest.ts";
import type {Edition} from "../site.ts";

/** The catalogue is read once a process and an edition does not change, so neither do their pins. */
const pinned = new WeakMap<Edition, Pins>();

/** What a report built from an open edition rests on. */
export function pinsOf(edition: Edition): Pins {
  const pins = pinned.get(edition) ?? readPins(edition);
  pinned.set(edition, pins);
  return pins;
}

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
