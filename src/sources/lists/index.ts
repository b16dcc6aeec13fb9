import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import {caNro} from "./ca-nro.ts";
import {cnCountermeasures} from "./cn-countermeasures.ts";
import {eu833AnnexIv} from "./eu-833-annex-iv.ts";
import {euFsf} from "./eu-fsf.ts";
import {jpMetiEndUsers} from "./jp-meti-end-users.ts";
import {jpMetiSpecified} from "./jp-meti-specified.ts";
import type {ListDeclaration} from "./list.ts";
import {own} from "./own.ts";
import {uk} from "./uk.ts";
import {unSc} from "./un-sc.ts";
import {us1260h} from "./us-1260h.ts";
import {us1286} from "./us-1286.ts";
import {usBisDpl} from "./us-bis-dpl.ts";
import {usBisEntityList} from "./us-bis-entity-list.ts";
import {usBisMeu} from "./us-bis-meu.ts";
import {usBisUvl} from "./us-bis-uvl.ts";
import {usCsl} from "./us-csl.ts";
import {usOfacConsolidated} from "./us-ofac-consolidated.ts";
import {usOfacSdn} from "./us-ofac-sdn.ts";

/** Every list, in the order in which a reader in the European Union asks for them. */
export const LISTS: readonly ListDeclaration[] = [
  euFsf,
  eu833AnnexIv,
  unSc,
  uk,
  usCsl,
  usOfacSdn,
  usOfacConsolidated,
  usBisEntityList,
  usBisMeu,
  usBisDpl,
  usBisUvl,
  us1260h,
  us1286,
  caNro,
  jpMetiEndUsers,
  jpMetiSpecified,
  cnCountermeasures,
  own
];

/** The list of an id, or an error that says which there are. */
export function listById(id: string): ListDeclaration {
  const found = LISTS.find((list) => list.id === id);
  if (found) return found;
  const ids = LISTS.map((list) => list.id);
  const near = closest(id, ids);
  throw new ApertureError("not-found", `unknown list: ${id}`, {
    hint: near ? `Did you mean ${near}?` : `Known: ${ids.join(", ")}.`
  });
}
