import { controlsNow } from "../input/controls.ts";
import { visuallyHidden } from "./visually-hidden.ts";

/** A rectangle on the screen, in CSS pixels. */
export type Area = Pick<DOMRect, "left" | "top" | "right" | "bottom">;

interface Size {
  readonly width: number;
  readonly height: number;
}

const STEP_PX = 8;
/** Distance from the upper edge, as that of the privacy button; less where the page's margin is. */
const INSIDE_PX = 28;

const overlap = (one: Area, other: Area): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** A free place of this size: the highest, then the rightmost. */
export function freePlace({ width, height }: Size, within: Area, taken: readonly Area[]): Area | null {
  for (let top = within.top; top + height <= within.bottom; top += STEP_PX) {
    let right = within.right;
    while (right - width >= within.left) {
      const place = { left: right - width, top, right, bottom: top + height };
      const hit = taken.find((area) => overlap(area, place));
      if (hit === undefined) return place;
      right = hit.left - STEP_PX;
    }
  }
  return null;
}

/** The visible part of an element's area: in a paged view only the current part. */
function seen(area: Area, element: Element): readonly Area[] {
  const part = element.closest(".reel-turning > .reel-view")?.getBoundingClientRect();
  if (part === undefined) return [area];
  const [top, bottom] = [Math.max(area.top, part.top), Math.min(area.bottom, part.bottom)];
  return top < bottom ? [{ left: area.left, right: area.right, top, bottom }] : [];
}

function controlAreas(): readonly Area[] {
  return controlsNow().flatMap((control) => seen(control.getBoundingClientRect(), control));
}

/** Every visible line of text, except of the element to be placed. */
function lineAreas(page: HTMLElement, but: HTMLElement): readonly Area[] {
  const unseen = [...visuallyHidden(page), ...page.querySelectorAll(".leaf[aria-hidden]"), but];
  const areas: Area[] = [];
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode() !== null) {
    const { currentNode: text } = texts;
    if (text.parentElement === null || unseen.some((element) => element.contains(text))) continue;
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) areas.push(...seen(line, text.parentElement));
  }
  return areas;
}

/** Moves an element to where it covers neither controls nor text; if there is no such place, no controls. */
export function moveToFreePlace(element: HTMLElement, page: HTMLElement): void {
  const edge = page.getBoundingClientRect();
  const style = getComputedStyle(element);
  const pixels = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
  const margin = pixels("--margin");
  const within = {
    left: edge.left + margin,
    top: edge.top + Math.min(INSIDE_PX, pixels("--margin-top")),
    right: edge.right - margin,
    bottom: edge.bottom - STEP_PX,
  };
  const controls = controlAreas();
  const size = element.getBoundingClientRect();
  const place =
    freePlace(size, within, [...controls, ...lineAreas(page, element)]) ?? freePlace(size, within, controls);
  const { left, top } = place ?? { left: within.right - size.width, top: within.top };
  const [x, y] = [`${left - edge.left}px`, `${top - edge.top}px`];
  if (element.style.left !== x) element.style.left = x;
  if (element.style.top !== y) element.style.top = y;
}
