import type {FC} from "hono/jsx";
import {countryAtStart, countryInText} from "../../app/country-in-text.ts";
import type {Names} from "../../app/names.ts";
import {NETWORK_WORDS} from "../../app/networks/network-kind.ts";
import {type NetworkView, NODE_MEASURES} from "../../app/networks/network-view.ts";
import {capital, listOf} from "../../base/text.ts";
import {communityName} from "../components/community.tsx";
import {Num} from "../components/figure.tsx";
import {cutName} from "./network-blocks.tsx";

/** Who is central, and around whom the communities form; with a country in focus, with whom it shares most. */
export const Finding: FC<{view: NetworkView; names: Names}> = ({view, names}) => {
  const inText = (name: string) =>
    view.question.of === "organisation" ? cutName(name) : countryInText(name);
  if (view.question.focus)
    return <FocusFinding view={view} name={names.of("country", view.question.focus)} />;
  const [first, second] = [...view.rows].sort(
    (a, b) => (b.figures[PAGE_RANK]?.value ?? 0) - (a.figures[PAGE_RANK]?.value ?? 0)
  );
  const rank = first?.figures[PAGE_RANK];
  if (!first || !rank) return null;
  const around = view.communities.slice(0, 4).map(({names: [name = ""]}) => inText(name));
  return (
    <>
      {capital(inText(first.name))} is most central
      {view.chosen && ` in community ${communityName(view.chosen.label)}`}, with <Num figure={rank} /> of
      PageRank
      {second && `, before ${inText(second.name)}`}
      {around.length > 1 && !view.chosen && `; communities form around ${listOf(around)}`}.
    </>
  );
};

const PAGE_RANK = NODE_MEASURES.indexOf("network-page-rank");

const FocusFinding: FC<{view: NetworkView; name: string}> = ({view, name}) => {
  const [own, first, second] = view.rows;
  const {shared} = NETWORK_WORDS[view.question.of];
  const partners = own?.figures[NODE_MEASURES.indexOf("network-degree")];
  if (own?.id !== view.question.focus || !partners || !first?.shared)
    return (
      <>
        {countryAtStart(name)} shares no {shared} with another country under these filters.
      </>
    );
  return (
    <>
      {countryAtStart(name)} shares {shared}s with <Num figure={partners} /> countries, most with{" "}
      {countryInText(first.name)}, <Num figure={first.shared} />
      {second?.shared && (
        <>
          , and {countryInText(second.name)}, <Num figure={second.shared} />
        </>
      )}
      .
    </>
  );
};
