/**
 * Legal forms by kind, in the Latin letters to which names are brought, in full and abbreviated. Written for this program
 * from the company law of the countries concerned; one entry between bars, lines are bars too.
 */
const FORMS = {
  limited: `
    limited|ltd|ltda|limitada|ltee|limitee|pty|pty ltd|pty limited|proprietary limited|pte|pte ltd|pte limited|private limited
    pvt|pvt ltd|private limited company|company limited|co limited|co ltd|corporation limited|corp ltd|company ltd
    llc|limited liability company|limited liability co|limited liability partnership|llp|with limited liability
    gmbh|mbh|gesellschaft mit beschrankter haftung|gmbh co kg|gmbh and co kg|ug|ug haftungsbeschrankt
    ooo|obshchestvo s ogranichennoy otvetstvennostyu|obshchestvo s ogranichennoi otvetstvennostiu
    obschestvo s ogranichennoi otvetstvennostyu|tov|tovarystvo z obmezhenoyu vidpovidalnistyu|too|doo|dooel|sarl|eurl
    societe a responsabilite limitee|srl|societa a responsabilita limitata|sociedad de responsabilidad limitada
    societatea cu raspundere limitata|sl|slu|sociedad limitada|lda|sp z oo|spolka z oo
    spolka z ograniczona odpowiedzialnoscia|sro|spol s ro|kft|bt|bv|besloten vennootschap|bvba|eood|ood|oy|uab|sia|ou
    osauhing|aps|anpartsselskab|epe|mchj|ltd sti|limited sirketi|ltd sirketi|wll|fz llc|fzc|fzco|fze|dmcc|sdn bhd|gk
    godo kaisha|you xian gong si|you xian ze ren gong si|youxian gongsi|youxian zeren gongsi|yu han hoe sa|yuhan hoesa`,
  stock: `
    plc|public limited company|inc|incorporated|corp|corporation|ag|aktiengesellschaft|sa|sociedad anonima
    societe anonyme|sociedade anonima|spa|societa per azioni|sae|sal|saoc|saog|ab|aktiebolag|asa|as|aktieselskab
    aksjeselskap|oyj|abp|nv|naamloze vennootschap|se|societas europaea|kgaa|sca|sas|societe par actions simplifiee|sab
    sab de cv|sa de cv|s de rl de cv|sapi de cv|jsc|joint stock company|joint stock co|ojsc|open joint stock company|cjsc
    closed joint stock company|zjsc|pjsc|pjs|public joint stock company|private joint stock company|psc|qsc|qpsc|ksc|bsc
    public shareholding company|ao|aktsionernoe obshchestvo|aktsionernoye obshchestvo|oao|zao|pao|nao
    otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo
    publichnoye aktsionernoye obshchestvo|nepublichnoe aktsionernoe obshchestvo|pat|prat|vat|aat|ad
    akcionarsko drustvo|nyrt|zrt|anonim sirketi|anonim sti|tbk|pt|bhd|berhad|kk|kabushiki kaisha|kabushikigaisha
    ju sig hoe sa|jusik hoesa|gu fen you xian gong si|gufen youxian gongsi|shpk|sha|akciova spolecnost|dd`,
  company: `
    company|co|cie|cia|coy|compagnie|compania|companhia|kompaniya|kompania|kompanija|kompaniia|gongsi|gong si
    gesellschaft|firma|firm|sirket|sirketi|sherkat|shirkat|hoesa|kaisha|kampuni`,
  partnership:
    "lp|kg|ohg|gbr|gesmbh|snc|scs|limited partnership|general partnership|kommanditgesellschaft|vof|cv",
  state: `
    fgup|gup|mup|fsue|federal state unitary enterprise|state unitary enterprise|unitary enterprise|fgbu|fgbou|fgbou vo
    fgaou|fgaou vo|gbou|fgbun|gku|fku|rup|chup|republican unitary enterprise|federal state budgetary institution
    federal state budgetary institution of science|federal state budgetary educational institution
    federal state budgetary educational institution of higher education|federal state autonomous educational institution
    federal state autonomous educational institution of higher education|federalnoe gosudarstvennoe unitarnoe predpriyatie
    federalnoe gosudarstvennoe byudzhetnoe uchrezhdenie|federal state institution|public institution
    national university corporation|public university corporation|incorporated administrative agency
    national research and development agency|kokuritsu daigaku hojin`,
  association: "ev|eingetragener verein|asbl|vzw|aisbl|ivzw|onlus|ggmbh|scarl|scrl|ebf|zs"
} as const;

export type LegalClass = keyof typeof FORMS;

interface FoundForm {
  readonly legalClass: LegalClass;
  /** How many words it takes. */
  readonly length: number;
}

const LONGEST = 8;
const SHORT = 3;

const classes: ReadonlyMap<string, LegalClass> = new Map(
  (Object.keys(FORMS) as LegalClass[]).flatMap((legalClass) =>
    FORMS[legalClass]
      .split(/[|\n]/)
      .map((form) => form.trim())
      .filter(Boolean)
      .map((form): [string, LegalClass] => [form, legalClass])
  )
);

function formAt(words: readonly string[], start: number): FoundForm | undefined {
  for (let length = Math.min(LONGEST, words.length - start); length > 0; length--) {
    const legalClass = classes.get(words.slice(start, start + length).join(" "));
    if (legalClass) return {legalClass, length};
  }
  return undefined;
}

/**
 * Which words of an organisation's name are its legal form. An abbreviation of up to three letters counts only at the
 * start or the end, since inside a name it is a word: "as", "se", "sa".
 */
export function findLegalForms(words: readonly string[]): readonly (LegalClass | undefined)[] {
  const result: (LegalClass | undefined)[] = words.map(() => undefined);
  const short: number[] = [];
  for (let i = 0; i < words.length; ) {
    const found = formAt(words, i);
    if (!found) {
      i++;
      continue;
    }
    if (found.length === 1 && (words[i]?.length ?? 0) <= SHORT) short.push(i);
    for (let k = i; k < i + found.length; k++) result[k] = found.legalClass;
    i += found.length;
  }
  for (const i of short) if (!touchesAnEnd(result, i)) result[i] = undefined;
  return result.every(Boolean) ? words.map(() => undefined) : result;
}

function touchesAnEnd(forms: readonly (LegalClass | undefined)[], i: number): boolean {
  return forms.slice(0, i).every(Boolean) || forms.slice(i + 1).every(Boolean);
}
