import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {IsoDate} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {countries} from "../../catalogue/countries.ts";
import type {CountryCode} from "../../domain/country.ts";
import {writeAside} from "../../report/aside/write-aside.ts";
import type {Report} from "../../report/block.ts";
import {writeHtml} from "../../report/write-html.ts";
import {readCountry} from "../codes.ts";
import {openSite} from "../site.ts";
import {composeBriefing} from "./briefing.ts";

/** The forms a dossier is written in, with the media type of each. */
export const DOSSIER_FORMS = {
  html: "text/html; charset=utf-8",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
} as const;

export type DossierForm = keyof typeof DOSSIER_FORMS;

/** A dossier in one form. Word and PDF are written in a thread of their own, so that a server answers meanwhile. */
export async function writeDossierForm(report: Report, form: DossierForm): Promise<Uint8Array> {
  return form === "html" ? new TextEncoder().encode(writeHtml(report)) : writeAside(form, report);
}

export interface DossierOptions {
  readonly dataDir: string;
  readonly out: string;
  readonly on: IsoDate;
  readonly forms: readonly DossierForm[];
}

/** Writes the dossiers of countries into a folder, and says which files it wrote. */
export async function writeDossiers(
  codes: readonly CountryCode[],
  {dataDir, out, on, forms}: DossierOptions,
  effects: Effects
): Promise<string[]> {
  const site = openSite(dataDir, effects);
  try {
    const edition = await site.edition();
    await mkdir(out, {recursive: true});
    const written: string[] = [];
    for (const code of codes) {
      effects.progress.step(`Dossier of ${code}`);
      const report = await composeBriefing(code, {edition, dataDir, on});
      for (const form of forms) {
        const path = join(out, `dossier-${code.toLowerCase()}.${form}`);
        await writeFile(path, await writeDossierForm(report, form));
        written.push(path);
      }
    }
    return written;
  } finally {
    site.close();
  }
}

/** Countries by code or name; `all` are those that exist and are no Member State, which have a dossier each. */
export function readDossierCountries(words: readonly string[]): CountryCode[] {
  if (words.length === 0) {
    throw new ApertureError("usage", "missing country", {hint: "Give codes or names, or all."});
  }
  if (words.length === 1 && words[0] === "all") return partnerCodes();
  return [...new Set(words.map(readCountry))];
}

function partnerCodes(): CountryCode[] {
  return countries()
    .filter(({historic, member}) => !historic && (member === undefined || member.to !== undefined))
    .map(({code}) => code)
    .sort();
}
