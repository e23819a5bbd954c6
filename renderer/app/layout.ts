import { useSyncExternalStore } from "react";

/**
 * How the page lies. `portrait`: one tall page · `spread`: two pages and a fold (1920x1080) · `single`: one
 * wide page (1280x1024). The style sheets ask the same by media queries.
 */
export type Layout = "portrait" | "spread" | "single";

/** Width in CSS pixels from which two pages fit beside each other. */
export const SPREAD_FROM_PX = 1500;

const MM_PER_INCH = 25.4;

function layoutNow(): Layout {
  if (window.innerHeight > window.innerWidth) return "portrait";
  return window.innerWidth >= SPREAD_FROM_PX ? "spread" : "single";
}

function onResize(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** The layout now; follows the window. */
export function useLayout(): Layout {
  return useSyncExternalStore(onResize, layoutNow);
}

/** CSS pixels per millimetre of a panel that the page fills. */
export function pixelsPerMm(diagonalInches: number, width: number, height: number): number {
  return Math.hypot(width, height) / (diagonalInches * MM_PER_INCH);
}

/** Gives the style sheets the real millimetre as `--mm` (visual.md rule 1). Answers a stop. */
export function measurePanel(diagonalInches: number): () => void {
  const measure = (): void => {
    const mm = pixelsPerMm(diagonalInches, window.innerWidth, window.innerHeight);
    document.documentElement.style.setProperty("--mm", `${mm.toFixed(4)}px`);
  };
  measure();
  return onResize(measure);
}
