import { useCallback, useState } from "react";

/**
 * Whether the flow was ever higher than this room. The style sheets then put two columns below each other, because they
 * have no common gap to cut at; they stay so, even if the flow is lower in one column. `inParts`: even then it did not fit.
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

/** Size of a paged view, in pixels. */
interface Room {
  readonly width: number;
  readonly height: number;
}

/** By width, the greatest height that was too low for the flow. */
type Rooms = ReadonlyMap<number, number>;
const NO_ROOMS: Rooms = new Map();

const roomOf = (box: HTMLElement): Room => ({ width: box.clientWidth, height: box.clientHeight });

/** A flow too high for a room is too high for a lower one. */
const isIn = (rooms: Rooms, { width, height }: Room): boolean => height <= (rooms.get(width) ?? -1);

const withRoom =
  ({ width, height }: Room) =>
  (before: Rooms): Rooms =>
    isIn(before, { width, height }) ? before : new Map(before).set(width, height);

/** Size of a paged view without navigation, in pixels. */
export interface WholeRoom extends Room {
  /** Height of the page it is on; 0 elsewhere. */
  readonly page: number;
}

/**
 * The room without navigation, which takes some of it in the foot. Null when unknown: the page has changed its size (the
 * low screen) while it is shown in parts.
 */
export function wholeRoom(box: HTMLElement, before: WholeRoom): WholeRoom | null {
  const now = { ...roomOf(box), page: box.closest(".page")?.clientHeight ?? 0 };
  if (!box.classList.contains("reel-turning")) return now;
  return before.width === now.width && before.page === now.page ? before : null;
}
