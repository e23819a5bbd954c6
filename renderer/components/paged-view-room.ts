import { useCallback, useRef, useState } from "react";
import type { Cut } from "./page-breaks.ts";

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
    if (inParts && box.classList.contains("paged-view-tight")) setPartsIn(withRoom(roomOf(box)));
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

/** Cuts of a flow that is shown in one part. */
export const NOTHING_CUT: readonly Cut[] = [];

/**
 * Decides whether a flow is shown in parts, by its height and room when it is shown whole, so that the same content in the same
 * room always has the same parts. Returns the cuts, or null to keep the present ones. Call it again after a change from or to
 * parts.
 */
export function useDecision() {
  /** Height of the room without the buttons for other parts, in pixels. */
  const whole = useRef(0);
  /** The room in parts, which may have these buttons in the foot; empty until it is known. */
  const inParts = useRef("");
  /** Sizes in parts of a flow that did not fit when shown whole. */
  const refused = useRef("");
  return useCallback((box: HTMLElement, flow: HTMLElement, cut: () => readonly Cut[]) => {
    const { width, height: room } = roomOf(box);
    const height = flow.scrollHeight;
    if (!box.classList.contains("paged-view-in-parts")) {
      whole.current = room;
      inParts.current = "";
      const fits = height <= room + 1 || room === 0;
      if (fits) refused.current = "";
      // The flow may fit with one column below the other.
      return fits || !box.classList.contains("paged-view-tight") ? NOTHING_CUT : cut();
    }
    const place = `${width}x${room}`;
    if (inParts.current === "") inParts.current = place;
    if (inParts.current !== place) {
      // Another element of the page has changed its height, and so the whole room.
      refused.current = "";
      return NOTHING_CUT;
    }
    const next = cut();
    const sizes = `${room} ${height}`;
    if (refused.current === sizes) return next.length > 1 ? next : null;
    if (next.length > 1 && height > whole.current + 1) return next;
    refused.current = sizes;
    return NOTHING_CUT;
  }, []);
}
