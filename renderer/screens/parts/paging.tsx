import { useLayout } from "../../app/layout.ts";
import { Button } from "../../components/button.tsx";
import type { FootAction, PageProps } from "../../components/page.tsx";
import { useWords } from "../../words/index.ts";
import type { PageOf } from "./pages.ts";

/** Words and verbs for turning the pages of a list. */
export interface Paging {
  /** 「1／5ページ」; undefined when there is one page only. */
  readonly note: string | undefined;
  readonly next: FootAction | undefined;
  readonly previous: FootAction | undefined;
}

/** Puts the pages of a list into words. `more`: nobody counted how many there are. */
export function usePaging(
  of: Omit<PageOf<unknown>, "items">,
  turn: (page: number) => void,
  more = false,
): Paging {
  const t = useWords();
  const { page, pages, next, previous } = of;
  return {
    note: more ? t("search.pageOnly", { page }) : pages > 1 ? t("search.page", { page, pages }) : undefined,
    next:
      next > 0
        ? { label: t("search.next", { count: next }), iconAfter: "forward", onPress: () => turn(page + 1) }
        : undefined,
    previous:
      previous > 0
        ? { label: t("search.previous", { count: previous }), icon: "back", onPress: () => turn(page - 1) }
        : undefined,
  };
}

/** The actions of the foot: forward at the primary place, back beside it where the foot has room (not in portrait). */
export function usePagingFoot({
  note,
  next,
  previous,
}: Paging): Pick<PageProps, "primary" | "secondary" | "footNote"> {
  return useLayout() === "portrait"
    ? { primary: next }
    : { primary: next, secondary: previous, footNote: note };
}

/** The line under a list in portrait: back at the left, the page number beside it. Forward stands in the foot. */
export function PagingLine({ note, previous }: Paging) {
  const portrait = useLayout() === "portrait";
  if (!portrait || note === undefined) return null;
  return (
    <div className="paging-line">
      {previous === undefined ? <span /> : <Button {...previous} />}
      <span>{note}</span>
    </div>
  );
}
