import type { MapFloor } from "#contract/domain/shelf-map.ts";

/** An entrance further than this from each wall, as a share of the floor's longer side, is none in a wall. */
const NEAR_WALL = 0.16;

interface Door {
  /** Its first end on the wall, in units of the floor. */
  readonly x: number;
  readonly y: number;
  /** In the left or right wall. */
  readonly upright: boolean;
}

/** The opening of this width in the wall nearest to the entrance; null without an entrance near a wall. */
export function doorOf({ marks, width, height }: MapFloor, opening: number): Door | null {
  const entrance = marks.find(({ kind }) => kind === "entrance");
  if (entrance === undefined) return null;
  const distances = [entrance.x, width - entrance.x, entrance.y, height - entrance.y];
  const nearest = Math.min(...distances);
  if (nearest > Math.max(width, height) * NEAR_WALL) return null;
  const wall = distances.indexOf(nearest);
  const along = (at: number, length: number): number =>
    Math.max(0, Math.min(length - opening, at - opening / 2));
  return wall < 2
    ? { x: wall === 0 ? 0 : width, y: along(entrance.y, height), upright: true }
    : { x: along(entrance.x, width), y: wall === 2 ? 0 : height, upright: false };
}
