import { useReadings, useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useTitleRows } from "../../state/rows.ts";
import { useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { TitleRows } from "../book/title-row.tsx";
import { Page } from "../shared/page.tsx";
import { pageOf } from "../shared/pages-of-list.ts";
import { PagingLine, usePaging, usePagingFoot } from "../shared/paging.tsx";

/** Other volumes and editions, the volumes of the set first. */
export function RelatedScreen({ route }: ScreenProps<"related">) {
  const t = useTranslation();
  const layout = useLayout();
  const { title, related, page: wanted = 1 } = route;
  // Upright the title is above the rows.
  const larger = useStore((state) => state.display.type !== "normal");
  const given = useReadings() || larger ? 2 : 1;
  const size = useTitleRows(layout === "portrait" ? given : 0);
  const all = [...related.volumes, ...related.editions];
  const page = pageOf(all, wanted, size);
  const paging = usePaging(page, (to) => useStore.getState().replace({ ...route, page: to }));
  const here = page.items.filter((one) => related.volumes.includes(one));
  const kind = here.length === page.items.length ? "volumes" : here.length === 0 ? "editions" : "heading";
  return (
    <Page
      className="results"
      heading={t(`find.related.${kind}`)}
      aside={layout === "single" ? undefined : <BookLine title={title} />}
      {...usePagingFoot(paging)}
    >
      <TitleRows titles={page.items} name={t("find.related.heading")} />
      <PagingLine {...paging} />
    </Page>
  );
}
