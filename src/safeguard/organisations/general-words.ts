import {fold} from "../../base/text.ts";

/** Words that say what kind of institution it is, first in English, in the languages in which affiliations are written most. */
const GENERAL = `
  university universitat universite universita universidad universidade universitaet universiteit universitet universitetet
    universitatea universitas universitat universitesi univerzita univerzitet uniwersytet sveuciliste egyetem universidada
  institute institut instituto istituto instituut institutet instytut institutul institutt
  academy academia academie akademie akademia akademi accademia akademiya
  polytechnic politecnico politecnica polytechnique politechnika politehnica polytechnisch
  technology technical technische technischen tecnica tecnico technique tecnologica tecnologico technologique tecnologia
  national nacional nationale nazionale nationales narodowy
  hospital hopital hospitalier ospedale ospedaliera
  center centre centro zentrum centrum centru
  research ricerca ricerche recherche recherches investigacion investigaciones pesquisa forschung
  medical medicine medicina medecine medizin medizinische medica
  science sciences scienze ciencias ciencia wissenschaft wissenschaften
`;

/** "Of studies", which every Italian university may add. */
const DEGLI_STUDI = /\s+degli\s+studi(?=\s)/gi;

const english = new Map<string, string>();
for (const line of GENERAL.trim().split(/\n {2}(?! )/)) {
  const [first = "", ...others] = line.trim().split(/\s+/);
  for (const other of others) english.set(other, first);
}

/**
 * A name with its general words in English, so that a registry that has it in one language and an affiliation that has it in
 * another meet: "Universität Würzburg" and "University of Würzburg". Words that tell institutions apart stay as they are.
 */
export function withGeneralWords(text: string): string {
  return text.replace(DEGLI_STUDI, " ").replace(/\p{L}{5,}/gu, (word) => english.get(fold(word)) ?? word);
}
