import {readGroups} from "./name-groups.ts";

/**
 * Korean family names and syllables of given names, in the spellings in which they stand in lists and passports. The letters
 * differ too much for typing errors or sound ("Lee", "Rhee" and "Ri" are one family name).
 */
const SPELLINGS = `
  lee yi rhee ri li i
  park pak bak pack
  choi choe choy
  jung jeong chung chong jong
  kang gang kahng
  cho jo
  yoon yun youn
  jang chang
  lim im rim yim
  seo suh
  shin sin
  kwon gwon
  ahn an
  ryu yoo yu you
  jeon chun jun chon
  moon mun
  bae pae
  baek paek paik baik
  heo huh hur ho
  roh noh
  koo ku gu
  geun keun gun kun
  seong sung song
  cheol chul chol
  su soo
  yeong young yong
  hyeon hyun hyon
  jun joon
  eun un
  seok suk sok
  yeol yul yol
  hyeok hyuk hyok
  myeong myung myong
  gyeong kyung kyong
  hui hee
  ju joo chu
`;

const others = readGroups(SPELLINGS);
const NONE: readonly string[] = [];

/** Other spellings of a Korean name; empty where none is known. */
export function koreanSpellingsOf(name: string): readonly string[] {
  return others.get(name) ?? NONE;
}
