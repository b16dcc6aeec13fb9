import type {FC} from "hono/jsx";
import {citedSource, factOf} from "../../app/catalogue/facts.ts";
import {formatDate} from "../../base/dates.ts";
import {countOf, fold} from "../../base/text.ts";
import {thingsOf} from "../../catalogue/catalogue.ts";
import {firstOf, stated} from "../../catalogue/register.ts";
import {DOCUMENT_KINDS, documents} from "../../catalogue/registers/documents.ts";
import type {Thing} from "../../domain/statement.ts";
import {ConfidenceMark, FactText} from "../components/facts.tsx";
import {Layout} from "../components/layout.tsx";
import {type Choice, OwnFilters} from "../components/own-filters.tsx";
import {Scroll} from "../components/scroll.tsx";
import type {Page} from "../page.ts";

/** The documents of the strategy, newest first, by kind and by words. */
export const libraryPage: Page = {
  path: "/library",
  parameters: () => ["kind", "q"],
  render({query, path}, c) {
    const [kind, words] = [query.get("kind") ?? "", query.get("q") ?? ""];
    const all = thingsOf(documents);
    const shown = all
      .filter((thing) => !kind || firstOf(documents, thing, "kind") === kind)
      .filter((thing) => fold(searchText(thing)).includes(fold(words)))
      .sort((a, b) => dateOf(b).localeCompare(dateOf(a)));
    return c.html(
      <Layout
        title="Library"
        path={path}
        description="The documents of the Global Approach, with references and the passages that facts cite."
      >
        <div class="page-head">
          <h1>Library</h1>
          <p class="finding">
            The documents of the strategy: {countOf(all.length, "document")} with reference, date, address and
            the passages that facts here cite.
          </p>
          <p class="scope">
            Texts are not copied. A passage that could not be read says so, and its place in the text is open.
            The addresses of numbered acts are made from their numbers, as EUR-Lex makes them. The library is
            part of the <a href="/catalogue">catalogue</a>.
          </p>
        </div>
        <OwnFilters
          path={path}
          query={query}
          choices={[kindChoice(all)]}
          search="Title, reference or author"
        />
        {shown.length === 0 ? (
          <div class="empty">
            <h2>No document fits</h2>
            <p>
              <a href="/library">Show all documents</a>
            </p>
          </div>
        ) : (
          <DocumentTable shown={shown} />
        )}
      </Layout>
    );
  }
};

function kindChoice(all: readonly Thing[]): Choice {
  const held = new Set(all.map((thing) => firstOf(documents, thing, "kind")));
  const options = Object.entries(DOCUMENT_KINDS).filter(([id]) =>
    held.has(id as keyof typeof DOCUMENT_KINDS)
  );
  return {name: "kind", title: "Kind", options};
}

function dateOf(thing: Thing): string {
  return firstOf(documents, thing, "date") ?? "";
}

function searchText(thing: Thing): string {
  const parts = (["reference", "author", "celex"] as const).flatMap((key) =>
    stated(documents, thing, key).map(({value}) => value)
  );
  return [thing.name, thing.shortName ?? "", ...parts].join(" ");
}

const DocumentTable: FC<{shown: readonly Thing[]}> = ({shown}) => (
  <Scroll label="Documents" isList>
    <table>
      <caption class="visually-hidden">Documents, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col">Kind</th>
          <th scope="col">Date</th>
          <th scope="col">Reference</th>
          <th scope="col">Passages</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((thing) => (
          <DocumentRow thing={thing} />
        ))}
      </tbody>
    </table>
  </Scroll>
);

const DocumentRow: FC<{thing: Thing}> = ({thing}) => {
  const kind = firstOf(documents, thing, "kind");
  const [date] = stated(documents, thing, "date");
  const references = stated(documents, thing, "reference");
  const anchors = stated(documents, thing, "anchor");
  const read = anchors.filter(({value}) => value.read).length;
  const about = firstOf(documents, thing, "about");
  return (
    <tr>
      <th scope="row">
        <a href={citedSource({source: thing.id}).href}>
          <strong>{thing.name}</strong>
        </a>
        {about && <span class="quiet row-about">{about}</span>}
      </th>
      <td data-label="Kind">{kind && DOCUMENT_KINDS[kind]}</td>
      <td data-label="Date">
        {date && (
          <span>
            {formatDate(date.value)} <ConfidenceMark statement={date} />
          </span>
        )}
      </td>
      <td class="statement" data-label="Reference">
        {references.map((statement, at) => (
          <span>
            {at > 0 && "; "}
            <FactText fact={factOf(statement)} />
          </span>
        ))}
      </td>
      <td data-label="Passages">{anchors.length ? `${read} of ${anchors.length} read` : ""}</td>
    </tr>
  );
};
