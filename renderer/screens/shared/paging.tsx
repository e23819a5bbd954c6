import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import type { Action } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useLayout, useLittleRoom } from "../../layout.ts";
import { pressStarted } from "../../navigation/destination.ts";
import type { Route } from "../../navigation/route.ts";
import { useStore } from "../../state/store.ts";
import type { FootAction, PageProps } from "./page.tsx";
import type { PageOf } from "./pages-of-list.ts";

/** Texts and actions for paging a list. */
export interface Paging {
  /** Counted from 1. */
  readonly page: number;
  /** 「1／5ページ」; undefined when there is one page only. */
  readonly note: string | undefined;
  readonly next: FootAction | undefined;
  readonly previous: FootAction | undefined;
}

/** Texts for the pages of a list. `more`: their number is unknown · `turns`: the routes of other pages, if each is loaded. */
export function usePaging(
  of: Omit<PageOf<unknown>, "items">,
  turn: (page: number) => void,
  { more = false, turns }: { readonly more?: boolean | undefined; turns?(page: number): Route } = {},
): Paging {
  const t = useTranslation();
  const { page, pages, next, previous } = of;
  // Without the word it has room beside the heading.
  const larger = useStore((state) => state.display.type !== "normal");
  const brief = useLittleRoom() && larger;
  const counted = brief ? t("display.part", { part: page, parts: pages }) : t("search.page", { page, pages });
  const to = (other: number): Action => ({
    onPress: () => turn(other),
    onPressStart: turns === undefined ? undefined : () => pressStarted({ turn: turns(other) }),
  });
  return {
    page,
    note: more ? t("search.pageOnly", { page }) : pages > 1 ? counted : undefined,
    next:
      next > 0
        ? {
            label: t("search.next", { count: next }),
            iconAfter: "forward",
            turnsList: true,
            ...to(page + 1),
          }
        : undefined,
    previous:
      previous > 0
        ? {
            label: t("search.previous", { count: previous }),
            icon: "back",
            ...to(page - 1),
          }
        : undefined,
  };
}

/**
 * "Next" is the primary button in the foot; "previous" is next to it on a spread, and at the top on one wide page or in larger
 * type.
 */
export function usePagingFoot(
  paging: Paging,
): Pick<PageProps, "primary" | "secondary" | "footNote" | "headEnd" | "turn" | "inList"> {
  const { note, next, previous, page } = paging;
  const layout = useLayout();
  const larger = useStore((state) => state.display.type !== "normal");
  const of = { turn: page, inList: note !== undefined, primary: next };
  if (layout === "portrait") return of;
  if (layout === "single" || larger) return { ...of, headEnd: <PagingHead {...paging} /> };
  return { ...of, secondary: previous, footNote: note };
}

/** If the foot has no room: "previous" and the page number at the right of the line above the heading. */
function PagingHead({ note, previous }: Paging) {
  if (note === undefined) return null;
  return (
    <div className="paging-head">
      {previous !== undefined && <Button {...previous} />}
      <span>{note}</span>
    </div>
  );
}

/**
 * The line below a list: in portrait "previous" on the left with the page number ("next" is in the foot). On its right, actions
 * for the whole list.
 */
export function PagingLine({ note, previous, children }: Paging & { readonly children?: ReactNode }) {
  const paged = useLayout() === "portrait" && note !== undefined;
  if (!paged && (children === undefined || children === false)) return null;
  return (
    <div className="paging-line">
      {paged && (previous === undefined ? <span /> : <Button {...previous} />)}
      {paged && <span>{note}</span>}
      {children}
    </div>
  );
}
