import { holdShelfOf, type ShelfOnFloor } from "#contract/text/shelf.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { PlanRoom, useWhere } from "../shared/plan-room.tsx";
import { firstDay, numbersOf } from "../shared/ready-places.tsx";

/** This library's hold shelf on its map; null = it has none there. */
export function useHoldShelf(): ShelfOnFloor | null {
  const { shelfMap, ownLibrary } = useSettings();
  return holdShelfOf(shelfMap, ownLibrary);
}

/** Where the hold shelf is: the numbers of the patron's holds on it in large, then the plan. */
export function HoldShelfScreen() {
  const t = useTranslation();
  const where = useWhere();
  const found = useHoldShelf();
  const { ownLibrary } = useSettings();
  const all = useStore((state) => state.overview?.ready) ?? [];
  if (found === null) return <Page heading={t("ready.heading")} />;
  const ready = all.filter(({ library }) => library === ownLibrary);
  const shelf = numbersOf(ready).join(t("common.apart"));
  return (
    <Page
      className="shelf-map"
      caption={t("ready.heading")}
      heading={where(found)}
      aside={
        ready.length > 0 && (
          <p className="row-ready">
            {shelf !== "" && <strong>{t("hold.readyShelf", { shelf })}</strong>}
            <strong>{t("hold.readyUntil", { date: firstDay(ready) })}</strong>
          </p>
        )
      }
      spreadPicture="kept"
    >
      <PlanRoom {...found} />
    </Page>
  );
}
