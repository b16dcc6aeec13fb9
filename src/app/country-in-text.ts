const WITH_ARTICLE =
  /^(?:United |Netherlands|Philippines|Maldives|Comoros|Seychelles|Holy See|Isle of Man|Soviet Union|US |British |Democratic Republic|Central African Republic|Dominican Republic|German Democratic Republic|.* Islands$|.* Territory$)/;

/** A country's name inside a sentence, with the article English gives it: "the United Kingdom", "China". */
export function countryInText(name: string): string {
  if (name.startsWith("The ")) return `the ${name.slice(4)}`;
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

/** The same at the start of a sentence. */
export function countryAtStart(name: string): string {
  const text = countryInText(name);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A theme's title inside a sentence: "health", "the green transition". */
export function themeInText(title: string): string {
  const text = `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  return title.endsWith(" transition") ? `the ${text}` : text;
}
