import {journalForm} from "./forms/opensanctions.ts";
import {defineList} from "./list.ts";

const REGULATION = "32014R0833";

/** Organisations to which dual-use and advanced technology may not go: Annex IV to Regulation (EU) No 833/2014. */
export const eu833AnnexIv = defineList({
  id: "eu-833-annex-iv",
  title: "EU Regulation 833/2014, Annex IV",
  authority: "Council of the European Union",
  publisher: {
    name: "Publications Office of the European Union",
    url: "https://eur-lex.europa.eu/eli/reg/2014/833"
  },
  licence: {id: "CC-BY-4.0", url: "https://eur-lex.europa.eu/content/legal-notice/legal-notice.html"},
  legalEffect: "export-control",
  kinds: ["organisation"],
  downloads: [],
  floor: 700,
  mostAgeDays: 120,
  forms: [
    journalForm(
      (row) => row.get("annex") === "IV" && [row.get("celex"), row.get("amendedCelex")].includes(REGULATION)
    )
  ],
  caveats: ["The act is published for reading only; what is read here is a transcription of its annex."]
});
