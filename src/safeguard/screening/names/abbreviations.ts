/** Words as affiliations and lists shorten them, and what they stand for. */
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
  min: "ministry",
  def: "defense"
};

/** Those that are hardly ever a name or a word of their own. */
const SURE = new Set(
  "univ inst acad technol natl hosp internat comput engn agric polytech biol dept labs govt".split(" ")
);

/** What a shortened word stands for most often; undefined for one that is not in the list. */
export function fullWordOf(shortened: string): string | undefined {
  return ABBREVIATIONS[shortened];
}

/** An affiliation with its shortened words in full: "Univ. of Sci. & Technol." Words in capitals are names and stay. */
export function expandAbbreviations(text: string): string {
  return expand(text, (word, dot) => dot !== "" || word !== word.toUpperCase());
}

/**
 * The name of an organisation with its shortened words in full, where a dot says that they are shortened or one of them can
 * be nothing else: "Tech Data" stays, "Beijing Inst of Tech" does not.
 */
export function expandName(name: string): string {
  const isShortened = name.split(/[^\p{L}]+/u).some((word) => SURE.has(word.toLowerCase()));
  return isShortened || name.includes(".") ? expand(name, (_, dot) => dot !== "" || isShortened) : name;
}

function expand(text: string, isShortened: (word: string, dot: string) => boolean): string {
  return text.replace(/(?<![\p{L}.])(\p{L}{2,9})(\.?)(?![\p{L}])/gu, (whole, word: string, dot: string) => {
    const full = ABBREVIATIONS[word.toLowerCase()];
    return full !== undefined && isShortened(word, dot) ? `${full} ` : whole;
  });
}
