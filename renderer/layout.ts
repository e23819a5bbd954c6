import { useSyncExternalStore } from "react";

/**
 * Layout of the page. `portrait`: one tall page · `spread`: two pages and a fold (1920x1080) · `single`: one wide page
 * (1280x1024). The style sheets use the container `screen` for the same.
 */
export type Layout = "portrait" | "spread" | "single";

/** Width in CSS pixels from which two pages fit beside each other. */
export const SPREAD_FROM_PX = 1500;

const MM_PER_INCH = 25.4;

/**
 * In the low screen of a landscape panel nothing is higher than this above its lower edge: as high as half of an upright 24 inch
 * panel, within reach of a seated person (V18).
 */
const LOW_REACH_MM = 250;

/** Height in CSS pixels below which gaps are smaller (1024x768, an upright low screen). */
const LITTLE_ROOM_PX = 1000;

/** The panel, and whether the patron wants the page low. */
interface Panel {
  readonly diagonalInches: number;
  readonly low: boolean;
}

const UNMEASURED: Panel = { diagonalInches: 24, low: false };
let panel = UNMEASURED;
const listeners = new Set<() => void>();

/** CSS pixels per millimetre of a panel that the page fills. */
export function pixelsPerMm(diagonalInches: number, width: number, height: number): number {
  return Math.hypot(width, height) / (diagonalInches * MM_PER_INCH);
}

/**
 * Height in CSS pixels of the low screen: the lower half of an upright panel; of a landscape one the part within reach, at least
 * half of it. The whole height if all of it is within reach.
 */
export function lowHeight(diagonalInches: number, width: number, height: number): number {
  const half = Math.round(height / 2);
  if (height > width) return half;
  const reach = Math.round(LOW_REACH_MM * pixelsPerMm(diagonalInches, width, height));
  return Math.min(height, Math.max(half, reach));
}

/** Height of the page in CSS pixels; a component uses `useScreenHeight`. */
export function heightNow(): number {
  const { innerWidth, innerHeight } = window;
  return panel.low ? lowHeight(panel.diagonalInches, innerWidth, innerHeight) : innerHeight;
}

/** The layout; a component uses `useLayout`. */
export function layoutNow(): Layout {
  if (heightNow() > window.innerWidth) return "portrait";
  return window.innerWidth >= SPREAD_FROM_PX ? "spread" : "single";
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("resize", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("resize", listener);
  };
}

/** The layout now; follows the window and the low screen. */
export function useLayout(): Layout {
  return useSyncExternalStore(onChange, layoutNow);
}

/** Height of the page in CSS pixels: the panel's, or in the low screen what is left of it. */
export function useScreenHeight(): number {
  return useSyncExternalStore(onChange, heightNow);
}

const hasLittleRoom = (): boolean => heightNow() < LITTLE_ROOM_PX;

/** Whether there is little room on the page. */
export function useLittleRoom(): boolean {
  return useSyncExternalStore(onChange, hasLittleRoom);
}

/** Whether the low screen of this panel is lower than the usual one. */
export function useCanBeLow(diagonalInches: number): boolean {
  return useSyncExternalStore(
    onChange,
    () => lowHeight(diagonalInches, window.innerWidth, window.innerHeight) < window.innerHeight,
  );
}

/**
 * Sets the real millimetre as `--mm` (V1), the height of the page as `--screen-height`, the layout as `data-layout` and the
 * available room as `data-room` for the style sheets. Returns the function that stops it.
 */
export function measurePanel(diagonalInches: number, low = false): () => void {
  panel = { diagonalInches, low };
  const { style, dataset } = document.documentElement;
  const measure = (): void => {
    const mm = pixelsPerMm(diagonalInches, window.innerWidth, window.innerHeight);
    style.setProperty("--mm", `${mm.toFixed(4)}px`);
    style.setProperty("--screen-height", low ? `${heightNow()}px` : "100%");
    dataset["layout"] = layoutNow();
    dataset["room"] = hasLittleRoom() ? "little" : "enough";
  };
  const update = (): void => {
    measure();
    for (const listener of [...listeners]) listener();
  };
  update();
  const stop = onChange(measure);
  // An event can be missed while the page is not shown: the observer compares the size at each frame.
  const sizes = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(update);
  sizes?.observe(document.documentElement);
  return () => {
    sizes?.disconnect();
    stop();
    panel = UNMEASURED;
  };
}
