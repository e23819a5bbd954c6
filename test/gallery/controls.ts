import { controlsNow } from "#renderer/input/controls.ts";

/** A rectangle in CSS pixels. */
export type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">;

/** Where a screen is turned in parts: the room in which the one in view is seen. */
function partOf(element: Element): Box | undefined {
  return element.closest(".paged-view-in-parts > .paged-view-window")?.getBoundingClientRect();
}

/** The other parts of a screen are there for those who go by keys, and turn up with the focus. */
export function isInOtherPart(element: Element): boolean {
  const part = partOf(element);
  if (part === undefined) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom <= part.top + 1 || top >= part.bottom - 1;
}

/** What can be pressed or typed into now, and has a place on the screen. */
export function controls(): HTMLElement[] {
  return controlsNow().filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && !isInOtherPart(element);
  });
}

/** Where a control is on the screen. */
export function boxOf(element: Element): Box {
  return element.getBoundingClientRect();
}

/** What of a control is seen: what alone is higher than a part of its screen goes on in the next one (decision 12). */
export function seenOf(element: Element): Box {
  const box = boxOf(element);
  const part = partOf(element);
  if (part === undefined) return box;
  const { left, right } = box;
  return { left, right, top: Math.max(box.top, part.top), bottom: Math.min(box.bottom, part.bottom) };
}

/** Whether a part of its screen has not all of a control. */
export function goesOnInNextPart(element: Element): boolean {
  const { top, bottom } = boxOf(element);
  const seen = seenOf(element);
  return seen.bottom - seen.top < bottom - top - 1;
}

/** What may lie over a screen for a moment, and takes the focus before what it covers. */
export const PASSING = ".toast-region,.away,.sound-sign";

/** CSS pixels of one millimetre of the set panel. */
export function pixelsOfMm(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm"));
}

/** What a complaint calls a control. */
export function name(element: Element): string {
  // biome-ignore lint/performance/useDomNodeTextContent: a control is called by what is seen of it.
  const words = element.getAttribute("aria-label") ?? (element as HTMLElement).innerText ?? "";
  return `"${words.replaceAll(/\s+/gu, " ").trim().slice(0, 24)}" (${element.className.toString().split(" ")[0]})`;
}

/** Millimetres by which the screen's edge, or what scrolls or hides around it, cuts a box of this margin off. */
export function clippedMm(element: Element, margin: number): number {
  const { left, right, top, bottom } = boxOf(element);
  let lost = Math.max(
    0,
    margin - left,
    margin - top,
    right + margin - innerWidth,
    bottom + margin - innerHeight,
  );
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around);
    const edge = boxOf(around);
    if (overflowX !== "visible")
      lost = Math.max(lost, edge.left - left + margin, right + margin - edge.right);
    if (overflowY !== "visible")
      lost = Math.max(lost, edge.top - top + margin, bottom + margin - edge.bottom);
  }
  return lost / pixelsOfMm();
}
