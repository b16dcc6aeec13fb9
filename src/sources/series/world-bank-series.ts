import type {SeriesDeclaration} from "./series-source.ts";

type Words = Pick<SeriesDeclaration, "title" | "definition" | "unit"> &
  Partial<Pick<SeriesDeclaration, "reading" | "caveats" | "endedIn" | "isHeadline">>;

const SHARE = [-1, 10_000] as const;
const AMOUNT = [-1e15, 1e15] as const;
const COUNTED: Readonly<Record<string, true>> = {percent: true, "per-hundred-people": true, score: true};

function series(id: string, words: Words): SeriesDeclaration {
  const {unit, endedIn, caveats = []} = words;
  const isShare = COUNTED[unit] === true;
  return {
    id,
    kind: "capacity",
    reading:
      "A high value is more of it; what is enough depends on the size and the structure of the country.",
    isHeadline: false,
    bounds: isShare ? SHARE : AMOUNT,
    change: isShare ? "difference" : "percent",
    ...words,
    caveats: [
      ...caveats,
      ...(endedIn === undefined ? [] : [`The World Bank has given no value after ${endedIn}.`])
    ]
  };
}

const BY_SIZE = ["Not divided by the size of the country."];
const CURRENT = ["In current prices: part of a rise is inflation and the exchange rate."];

