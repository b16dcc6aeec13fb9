import type {FC} from "hono/jsx";

const PLACES = [
  {href: "/pool", title: "Pool"},
  {href: "/commitments", title: "Commitments"},
  {href: "/initiatives", title: "Initiatives"},
  {href: "/team-europe", title: "Team Europe"},
  {href: "/agreements", title: "Agreements and roadmaps"},
  {href: "/principles", title: "Principles and dialogue"},
  {href: "/mapping", title: "National mapping"}
] as const;

/** The pages of the job Pool, under the main navigation. */
export const PoolNav: FC<{path: string}> = ({path}) => (
  <nav class="contents" aria-label="Pool">
    <ul>
      {PLACES.map(({href, title}) => (
        <li>
          <a href={href} aria-current={path === href ? "page" : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
