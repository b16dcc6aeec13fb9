import type {IsoDate} from "../../../base/dates.ts";
import type {Country} from "../../../domain/country.ts";
import type {Block, Span, Text} from "../../../report/block.ts";
import {words} from "../../../report/block.ts";
import type {Composer} from "../../../report/composer.ts";
import type {Edition} from "../../site.ts";

/** What every part of a dossier is made from. */
export interface DossierScope {
  readonly country: Country;
  readonly on: IsoDate;
  readonly edition: Edition;
  readonly dataDir: string;
  readonly composer: Composer;
}

export function section(id: string, title: string): Block {
  return {kind: "heading", level: 1, id, number: "", text: [words(title)]};
}

/** A heading inside a section. */
export function subsection(id: string, title: string): Block {
  return {kind: "heading", level: 2, id, number: "", text: [words(title)]};
}

export function plainParagraph(...text: Text): Block {
  return {kind: "paragraph", tone: "plain", text};
}

export function note(...text: Text): Block {
  return {kind: "paragraph", tone: "note", text};
}

/** What is not known, and why; it never looks like nothing. */
export function blank(...text: Text): Block {
  return {kind: "paragraph", tone: "blank", text};
}

/** Text of the catalogue, with the entry it stands in. */
export function said(text: string, place: string): Span {
  return {kind: "fact", text, place};
}
