import { type ComponentProps, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { MapFloor } from "#contract/domain/shelf-map.ts";
import { shelfOf } from "#contract/text/shelf.ts";
import { ShelfPlan } from "../../components/shelf-plan.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useSettings } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { Page } from "../shared/page.tsx";

/** Greatest height of a letter as a share of the floor's longer side, so that twice the size leaves room for the plan. */
const MOST_SHARE = 0.055;

type Letters = Pick<ComponentProps<typeof ShelfPlan>, "letterShare" | "leastShare">;

/**
 * The heights of reading text and of the smallest text as shares of the plan's longer side: the plan is drawn as large as the room
 * is. Empty before the room is known.
 */
function useLetters(room: RefObject<HTMLElement | null>, floor: MapFloor | undefined): Letters {
  const [letters, setLetters] = useState<Letters>({});
  useLayoutEffect(() => {
    const box = room.current;
    if (box === null || floor === undefined || typeof ResizeObserver === "undefined") return;
    const measure = (): void => {
      const { width, height } = box.getBoundingClientRect();
      const longer = Math.max(floor.width, floor.height);
      const pixels = Math.min(width / floor.width, height / floor.height) * longer;
      if (pixels === 0) return;
      const style = getComputedStyle(box);
      const share = (size: string): number => Math.min(MOST_SHARE, Number.parseFloat(size) / pixels);
      setLetters({
        letterShare: share(style.fontSize),
        leastShare: share(style.getPropertyValue("--least")),
      });
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(box);
    return () => sizes.disconnect();
  }, [room, floor]);
  return letters;
}

/** Location of a copy: floor and shelf as text, the book with its call number as on the spine, then the plan. */
export function ShelfMapScreen({ route }: ScreenProps<"shelf-map">) {
  const t = useTranslation();
  const local = useLocal();
  const { title, copy } = route;
  const found = shelfOf(useSettings().shelfMap, copy);
  const room = useRef<HTMLDivElement>(null);
  const letters = useLetters(room, found?.floor);
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
      <div ref={room} className="plan-room">
        <ShelfPlan {...found} {...letters} t={t} local={local} />
      </div>
    </Page>
  );
}
