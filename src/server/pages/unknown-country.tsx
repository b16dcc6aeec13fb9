import type {FC} from "hono/jsx";
import {NO_COUNTRY, type UnknownCountry} from "../../app/unknown-country.ts";
import {Key} from "../components/figure.tsx";
import {Layout} from "../components/layout.tsx";

const TRAIL = [
  {href: "/", title: "Overview"},
  {href: "/countries", title: "Countries"}
];

/** What a code is that stands in the place of a country and is none. */
export const UnknownCountryView: FC<{found: UnknownCountry; path: string}> = ({found, path}) => {
  const {title, finding} = wordsOf(found.code);
  return (
    <Layout title={title} path={path} trail={TRAIL} description={finding}>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="finding">{finding}</p>
        <p class="scope">
          Such participations count in every total, as country or status not known. They are given to no
          country, and none is guessed.
        </p>
      </div>
      <div class="keys">
        {found.figures.map((figure) => (
          <Key figure={figure} />
        ))}
      </div>
      <section class="next">
        <h2>Look closer</h2>
        <ul>
          <li>
            <a href="/data#issues">All values that were not understood</a>
          </li>
          <li>
            <a href="/countries">All countries</a>
          </li>
        </ul>
      </section>
    </Layout>
  );
};

function wordsOf(code: string): {title: string; finding: string} {
  if (code === NO_COUNTRY)
    return {
      title: "Country not stated",
      finding: "The source leaves the country of these participations blank; they stand under the code ZZ."
    };
  return {
    title: `${code}: a code of no country`,
    finding: `The source places these participations in ${code}. No list of countries has this code, so it stands as it is.`
  };
}
