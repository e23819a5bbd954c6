import { shelfOf } from "#contract/text/shelf.ts";
import { useTranslation } from "../../i18n/index.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useSettings } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { Page } from "../shared/page.tsx";
import { PlanRoom, useWhere } from "../shared/plan-room.tsx";

/** Location of a copy: floor and shelf as text, the book with its call number as on the spine, then the plan. */
export function ShelfMapScreen({ route }: ScreenProps<"shelf-map">) {
  const t = useTranslation();
  const where = useWhere();
  const { title, copy } = route;
  const found = shelfOf(useSettings().shelfMap, copy);
  if (found === null) return <Page heading={t("find.map.heading")} />;
  return (
    <Page
      className="shelf-map"
      caption={t("find.map.heading")}
      heading={where(found)}
      aside={
        <div className="map-book">
          <BookLine title={title}>
            <dl className="map-label">
              <dt>{t("find.map.label")}</dt>
              <dd>
                <span className="call-number map-number" lang="ja">
                  {copy.callNumber}
                </span>
              </dd>
            </dl>
          </BookLine>
        </div>
      }
    >
      <PlanRoom {...found} />
    </Page>
  );
}
