/** Words as affiliations shorten them, and what they stand for. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  univ: "university",
  uni: "university",
  inst: "institute",
  acad: "academy",
  sci: "science",
  technol: "technology",
  tech: "technology",
  natl: "national",
  nat: "national",
  hosp: "hospital",
  coll: "college",
  med: "medical",
  res: "research",
  int: "international",
  internat: "international",
  comput: "computer",
  eng: "engineering",
  engn: "engineering",
  ctr: "center",
  cent: "center",
  lab: "laboratory",
  labs: "laboratories",
  agr: "agricultural",
  agric: "agricultural",
  polytech: "polytechnic",
  chem: "chemistry",
  phys: "physics",
  math: "mathematics",
  biol: "biology",
  dept: "department",
  dep: "department",
  sch: "school",
  fac: "faculty",
  div: "division",
  grad: "graduate",
  fed: "federal",
  gen: "general",
  electron: "electronic",
  inf: "information",
  info: "information",
  assoc: "association",
  found: "foundation",
  ind: "industrial",
  mech: "mechanical",
  elect: "electrical",
  mus: "museum",
  soc: "society",
  corp: "corporation",
  govt: "government",
  min: "ministry"
};

/** An affiliation with its shortened words in full: "Univ. of Sci. & Technol." Words in capitals are names and stay. */
export function expandAbbreviations(text: string): string {
  return text.replace(/(?<![\p{L}.])(\p{L}{2,9})(\.?)(?![\p{L}])/gu, (whole, word: string, dot: string) => {
    const full = ABBREVIATIONS[word.toLowerCase()];
    return full === undefined || (dot === "" && word === word.toUpperCase()) ? whole : `${full} `;
  });
}
