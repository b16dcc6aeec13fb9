const PREPARATORY = /^(COM|SWD|SEC|JOIN)\((\d{4})\) (\d+)/;
const NUMBERED =
  /^(Regulation|Decision|Implementing Decision|Recommendation|Directive) \(EU\) (\d{4})\/(\d+)$/;
const C_SERIES = /^C\/(\d{4})\/(\d+)$/;

const ELI_TYPES: Readonly<Record<string, string>> = {
  Regulation: "reg",
  Directive: "dir",
  Decision: "dec",
  "Implementing Decision": "dec_impl",
  Recommendation: "reco"
};

/** Where EUR-Lex has the text of a CELEX number. */
export function celexAddress(celex: string): string {
  return `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${encodeURIComponent(celex)}`;
}

/**
 * Where EUR-Lex has a document, by the rule it gives addresses with: made from the number, not looked up. Undefined
 * for references of other kinds.
 */
export function referenceAddress(reference: string): string | undefined {
  const [, series, year, number] = PREPARATORY.exec(reference) ?? [];
  if (series)
    return `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=${series}:${year}:${Number(number)}:FIN`;
  const [, kind = "", actYear, actNumber] = NUMBERED.exec(reference) ?? [];
  if (ELI_TYPES[kind]) return `https://data.europa.eu/eli/${ELI_TYPES[kind]}/${actYear}/${actNumber}/oj`;
  const [, noticeYear, notice] = C_SERIES.exec(reference) ?? [];
  return notice && `https://data.europa.eu/eli/C/${noticeYear}/${notice}/oj`;
}
