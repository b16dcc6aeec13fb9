import {placeOf} from "../../app/catalogue/facts.ts";
import {readRegister, summariseCatalogue} from "../../app/catalogue/things.ts";
import {formatNumber} from "../../base/numbers.ts";
import {capital} from "../../base/text.ts";
import {thingsOf} from "../../catalogue/catalogue.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import {Layout} from "../components/layout.tsx";
import {Scroll} from "../components/scroll.tsx";
import {StandingCells, shareOf} from "../components/standing.tsx";
import type {Page} from "../page.ts";

/** Every register, with how much it holds and how well it is known. */
export const cataloguePage: Page = {
  path: "/catalogue",
  render({path, today}, c) {
    const {registers, all} = summariseCatalogue(today);
    return c.html(
      <Layout title="Catalogue" path={path} description="The facts of the strategy, each dated and sourced.">
        <div class="page-head">
          <h1>Catalogue</h1>
          <p class="finding">
            {formatNumber(all.statements)} facts on the strategy, each with its source;{" "}
            {shareOf(all, "unverified")} are unverified.
          </p>
          <p class="scope">
            Facts are written by people, checked against their documents, and marked with how they are known.
            Contradictions are kept and shown.
          </p>
        </div>
        <Scroll label="Registers" isList>
          <table>
            <caption class="visually-hidden">Registers of the catalogue</caption>
            <thead>
              <tr>
                <th scope="col">Register</th>
                <th scope="col" class="num">
                  Entries
                </th>
                <th scope="col" class="num">
                  Facts
                </th>
                <th scope="col" class="num">
                  {capital(CONFIDENCE_NOTES.seen)}
                </th>
                <th scope="col" class="num">
                  {capital(CONFIDENCE_NOTES.reported)}
                </th>
                <th scope="col" class="num">
                  {capital(CONFIDENCE_NOTES.unverified)}
                </th>
                <th scope="col" class="num">
                  Past review
                </th>
              </tr>
            </thead>
            <tbody>
              {registers.map((summary) => (
                <tr>
                  <th scope="row">
                    <a href={`/catalogue/${summary.register.id}`}>
                      <strong>{summary.register.title}</strong>
                    </a>
                    <span class="quiet row-about">{summary.register.summary}</span>
                  </th>
                  <td class="num" data-label="Entries">
                    {formatNumber(summary.things)}
                  </td>
                  <StandingCells standing={summary} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">All</th>
                <td class="num" data-label="Entries">
                  {formatNumber(registers.reduce((sum, {things}) => sum + things, 0))}
                </td>
                <StandingCells standing={all} />
              </tr>
            </tfoot>
          </table>
        </Scroll>
        <p class="source">
          As data: <a href="/api/v1/catalogue">JSON</a> ·{" "}
          <a href="/api/v1/catalogue.jsonld">JSON-LD (DCAT-AP, PROV)</a>
        </p>
      </Layout>
    );
  }
};

/** One register: its entries by name. */
export const registerPage: Page = {
  path: "/catalogue/:register",
  render({params, path}, c) {
    const register = readRegister(params["register"] ?? "");
    const things = thingsOf(register).sort((a, b) => a.name.localeCompare(b.name));
    return c.html(
      <Layout title={register.title} path={path} trail={[{href: "/catalogue", title: "Catalogue"}]}>
        <div class="page-head">
          <h1>{register.title}</h1>
          <p class="finding">{register.summary}</p>
        </div>
        <ul class="links">
          {things.map((thing) => (
            <li>
              <a href={placeOf(register.id, thing.id)}>{thing.name}</a>
            </li>
          ))}
        </ul>
        <p class="source">
          As data: <a href={`/api/v1/catalogue/${register.id}`}>JSON</a> ·{" "}
          <a href={`/api/v1/catalogue/${register.id}?format=csv`}>CSV</a> ·{" "}
          <a href={`/api/v1/catalogue/${register.id}?format=jsonld`}>JSON-LD</a>
        </p>
      </Layout>
    );
  }
};
