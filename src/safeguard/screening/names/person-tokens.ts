import type {NameToken, Role} from "./name.ts";
import {COMMON_PARTS, HONORIFICS, PARTICLES} from "./person-words.ts";
import {soundOf} from "./sound.ts";
import type {Word} from "./words-of.ts";

const WEIGHTS: Readonly<Record<Role, number>> = {
  word: 1,
  initial: 0.3,
  number: 0.5,
  place: 1,
  particle: 0.05,
  honorific: 0.05,
  patronymic: 0.6,
  legal: 0.05
};

const ABDUL = /^abd(?:ul|el|al|ool|oul|ur|er|us|es)?$/;
const ABJAD_ABDUL = /^a?bd$/;
const JOINED_ABDUL = /^abd(?:(?:[aeu]|oo|ou)l|[aeu](?:r(?=r)|s(?=s)))(?!l?ah|a$)(.{3,})$/;
const JOINED_DIN = /^(.{3,}?)(?:(?:ou|[aeou])l?d|l)(d(?:in|een|ine))$/;
const PATRONYMIC = /.{3}(?:ovich|evich|ovitch|evitch|owicz|ovych|yevych|ovna|evna|ivna|ichna)$/;

/** The words of a person's name, each with what it is for. */
export function personTokens(words: readonly Word[]): readonly NameToken[] {
  const parted = words.flatMap(partAbdul).flatMap(partDin);
  const tokens = parted.flatMap((word, i) => {
    if (parted[i - 1]?.text === "abdul" && /^(?:al|el|ul)$/.test(word.text)) return [];
    return [personToken(word, parted)];
  });
  return tokens.some(({role}) => role === "word")
    ? tokens
    : tokens.map((token) => ({...token, role: "word", weight: 1}));
}

/** Abdulaziz, Abdel Aziz and Abd al-Aziz are one name of two words. */
function partAbdul(word: Word): readonly Word[] {
  if (ABDUL.test(word.text) || (word.abjad && ABJAD_ABDUL.test(word.text))) return [{...word, text: "abdul"}];
  const rest = JOINED_ABDUL.exec(word.text)?.[1];
  return rest
    ? [
        {...word, text: "abdul"},
        {...word, text: rest}
      ]
    : [word];
}

/** Nuruddin, Noor-ud-Din and Nur al-Din are one name of two words. */
function partDin(word: Word): readonly Word[] {
  const [, first, din] = JOINED_DIN.exec(word.text) ?? [];
  return first && din
    ? [
        {...word, text: first},
        {...word, text: din}
      ]
    : [word];
}

function personToken({text, abjad, syllable}: Word, words: readonly Word[]): NameToken {
  const role = syllable ? "word" : roleOf(text, words, abjad);
  const weight = (role === "word" && COMMON_PARTS.get(text)) || WEIGHTS[role];
  return {text, sound: soundOf(text), role, weight, abjad, ...(syllable && {syllable})};
}

function roleOf(text: string, words: readonly Word[], abjad: boolean): Role {
  if (words.length > 1 && HONORIFICS.has(text)) return "honorific";
  if (PARTICLES.has(text) && (!abjad || text === "al")) return "particle";
  if (!abjad && /^[a-z]$/.test(text)) return "initial";
  if (words.length > 2 && PATRONYMIC.test(text)) return "patronymic";
  return /^\d+$/.test(text) ? "number" : "word";
}
