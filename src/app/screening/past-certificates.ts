import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {type Verified, verifyCertificate} from "../../safeguard/screening/use/certificate.ts";

/** One file as it was found: a certificate that was checked, or what keeps it from being one. */
export type PastCertificate =
  | {readonly file: string; readonly verified: Verified}
  | {readonly file: string; readonly isOther: true};

/** Reads certificates one by one from files and folders, a folder with those inside it; what else lies there is told, not refused. */
export async function* readPastCertificates(paths: readonly string[]): AsyncGenerator<PastCertificate> {
  for (const path of paths) {
    if (!(await isFolder(path))) {
      yield {file: path, verified: verifyCertificate(await readFile(path, "utf8"))};
      continue;
    }
    const inside = await readdir(path, {recursive: true, withFileTypes: true});
    const files = inside.filter((one) => one.isFile() && one.name.endsWith(".json"));
    for (const file of files.map(({parentPath, name}) => join(parentPath, name)).sort())
      yield await readAny(file);
  }
}

async function readAny(file: string): Promise<PastCertificate> {
  try {
    return {file, verified: verifyCertificate(await readFile(file, "utf8"))};
  } catch (error) {
    if (error instanceof ApertureError) return {file, isOther: true};
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${path}`, {hint: "Check the path."});
  }
}
