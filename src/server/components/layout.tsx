import {raw} from "hono/html";
import type {Child, FC, PropsWithChildren} from "hono/jsx";
import {STYLE_VERSION} from "../assets.ts";

/** A step of the trail from the overview to the page. */
export interface Step {
  readonly href: string;
  readonly title: string;
}

interface LayoutProps {
  readonly title: string;
  readonly path: string;
  /** What a search engine or a shared link shows. */
  readonly description?: string;
  readonly trail?: readonly Step[];
  readonly footer?: Child;
  /** Source of figures on the page beside CORDIS, as its publisher asks to be credited. */
  readonly credit?: string | undefined;
  /** More for the head of the page, such as a script of its own. */
  readonly head?: Child;
}

const NAVIGATION: readonly Step[] = [
  {href: "/", title: "Overview"},
  {href: "/countries", title: "Countries"},
  {href: "/themes", title: "Themes"},
  {href: "/compare", title: "Compare"},
  {href: "/networks", title: "Networks"},
  {href: "/projects", title: "Projects"},
  {href: "/indicators", title: "Indicators"}
];

const FACTS: readonly Step[] = [
  {href: "/eligibility", title: "Eligibility"},
  {href: "/assessment", title: "Assessment"},
  {href: "/screening", title: "Screening"},
  {href: "/cases", title: "Appraisals"},
  {href: "/pool", title: "Pool"},
  {href: "/report", title: "Report"},
  {href: "/library", title: "Library"},
  {href: "/data", title: "Data and method"}
];

/** Pages of the job Pool have addresses of their own. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  "/cases": ["/sign-in", "/account", "/accounts", "/ledger", "/trail", "/self-assessment", "/assets"],
  "/pool": ["/commitments", "/initiatives", "/team-europe", "/agreements", "/principles", "/mapping"],
  "/library": ["/catalogue"]
};

/** The frame around every page: header with search, trail, content, footer. */
export const Layout: FC<PropsWithChildren<LayoutProps>> = ({
  title,
  path,
  description,
  trail,
  footer,
  credit,
  head,
  children
}) => (
  <>
    {raw("<!doctype html>")}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{path === "/" ? "Aperture" : `${title} · Aperture`}</title>
        {description && <meta name="description" content={description} />}
        <link rel="stylesheet" href={`/assets/aperture.css?v=${STYLE_VERSION}`} />
        <link
          rel="icon"
          href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 22 22'%3E%3Ccircle cx='11' cy='11' r='8.5' fill='none' stroke='%2316509a' stroke-width='3'/%3E%3C/svg%3E"
        />
        <script type="module" src="/assets/scripts/keys.js"></script>
        {head}
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to content
        </a>
        <Header path={path} />
        <main class="wrap" id="content" tabindex={-1}>
          {trail && <Trail steps={trail} title={title} />}
          {children}
        </main>
        <footer class="site-footer">
          <div class="wrap">{footer ?? <DefaultFooter credit={credit} />}</div>
        </footer>
      </body>
    </html>
  </>
);

const Header: FC<{path: string}> = ({path}) => (
  <header class="site-header">
    <div class="wrap">
      <a class="brand" href="/">
        <svg viewBox="0 0 22 22" aria-hidden="true">
          <circle cx="11" cy="11" r="8.5" fill="none" stroke="currentColor" stroke-width="3" />
          <circle cx="11" cy="11" r="2.5" fill="currentColor" />
        </svg>
        Aperture
      </a>
      <search class="site-search">
        <form action="/search">
          <label class="visually-hidden" for="site-search">
            Search countries, themes, indicators, organisations, projects
          </label>
          <input id="site-search" name="q" type="search" placeholder="Search" aria-keyshortcuts="/" />
          <button type="submit" aria-label="Search">
            <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
              <circle cx="9" cy="9" r="6" />
              <path d="M13.500 13.500L18 18" />
            </svg>
          </button>
        </form>
      </search>
      <nav class="jobs" aria-label="Main">
        <Steps steps={NAVIGATION} path={path} />
        <Steps steps={FACTS} path={path} />
      </nav>
    </div>
  </header>
);

const Steps: FC<{steps: readonly Step[]; path: string}> = ({steps, path}) => (
  <ul>
    {steps.map(({href, title}) => (
      <li>
        <a href={href} aria-current={isWithin(path, href) ? (path === href ? "page" : "true") : undefined}>
          {title}
        </a>
      </li>
    ))}
  </ul>
);

function isWithin(path: string, href: string): boolean {
  if (href === "/") return path === "/";
  return [href, ...(WITHIN[href] ?? [])].some((place) => path === place || path.startsWith(`${place}/`));
}

const Trail: FC<{steps: readonly Step[]; title: string}> = ({steps, title}) => (
  <nav class="trail" aria-label="Trail">
    <ol>
      {steps.map((step) => (
        <li>
          <a href={step.href}>{step.title}</a>
        </li>
      ))}
      <li aria-current="page">{title}</li>
    </ol>
  </nav>
);

const DefaultFooter: FC<{credit: string | undefined}> = ({credit}) => (
  <p>
    Data © European Union, CORDIS, reuse under Decision 2011/833/EU
    {credit ? `; publications: ${credit}; ` : "; "}
    figures computed by Aperture, which is no site of an EU institution. <a href="/data">Data and method</a> ·{" "}
    <a href="/api/v1">API</a>
  </p>
);
