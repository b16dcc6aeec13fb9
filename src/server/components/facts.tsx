import type {FC} from "hono/jsx";
import type {CitedSource, Fact} from "../../app/catalogue/facts.ts";
import {placeOf, validity} from "../../app/catalogue/facts.ts";
import type {Mention} from "../../app/catalogue/things.ts";
import {groupBy} from "../../base/collections.ts";
import {formatDate} from "../../base/dates.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import type {Statement} from "../../domain/statement.ts";
import {Scroll} from "./scroll.tsx";

/** How a fact is known, where it was not read in the source itself. */
export const ConfidenceMark: FC<{statement: Pick<Statement, "confidence">}> = ({statement}) =>
  statement.confidence === "seen" ? null : (
    <span class={statement.confidence === "unverified" ? "badge unverified" : "badge"}>
      {CONFIDENCE_NOTES[statement.confidence]}
    </span>
  );

/** A fact's value, with links to what it names, its validity, note and confidence. */
export const FactText: FC<{fact: Fact}> = ({fact}) => {
  const {statement, text, links, address} = fact;
  const valid = validity(statement);
  const [only] = links;
  return (
    <>
      {only && links.length === 1 && only.text === text ? (
        <a href={only.href}>{text}</a>
      ) : address ? (
        <a href={address}>{text}</a>
      ) : isAddress(text) ? (
        <a href={text}>{new URL(text).hostname}</a>
      ) : (
        text
      )}
      {links.some((link) => link.text !== text) && (
        <>
          {" "}
          {links.map((link, at) => (
            <>
              {at > 0 && ", "}
              <a href={link.href}>{link.text}</a>
            </>
          ))}
        </>
      )}
      {valid && <span class="quiet"> ({valid})</span>} <ConfidenceMark statement={statement} />
      {statement.note && <span class="fact-note">{statement.note}</span>}
    </>
  );
};

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** The fact that says what a page is about, with how it is known. */
export const Finding: FC<{facts: readonly Fact[]; property: string}> = ({facts, property}) => {
  const fact = facts.find(({statement}) => statement.property === property);
  return fact ? (
    <p class="finding">
      {fact.text} <ConfidenceMark statement={fact.statement} />
    </p>
  ) : null;
};

/** Where a fact was read: our own entry of the document, or the address outside. */
export const SourceList: FC<{sources: readonly CitedSource[]}> = ({sources}) => (
  <>
    {sources.map(({source, href, passage}, at) => (
      <>
        {at > 0 && "; "}
        {href || source.address ? <a href={href ?? source.address}>{source.title}</a> : source.title}
        {passage && `, ${passage}`}
        {source.date && !href && `, ${formatDate(source.date)}`}
      </>
    ))}
  </>
);

/** Facts as a table: what it is, what is stated, where it was read. */
export const FactTable: FC<{facts: readonly Fact[]; caption: string}> = ({facts, caption}) => (
  <Scroll label={caption} isList>
    <table class="facts">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Property</th>
          <th scope="col">What is stated</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {[...groupBy(facts, ({title}) => title)].flatMap(([title, group]) =>
          group.map((fact, at) => (
            <tr id={anchorOf(fact)}>
              <th scope="row" class={at > 0 ? "again" : undefined}>
                {title}
              </th>
              <td class="statement">
                <FactText fact={fact} />
              </td>
              <td class="statement quiet" data-label="Source">
                <SourceList sources={fact.sources} />
              </td>
            </tr>
          ))
        )}
      </tbody>
    </table>
  </Scroll>
);

/** Passages of a document can be linked to by their own key. */
function anchorOf({statement: {property, value}}: Fact): string | undefined {
  if (property !== "anchor" || typeof value !== "object" || value === null || !("id" in value))
    return undefined;
  return typeof value.id === "string" ? value.id : undefined;
}

/** What was looked for and not found, or not yet looked for. */
export const OpenPoints: FC<{open: readonly string[]}> = ({open}) =>
  open.length === 0 ? null : (
    <section class="caveat">
      <strong>Not known</strong>
      <ul>
        {open.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </section>
  );

/** What other entries say of this one, by register. */
export const Mentions: FC<{mentions: readonly Mention[]; title: string}> = ({mentions, title}) =>
  mentions.length === 0 ? null : (
    <section id="mentions">
      <h2>{title}</h2>
      {[...groupBy(mentions, ({thing}) => thing)].map(([thing, group]) => (
        <section class="mention">
          <h3>
            <a href={placeOf(thing.register, thing.id)}>{thing.name}</a>
          </h3>
          <MentionedFacts mentions={group} />
        </section>
      ))}
    </section>
  );

const MOST_SHOWN = 4;

/** What an entry says; a long list is folded. */
const MentionedFacts: FC<{mentions: readonly Mention[]}> = ({mentions}) => {
  const list = (
    <ul>
      {mentions.map(({fact}) => (
        <li>
          <span class="quiet">{fact.title}:</span> {fact.text} <ConfidenceMark statement={fact.statement} />
        </li>
      ))}
    </ul>
  );
  if (mentions.length <= MOST_SHOWN) return list;
  return (
    <details>
      <summary>{mentions.length} facts</summary>
      {list}
    </details>
  );
};
