import type {Readable} from "node:stream";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {
  PROJECT_ELEMENTS,
  type ProjectRows,
  projectRows,
  XML_TABLES,
  type XmlTable
} from "./cordis-xml-project.ts";
import {openTable, type TableWriter} from "./csv-writer.ts";
import {type XmlElement, XmlTreeReader} from "./xml-tree.ts";

/** A table written to the staging folder. */
export interface StagedTable {
  readonly name: string;
  readonly path: string;
  readonly columns: readonly string[];
  readonly records: number;
}

export interface XmlFile {
  readonly name: string;
  readonly stream: Readable;
}

/** What came of reading a set of XML files. */
export interface XmlReading {
  readonly tables: readonly StagedTable[];
  readonly projects: number;
  readonly participations: number;
  /** Files that gave no project, and why. */
  readonly skipped: readonly {readonly name: string; readonly reason: string}[];
  /** Projects whose primary programme part is not marked: taken from nested parts, or left open. */
  readonly inferredParts: readonly string[];
  readonly unknownParts: readonly string[];
  /** Participations without an organisation id; files of 2018 have none. */
  readonly withoutOrganisationId: number;
}

/** Far above the largest project known; what is larger is not one project. */
const LARGEST_FILE_BYTES = 1 << 28;

/**
 * Reads CORDIS XML, one project a file, into tables of the official CSV column names. Takes every vintage: with
 * and without namespace, the id as `reference` (2018) or `id`. One project is held at a time.
 */
export async function readCordisXml(
  files: AsyncIterable<XmlFile>,
  stagingDir: string,
  effects: Effects
): Promise<XmlReading> {
  const writers = Object.entries(XML_TABLES).map(([name, columns]) => openTable(stagingDir, name, columns));
  const findings: Findings = {skipped: [], inferredParts: [], unknownParts: [], withoutOrganisationId: 0};
  try {
    const counts = await readFiles(files, writers, findings, effects);
    const tables = writers.map(({name, path, columns, records}) => ({name, path, columns, records}));
    return {...findings, ...counts, tables};
  } finally {
    await Promise.all(writers.map((writer) => writer.close()));
  }
}

interface Findings {
  readonly skipped: {name: string; reason: string}[];
  readonly inferredParts: string[];
  readonly unknownParts: string[];
  withoutOrganisationId: number;
}

async function readFiles(
  files: AsyncIterable<XmlFile>,
  writers: readonly TableWriter[],
  findings: Findings,
  effects: Effects
): Promise<{projects: number; participations: number}> {
  const readFrom = new Map<string, string>();
  let participations = 0;
  let bytes = 0;
  const onBytes = (count: number) => {
    bytes += count;
    effects.signal.throwIfAborted();
    effects.progress.at(bytes, readFrom.size);
  };
  for await (const file of files) {
    const tree = await readTree(file, onBytes);
    const project = typeof tree === "string" ? undefined : projectRows(tree);
    const reason = typeof tree === "string" ? tree : reasonToSkip(project, readFrom);
    if (!project || reason) {
      findings.skipped.push({name: file.name, reason: reason ?? "project without an id"});
      continue;
    }
    readFrom.set(project.id, file.name);
    participations += project.rows.organization.length;
    note(project, findings);
    for (const writer of writers) await writeRows(writer, project);
  }
  return {projects: readFrom.size, participations};
}

/** Archives of some years hold each project once a language, with the same amounts. */
function reasonToSkip(
  project: ProjectRows | undefined,
  readFrom: ReadonlyMap<string, string>
): string | undefined {
  const earlier = project && readFrom.get(project.id);
  return earlier && `project ${project.id} was already read from ${earlier}`;
}

async function readTree(
  {name, stream}: XmlFile,
  onBytes: (count: number) => void
): Promise<XmlElement | string> {
  const reader = new XmlTreeReader(name, "project", PROJECT_ELEMENTS);
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    size += chunk.length;
    if (size > LARGEST_FILE_BYTES) {
      throw new ApertureError("source-damaged", `too large for the XML of one project: ${name}`, {
        hint: "CORDIS publishes one project a file. Fetch the archive again from the publisher."
      });
    }
    reader.push(chunk);
    if (reader.root && reader.root !== "project") return `not a project: ${reader.root}`;
  }
  reader.end();
  return reader.tree ?? `not a project: ${reader.root}`;
}

function note(project: ProjectRows, findings: Findings): void {
  if (project.part === "inferred") findings.inferredParts.push(project.id);
  if (project.part === "unknown") findings.unknownParts.push(project.id);
  findings.withoutOrganisationId += project.rows.organization.filter((row) => !row["organisationID"]).length;
}

async function writeRows(writer: TableWriter, project: ProjectRows): Promise<void> {
  for (const row of project.rows[writer.name as XmlTable]) await writer.write(row);
}
