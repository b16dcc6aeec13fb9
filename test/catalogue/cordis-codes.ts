import type {Readable} from "node:stream";
import {text} from "node:stream/consumers";
import {fileURLToPath} from "node:url";
import yauzl from "yauzl";

/** The distinct values of the column `country` in organization.csv of a CORDIS archive. */
export async function countryCodesIn(archive: URL): Promise<Set<string>> {
  const csv = await text(await openMember(fileURLToPath(archive), "organization.csv"));
  const codes = new Set<string>();
  let column = -1;
  for (const row of rowsOf(csv)) {
    if (column < 0) column = row.indexOf("country");
    else if (row.length > 1) codes.add(row[column] ?? "");
  }
  return codes;
}

function openMember(path: string, name: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, {lazyEntries: true}, (failure, zip) => {
      if (failure) return reject(failure);
      zip.on("error", reject);
      zip.on("entry", (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
      });
      zip.readEntry();
    });
  });
}

/** Rows of a file separated by semicolons, fields in double quotes or bare, line breaks inside quotes. */
function* rowsOf(csv: string): Generator<string[]> {
  let row: string[] = [];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/g)) {
    row.push(quoted ?? bare ?? "");
    if (end === ";") continue;
    yield row;
    row = [];
  }
}
