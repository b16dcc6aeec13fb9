import type {FC} from "hono/jsx";
import {placeOf} from "../../app/catalogue/facts.ts";
import {readRegister, readThing, type ThingView} from "../../app/catalogue/things.ts";
import {formatDate} from "../../base/dates.ts";
import {ConfidenceMark, FactTable, Mentions, OpenPoints} from "../components/facts.tsx";
import {Layout, type Step} from "../components/layout.tsx";
import type {Page} from "../page.ts";

const CATALOGUE_TRAIL: readonly Step[] = [{href: "/catalogue", title: "Catalogue"}];

/** Any entry of any register: everything stated of it, and what names it. */
export const thingPage: Page = {
  path: "/catalogue/:register/:id",
  render({params, path}, c) {
    const register = readRegister(params["register"] ?? "");
    const view = readThing(register, params["id"] ?? "");
    const place = placeOf(register.id, view.thing.id);
    if (place !== path) return c.redirect(place, 301);
    const trail = [...CATALOGUE_TRAIL, {href: `/catalogue/${register.id}`, title: register.title}];
    return c.html(<ThingLayout view={view} path={path} trail={trail} mentions="What names it" />);
  }
};

/** A document of the library, with its passages and every fact that cites it. */
export const documentPage: Page = {
  path: "/library/:id",
  render({params, path}, c) {
    const view = readThing(readRegister("documents"), params["id"] ?? "");
    const trail = [{href: "/library", title: "Library"}];
    return c.html(<ThingLayout view={view} path={path} trail={trail} mentions="What rests on it" />);
  }
};

const ThingLayout: FC<{view: ThingView; path: string; trail: readonly Step[]; mentions: string}> = ({
  view: {thing, facts, mentions},
  path,
  trail,
  mentions: heading
}) => {
  const about = facts.find(({statement}) => ["about", "text", "full-title"].includes(statement.property));
  return (
    <Layout title={thing.name} path={path} trail={trail}>
      <div class="page-head">
        <h1>{thing.name}</h1>
        {about && (
          <p class="finding">
            {about.text} <ConfidenceMark statement={about.statement} />
          </p>
        )}
        <p class="scope">{keptSentence(facts)}</p>
      </div>
      <OpenPoints open={thing.open} />
      <FactTable
        facts={facts.filter((fact) => fact !== about || fact.statement.confidence !== "seen")}
        caption={`Facts on ${thing.name}`}
      />
      <Mentions mentions={mentions} title={heading} />
      <DataLinks register={thing.register} id={thing.id} />
    </Layout>
  );
};

/** When the facts were entered and when somebody should look again. */
function keptSentence(facts: ThingView["facts"]): string {
  const entered = facts
    .map(({statement}) => statement.entered)
    .sort()
    .at(-1);
  const review = facts.map(({statement}) => statement.review).sort()[0];
  return [
    `${facts.length} facts`,
    entered && `last entered ${formatDate(entered)}`,
    review && `to be looked at again by ${formatDate(review)}`
  ]
    .filter(Boolean)
    .join(", ");
}

/** The entry as data. */
export const DataLinks: FC<{register: string; id: string}> = ({register, id}) => (
  <p class="source">
    As data: <a href={`/api/v1/catalogue/${register}/${id}`}>JSON</a>
  </p>
);
