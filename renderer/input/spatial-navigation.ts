/** A rectangle on the screen, in CSS pixels. */
export type Area = Pick<DOMRect, "left" | "right" | "top" | "bottom">;
export type Direction = "up" | "down" | "left" | "right";

/** How much a step aside weighs beside one ahead: whoever goes down wants what is below, not what is near. */
const ASIDE = 3;

/** As if the way went down: the other ways are the same picture, turned. */
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

/** Weight of the way to another area; infinite when it does not lie ahead. */
function weight(from: Area, to: Area): number {
  const ahead = to.top - from.bottom;
  // What overlaps a little, as rings and shadows do, still lies ahead when its middle does.
  if ((to.top + to.bottom) / 2 <= (from.top + from.bottom) / 2 || to.bottom <= from.bottom) {
    return Number.POSITIVE_INFINITY;
  }
  const apart = Math.max(0, to.left - from.right, from.left - to.right);
  const offset = Math.abs(middle(to) - middle(from)) / 1000;
  return Math.max(0, ahead) + ASIDE * apart + offset;
}

/** Index of the area that lies next in a direction; -1 at the edge. */
export function nextInDirection(from: Area, areas: readonly Area[], way: Direction): number {
  const start = turned(from, way);
  const weights = areas.map((area) => weight(start, turned(area, way)));
  const least = Math.min(...weights);
  return Number.isFinite(least) ? weights.indexOf(least) : -1;
}
