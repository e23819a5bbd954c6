import {
  clippedMm,
  controls,
  goesOnInNextPart,
  isInOtherPart,
  name,
  pixelsOfMm,
  seenOf,
} from "./controls.ts";
import { isShown, letters, linesOf, seen, top } from "./fits.ts";

/** WCAG 2.4.13 asks for 3:1 between focused and not; here each of two layers has it towards the other. */
const CONTRAST = 3;
/** Each layer of the ring, in millimetres: an eye of 0.3 sees 1 mm from 60 cm. */
const LAYER_MM = 1;
const ROUNDING_MM = 0.06;

/**
 * What may lie over a control with the focus: a line at the very top, a sign of sound that looks for free room; and the
 * toast where it leaves no room for a page below it (notice.css): a key closes it, and the focus stays.
 */
const PASSING_BY_KEYS = ".away,.sound-sign,[data-toast=high] .toast-region *";

interface Layer {
  readonly colour: string;
  /** Outer edge in CSS pixels from the control's. */
  readonly spread: number;
}

/** The layers of a ring that is drawn by `box-shadow`, from the inside. */
function layersOf(element: Element): Layer[] {
  const { boxShadow } = getComputedStyle(element);
  return boxShadow
    .split(/,(?![^(]*\))/u)
    .flatMap((part) => {
      const [, colour = "", x, y, blur, spread] =
        /(rgba?\([^)]*\)) (\S+)px (\S+)px (\S+)px (\S+)px/u.exec(part) ?? [];
      const isRing = Number(x) === 0 && Number(y) === 0 && Number(blur) === 0 && !part.includes("inset");
      return isRing && Number(spread) > 0 ? [{ colour, spread: Number(spread) }] : [];
    })
    .sort((one, other) => one.spread - other.spread);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/gu) ?? []).map((text) => {
    const part = Number(text) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A line's box is higher than its letters, and a ring may touch it. */
const TOUCHES_PX = 4;

/** Words beside a control that its ring lies over; empty = none. What lies over the page has no place of its own beside it. */
function wordsBelowRing(control: HTMLElement, carrier: Element, ring: number): string {
  const inner = seenOf(carrier);
  const texts = document.createTreeWalker(control.closest(".toast-region") ?? top(), NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const text = texts.currentNode as Text;
    const parent = text.parentElement;
    if (parent === null || control.contains(parent) || carrier.contains(parent)) continue;
    if (text.data.trim() === "") continue;
    // Where something stands is asked first: few words are that near, and whether they are seen takes most of the time.
    const isUnder = linesOf(text).some((line) => {
      const { left, right, top: upper, bottom } = letters(line);
      const across = Math.min(right, inner.right + ring) - Math.max(left, inner.left - ring);
      const down = Math.min(bottom, inner.bottom + ring) - Math.max(upper, inner.top - ring);
      // What is in another part, or cut off, is told by fits.ts.
      return across > TOUCHES_PX && down > TOUCHES_PX && seen(line, parent) === "whole";
    });
    if (isUnder && isShown(parent) && parent.closest(PASSING_BY_KEYS) === null)
      return text.data.trim().slice(0, 24);
  }
  return "";
}

function complaintAbout(element: HTMLElement): string | null {
  element.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
  if (document.activeElement !== element) return "takes no focus";
  const mm = pixelsOfMm();
  // A field's ring is around its boxes, a drawn book's around the book.
  const carriers = [element, ...element.children, element.nextElementSibling].filter((one) => one !== null);
  const carrier = carriers.find((one) => layersOf(one).length > 1) ?? element;
  const layers = layersOf(carrier);
  const widths = layers.map(({ spread }, index) => (spread - (layers[index - 1]?.spread ?? 0)) / mm);
  const good = layers.some((layer, index) => {
    const inside = layers[index - 1];
    if (inside === undefined || contrast(layer.colour, inside.colour) < CONTRAST) return false;
    return Math.min(widths[index] ?? 0, widths[index - 1] ?? 0) >= LAYER_MM - ROUNDING_MM;
  });
  if (!good) {
    const seen = layers.map(({ colour }, index) => `${colour} ${widths[index]?.toFixed(2)} mm`);
    return `has no ring of two layers of 1 mm and 3:1, but ${seen.join(", ") || "nothing"}`;
  }
  const cut = goesOnInNextPart(carrier) ? 0 : clippedMm(carrier, layers.at(-1)?.spread ?? 0);
  if (cut > (widths.at(-1) ?? 0)) return `has a ring that is cut by ${cut.toFixed(1)} mm`;
  const covered = wordsBelowRing(element, carrier, layers.at(-1)?.spread ?? 0);
  if (covered !== "") return `has a ring over "${covered}"`;
  // What bears the ring: of the curtain that is its words, for the ribbon lies over it.
  const { left, right, top, bottom } = seenOf(carrier);
  const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (onTop?.closest(PASSING_BY_KEYS) != null) return null;
  if (onTop === null || !(element.contains(onTop) || onTop.contains(element)))
    return "is covered when it has the focus";
  return null;
}

/** The focus where it was, unless that would turn the screen to another part. */
function giveBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && !isInOtherPart(before))
    before.focus({ preventScroll: true });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Gives each control the focus as the keyboard does, and tells where it could not be seen. */
export function focusComplaints(): string[] {
  const before = document.activeElement;
  const complaints = controls().flatMap((element) => {
    const complaint = complaintAbout(element);
    return complaint === null ? [] : [`${name(element)} ${complaint}`];
  });
  giveBack(before);
  return complaints;
}
