import {dateLiteral, NAMESPACE, periodOfTime} from "./jsonld-context.ts";
import type {SourceRow, StatementRow} from "./statement-row.ts";

/** The name of an entry, given as register/id or register/id#anchor. */
export function nameOf(entry: string): string {
  return `${NAMESPACE}${entry}`;
}

/** The things, sources and statements of rows as a graph of PROV: what was derived from what, when and how surely. */
export function provGraph(rows: readonly StatementRow[]): object[] {
  const nodes = new Map<string, object>();
  for (const row of rows) nodes.set(nameOf(`${row.register}/${row.id}`), thingNode(row));
  for (const source of rows.flatMap(({sources}) => sources)) {
    for (const node of sourceNodes(source)) {
      nodes.set(node["@id"], {...node, ...nodes.get(node["@id"])});
    }
  }
  return [...nodes.values(), ...rows.map(statementNode)];
}

function thingNode({register, id, name}: StatementRow): object {
  return {
    "@id": nameOf(`${register}/${id}`),
    "@type": "prov:Entity",
    title: name,
    isPartOf: nameOf(register)
  };
}

/** A source, and its passage as a part of it where one is cited. */
function sourceNodes(source: SourceRow): {"@id": string}[] {
  const {title, publisher, date, address, anchor, passage} = source;
  const whole = nameOf(`${source.register}/${source.id}`);
  const node = {
    "@id": whole,
    "@type": "prov:Entity",
    title,
    ...(publisher !== null && {publisherName: publisher}),
    ...(date !== null && {issued: dateLiteral(date)}),
    ...(address !== null && {page: address})
  };
  if (anchor === null) return [node];
  const part = {"@id": citedName(source), "@type": "prov:Entity", title: passage ?? anchor, isPartOf: whole};
  return [node, part];
}

function citedName({register, id, anchor}: SourceRow): string {
  return nameOf(`${register}/${id}${anchor === null ? "" : `#${anchor}`}`);
}

function statementNode(row: StatementRow): object {
  const remarked = row.sources.filter(({remark}) => remark !== null);
  return {
    "@id": nameOf(`statements/${row.statement}`),
    "@type": ["prov:Entity", "rdf:Statement"],
    subject: nameOf(`${row.register}/${row.id}`),
    predicate: nameOf(`vocabulary/${row.register}/${row.property}`),
    object: objectOf(row),
    label: row.words,
    ...periodOfTime(row.from, row.to),
    ...(row.asOf !== null && {asOf: dateLiteral(row.asOf)}),
    confidence: row.confidence,
    generatedAtTime: `${row.entered}T00:00:00Z`,
    reviewBy: row.review,
    wasDerivedFrom: row.sources.map(citedName),
    ...(remarked.length > 0 && {
      qualifiedDerivation: remarked.map((source) => ({
        "@type": "prov:Derivation",
        entity: citedName(source),
        comment: source.remark
      }))
    }),
    ...(row.note !== null && {comment: row.note}),
    isPartOf: nameOf(row.register)
  };
}

/** The entry a value names, plain text, or the fields of the value as JSON. */
function objectOf({value, names}: StatementRow): object | string {
  const [entry] = names;
  if (typeof value !== "string") return {"@value": value, "@type": "@json"};
  return names.length === 1 && entry !== undefined ? {"@id": nameOf(entry)} : value;
}
