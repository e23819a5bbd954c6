import { type Layer, mergeLayers, valueAt } from "./layers.ts";

/** The settings that open the window, needed before the schema is loaded. */
export interface EarlyWindowSettings {
  readonly locked: boolean;
  /** Pixels, for an unlocked window. */
  readonly width: number;
  readonly height: number;
}

const DEFAULT: EarlyWindowSettings = { locked: true, width: 1080, height: 1920 };
const SMALLEST = 200;
const LARGEST = 8000;

function pixels(value: unknown, otherwise: number): number {
  return typeof value === "number" && value >= SMALLEST && value <= LARGEST ? Math.round(value) : otherwise;
}

/**
 * Reads the window's settings without the schema, which would delay the first frame. Invalid values become the locked
 * default; the schema reports them a moment later.
 */
export function readEarlyWindowSettings(layers: readonly Layer[]): EarlyWindowSettings {
  const merged = mergeLayers(layers);
  return {
    locked: valueAt(merged, ["kiosk", "locked"]) !== false,
    width: pixels(valueAt(merged, ["kiosk", "width"]), DEFAULT.width),
    height: pixels(valueAt(merged, ["kiosk", "height"]), DEFAULT.height),
  };
}