/** The series taken from the World Bank, by the publisher's own code. */
export const WORLD_BANK_SERIES: Readonly<Record<string, SeriesDeclaration>> = {
  "GB.XPD.RSDV.GD.ZS": series("research-expenditure", {
    title: "Expenditure on research and development",
    definition:
      "Gross domestic expenditure on research and development of business, government, higher education and private non-profit bodies, in percent of gross domestic product.",
    unit: "percent",
    isHeadline: true
  }),
  "SP.POP.SCIE.RD.P6": series("researchers-per-million", {
    title: "Researchers",
    definition:
      "Researchers engaged in research and development, in full-time equivalents, per million people.",
    unit: "per-million-people",
    isHeadline: true
  }),
  "SP.POP.TECH.RD.P6": series("technicians-per-million", {
    title: "Technicians in research",
    definition: "Technicians and equivalent staff in research and development, per million people.",
    unit: "per-million-people",
    endedIn: 2018
  }),
  "IP.JRN.ARTC.SC": series("scientific-articles", {
    title: "Scientific articles",
    definition:
      "Scientific and engineering articles in a selection of journals and proceedings in Scopus, shared out by the authors' institutions.",
    unit: "articles",
    caveats: BY_SIZE,
    isHeadline: true
  }),
  "IP.PAT.RESD": series("patents-by-residents", {
    title: "Patent applications by residents",
    definition:
      "Patent applications filed by residents of the country, through the PCT or a national office.",
    unit: "applications",
    caveats: BY_SIZE,
    endedIn: 2021,
    isHeadline: true
  }),
  "IP.PAT.NRES": series("patents-by-non-residents", {
    title: "Patent applications by non-residents",
    definition: "Patent applications filed in the country by applicants from elsewhere.",
    unit: "applications",
    caveats: BY_SIZE,
    endedIn: 2021
  }),
  "IP.TMK.RESD": series("trademarks-by-residents", {
    title: "Trademark applications by residents",
    definition: "Trademark applications filed directly by residents.",
    unit: "applications",
    caveats: BY_SIZE,
    endedIn: 2016
  }),
  "IP.TMK.NRES": series("trademarks-by-non-residents", {
    title: "Trademark applications by non-residents",
    definition: "Trademark applications filed directly by applicants from elsewhere.",
    unit: "applications",
    caveats: BY_SIZE,
    endedIn: 2016
  }),
  "IP.TMK.TOTL": series("trademarks", {
    title: "Trademark applications",
    definition: "Trademark applications filed, by residents and others.",
    unit: "applications",
    caveats: BY_SIZE
  }),
  "BX.GSR.ROYL.CD": series("intellectual-property-receipts", {
    title: "Receipts for intellectual property",
    definition:
      "What residents receive from abroad for the use of patents, trademarks, copyright and the like.",
    unit: "USD",
    caveats: [...BY_SIZE, ...CURRENT],
    isHeadline: true
  }),
  "BM.GSR.ROYL.CD": series("intellectual-property-payments", {
    title: "Payments for intellectual property",
    definition: "What residents pay abroad for the use of patents, trademarks, copyright and the like.",
    unit: "USD",
    caveats: [...BY_SIZE, ...CURRENT]
  }),
  "TX.VAL.TECH.CD": series("high-technology-exports", {
    title: "High-technology exports",
    definition:
      "Exports of products with high research intensity, such as aerospace, computers and medicines.",
    unit: "USD",
    caveats: [...BY_SIZE, ...CURRENT, "Includes what is only assembled in the country."]
  }),
  "TX.VAL.TECH.MF.ZS": series("high-technology-share", {
    title: "High-technology share of exports",
    definition: "High-technology exports in percent of exports of manufactures.",
    unit: "percent",
    caveats: ["Includes what is only assembled in the country."],
    isHeadline: true
  }),
  "SE.TER.ENRR": series("tertiary-enrolment", {
    title: "Enrolment in tertiary education",
    definition:
      "People enrolled in tertiary education, of any age, in percent of the age group it is meant for.",
    unit: "percent",
    caveats: ["Can exceed 100 %: students of any age are compared with one age group."],
    isHeadline: true
  }),
  "SE.XPD.TOTL.GD.ZS": series("education-expenditure", {
    title: "Government expenditure on education",
    definition: "Expenditure of general government on education, in percent of gross domestic product.",
    unit: "percent"
  }),
  "NY.GNP.PCAP.CD": series("national-income-per-head", {
    title: "National income per head",
    definition: "Gross national income per head by the Atlas method, in current US dollars.",
    unit: "USD",
    reading: "What the World Bank's income groups are drawn by.",
    caveats: CURRENT,
    isHeadline: true
  }),
  "NY.GNP.PCAP.PP.CD": series("national-income-per-head-ppp", {
    title: "National income per head, at purchasing power",
    definition:
      "Gross national income per head in current international dollars, by purchasing power parity.",
    unit: "international-dollars",
    caveats: CURRENT
  }),
  "NY.GDP.PCAP.CD": series("domestic-product-per-head", {
    title: "Domestic product per head",
    definition: "Gross domestic product per head, in current US dollars.",
    unit: "USD",
    caveats: CURRENT
  }),
  "NY.GDP.PCAP.PP.CD": series("domestic-product-per-head-ppp", {
    title: "Domestic product per head, at purchasing power",
    definition:
      "Gross domestic product per head in current international dollars, by purchasing power parity.",
    unit: "international-dollars",
    caveats: CURRENT
  }),
  "NY.GDP.MKTP.CD": series("domestic-product", {
    title: "Domestic product",
    definition: "Gross domestic product, in current US dollars.",
    unit: "USD",
    caveats: [...BY_SIZE, ...CURRENT]
  }),
  "SP.POP.TOTL": series("population", {
    title: "Population",
    definition: "All residents at the middle of the year, whatever their legal status.",
    unit: "people"
  }),
  "IT.NET.BBND.P2": series("broadband-subscriptions", {
    title: "Broadband subscriptions",
    definition: "Fixed subscriptions to high-speed internet, per 100 people.",
    unit: "per-hundred-people"
  }),
  "IT.NET.SECR.P6": series("secure-servers", {
    title: "Secure internet servers",
    definition: "Distinct publicly trusted certificates found by hosting country, per million people.",
    unit: "per-million-people"
  }),
  "MS.MIL.XPND.GD.ZS": series("military-expenditure", {
    title: "Military expenditure",
    definition: "Military expenditure in percent of gross domestic product.",
    unit: "percent"
  }),
  "IQ.SCI.OVRL": series("statistical-capacity", {
    title: "Statistical capacity",
    definition: "The World Bank's score of a country's statistical system, 0 to 100 points.",
    unit: "score",
    endedIn: 2017
  })
};
