import { shelfOf } from "#contract/text/shelf.ts";
import { ShelfPlan } from "../../components/shelf-plan.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useSettings } from "../../state/store.ts";
import { fullTitle } from "../../title-words.ts";
import { spokenTitle } from "../book/spoken-title.ts";
import { Page } from "../shared/page.tsx";

/** Location of a copy: floor and shelf as text, its call number as on the spine, then the plan. */
export function ShelfMapScreen({ route }: ScreenProps<"shelf-map">) {
  const t = useTranslation();
  const local = useLocal();
  const { title, copy } = route;
  const found = shelfOf(useSettings().shelfMap, copy);
  if (found === null) return <Page heading={t("find.map.heading")} />;
  const where = t("find.map.where", {
    floor: local(found.floor.name),
    shelf: local(found.shelf.name),
  });
  return (
    <Page
      className="shelf-map"
      caption={t("find.map.heading")}
      heading={where}
      aside={
        <div className="map-facts">
          <dl>
            <div>
              <dt>{t("find.map.label")}</dt>
              <dd>
                <span className="call-number map-number" lang="ja">
                  {copy.callNumber}
                </span>
              </dd>
            </div>
          </dl>
          <p className="map-title" lang={title.language} data-spoken={spokenTitle(title)}>
            {fullTitle(title)}
          </p>
        </div>
      }
    >
      <ShelfPlan {...found} t={t} local={local} />
    </Page>
  );
}
