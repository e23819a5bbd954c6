/** A rectangle on the screen, in CSS pixels. */
export type Area = Pick<DOMRect, "left" | "right" | "top" | "bottom">;
export type Direction = "up" | "down" | "left" | "right";

/** Weight of a sideways distance: the control straight ahead is preferred to a nearer one aside. */
const ASIDE = 3;

/** Rotates an area so that every direction is handled as "down". */
function turned({ left, right, top, bottom }: Area, way: Direction): Area {
  switch (way) {
    case "down":
      return { left, right, top, bottom };
    case "up":
      return { left, right, top: -bottom, bottom: -top };
    case "right":
      return { left: top, right: bottom, top: left, bottom: right };
    case "left":
      return { left: top, right: bottom, top: -right, bottom: -left };
  }
}

function middle(area: Area): number {
  return (area.left + area.right) / 2;
}

/** Distance to another area; infinite if it is not in this direction. */
function weight(from: Area, to: Area): number {
  const ahead = to.top - from.bottom;
  // Slightly overlapping areas, such as rings and shadows, are ahead if their centre is.
  if ((to.top + to.bottom) / 2 <= (from.top + from.bottom) / 2 || to.bottom <= from.bottom) {
    return Number.POSITIVE_INFINITY;
  }
  const apart = Math.max(0, to.left - from.right, from.left - to.right);
  const offset = Math.abs(middle(to) - middle(from)) / 1000;
  return Math.max(0, ahead) + ASIDE * apart + offset;
}

/** Index of the next area in a direction; -1 at the edge. */
export function nextInDirection(from: Area, areas: readonly Area[], way: Direction): number {
  const start = turned(from, way);
  const weights = areas.map((area) => weight(start, turned(area, way)));
  const least = Math.min(...weights);
  return Number.isFinite(least) ? weights.indexOf(least) : -1;
}
