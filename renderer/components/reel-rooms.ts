import { useCallback, useState } from "react";

/**
 * Whether the flow was once higher than this room. Two columns that have to be cut leave no gap through both, so the style
 * sheets put them below each other then; and there they stay, for in one column the flow may be lower than in two. `inParts`:
 * it did not fit although it stood closer together.
 */
export function useTightness() {
  const [tightIn, setTightIn] = useState(NO_ROOMS);
  const [partsIn, setPartsIn] = useState(NO_ROOMS);
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  const seeRoom = useCallback((box: HTMLElement, flow: HTMLElement) => {
    const now = roomOf(box);
    setRoom((before) => (before.width === now.width && before.height === now.height ? before : now));
    if (flow.scrollHeight > now.height + 1 && now.height > 0) setTightIn(withRoom(now));
  }, []);
  const seeParts = useCallback((box: HTMLElement, inParts: boolean) => {
    if (inParts && box.classList.contains("reel-tight")) setPartsIn(withRoom(roomOf(box)));
  }, []);
  return { tight: isIn(tightIn, room), inParts: isIn(partsIn, room), seeRoom, seeParts };
}

/** Of a reel, in pixels. */
interface Room {
  readonly width: number;
  readonly height: number;
}

/** By width, the greatest height that something was too high for. */
type Rooms = ReadonlyMap<number, number>;
const NO_ROOMS: Rooms = new Map();

const roomOf = (box: HTMLElement): Room => ({ width: box.clientWidth, height: box.clientHeight });

/** What was too high for a room is so for a lower one: the way to the other parts, which takes some of it, changes nothing. */
const isIn = (rooms: Rooms, { width, height }: Room): boolean => height <= (rooms.get(width) ?? -1);

const withRoom =
  ({ width, height }: Room) =>
  (before: Rooms): Rooms =>
    isIn(before, { width, height }) ? before : new Map(before).set(width, height);

/** Of a reel when nothing is turned, in pixels. */
export interface WholeRoom extends Room {
  /** Height of the page it stands on; 0 elsewhere. */
  readonly page: number;
}

/**
 * The room there is when nothing is turned: the way to the other parts, in the foot, takes some of it. Null when it cannot be
 * told, as the page has taken another size (the low screen) while its parts are turned.
 */
export function wholeRoom(box: HTMLElement, before: WholeRoom): WholeRoom | null {
  const now = { ...roomOf(box), page: box.closest(".page")?.clientHeight ?? 0 };
  if (!box.classList.contains("reel-turning")) return now;
  return before.width === now.width && before.page === now.page ? before : null;
}
