import { type ComponentProps, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { MapFloor } from "#contract/domain/shelf-map.ts";
import type { ShelfOnFloor } from "#contract/text/shelf.ts";
import { ShelfPlan } from "../../components/shelf-plan.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";

/** Greatest height of a letter as a share of the floor's longer side, so that twice the size leaves room for the plan. */
const MOST_SHARE = 0.055;

type Letters = Pick<ComponentProps<typeof ShelfPlan>, "letterShare" | "leastShare">;

/**
 * The heights of reading text and of the smallest text as shares of the plan's longer side: the plan is drawn as large as the room
 * is. Empty before the room is known.
 */
function useLetters(room: RefObject<HTMLElement | null>, floor: MapFloor): Letters {
  const [letters, setLetters] = useState<Letters>({});
  useLayoutEffect(() => {
    const box = room.current;
    if (box === null || typeof ResizeObserver === "undefined") return;
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

/** The plan of a floor with one shelf marked, as large as there is room. */
export function PlanRoom(found: ShelfOnFloor) {
  const t = useTranslation();
  const local = useLocal();
  const room = useRef<HTMLDivElement>(null);
  const letters = useLetters(room, found.floor);
  return (
    <div ref={room} className="plan-room">
      <ShelfPlan {...found} {...letters} t={t} local={local} />
    </div>
  );
}

/** Floor and shelf in words. */
export function useWhere(): (found: ShelfOnFloor) => string {
  const t = useTranslation();
  const local = useLocal();
  return ({ floor, shelf }) => t("find.map.where", { floor: local(floor.name), shelf: local(shelf.name) });
}
