import { type Layer, mergeLayers, valueAt } from "./layers.ts";

/** The little that is needed before the schema is loaded: how to open the window. */
export interface WindowPeek {
  readonly locked: boolean;
  /** Pixels, for an unlocked window. */
  readonly width: number;
  readonly height: number;
}

const DEFAULT: WindowPeek = { locked: true, width: 1080, height: 1920 };
const SMALLEST = 200;
const LARGEST = 8000;

function pixels(value: unknown, otherwise: number): number {
  return typeof value === "number" && value >= SMALLEST && value <= LARGEST ? Math.round(value) : otherwise;
}

/**
 * Reads the window's settings without the schema: loading it would keep the first picture waiting. Wrong
 * values become the locked default here; the schema names them a moment later.
 */
export function peekWindow(layers: readonly Layer[]): WindowPeek {
  const merged = mergeLayers(layers);
  return {
    locked: valueAt(merged, ["kiosk", "locked"]) !== false,
    width: pixels(valueAt(merged, ["kiosk", "width"]), DEFAULT.width),
    height: pixels(valueAt(merged, ["kiosk", "height"]), DEFAULT.height),
  };
}
