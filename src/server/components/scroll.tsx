import type {FC, PropsWithChildren} from "hono/jsx";

/** A region a wide table scrolls in; it can be reached by keyboard and is named. As a list where the screen is narrow. */
export const Scroll: FC<PropsWithChildren<{label: string; isList?: boolean}>> = ({
  label,
  isList,
  children
}) => (
  <section
    class={isList ? "table-scroll whole as-list" : "table-scroll whole"}
    tabindex={0}
    aria-label={label}
  >
    {children}
  </section>
);
