import type { CSSProperties } from "react";
import { readingsNow, useReadings } from "../i18n/index.ts";
import { heightNow, type Layout, layoutNow, useLayout, useScreenHeight } from "../layout.ts";
import type { TypeSize } from "./display-preferences.ts";
import { useStore } from "./store.ts";

/** Rows per page; fewer in larger type, in the same place and order (V11). */
const ROWS: Readonly<Record<TypeSize, Readonly<Record<Layout, number>>>> = {
  normal: { portrait: 5, spread: 4, single: 4 },
  large: { portrait: 4, spread: 3, single: 3 },
  largest: { portrait: 3, spread: 2, single: 2 },
};

/** The most rows a page can have. */
export const MOST_ROWS = ROWS.normal.portrait;

/** Heights in CSS pixels for which these numbers apply; a lower page has fewer. */
const MEANT_FOR: Readonly<Record<Layout, number>> = { portrait: 1920, spread: 1080, single: 1024 };

/** On a page so much lower the line of filters takes the room of a row. */
const MUCH_LOWER = 0.8;

/** What takes the room of rows. */
interface Taken {
  /** The rows have readings, and are higher. */
  readonly readings: boolean;
  /** Rows that something below the list takes; on a page with readings the room of one is free already. */
  readonly given: number;
}

/** How many rows of a list fit a page of this height; one at least. */
export function rowsFor(type: TypeSize, layout: Layout, height: number, taken: Taken): number {
  const rows = ROWS[type][layout] - Math.max(taken.given, taken.readings ? 1 : 0);
  return Math.max(1, Math.min(rows, Math.floor((rows * height) / MEANT_FOR[layout])));
}

/** The same in a component; `given`: rows that something below the list takes. */
export function useRows(given = 0): number {
  const type = useStore((state) => state.display.type);
  return rowsFor(type, useLayout(), useScreenHeight(), { readings: useReadings(), given });
}

/**
 * Rows that a list of titles lacks: each says where the book is, and with more of them the filters or a row would need a second part.
 * Upright in larger type without readings they need one in any case.
 */
function titleRowsGiven(type: TypeSize, layout: Layout, height: number, readings: boolean): number {
  if (type === "normal") return height < MUCH_LOWER * MEANT_FOR[layout] ? 1 : 0;
  if (layout === "spread") return 1;
  if (layout === "single" && type === "largest") return 0;
  if (readings) return 2;
  return layout === "portrait" ? 0 : 1;
}

/** How many titles fit a page now; a component uses `useTitleRows`. */
export function titleRowsNow(): number {
  const { type } = useStore.getState().display;
  const [layout, height, readings] = [layoutNow(), heightNow(), readingsNow()];
  return rowsFor(type, layout, height, { readings, given: titleRowsGiven(type, layout, height, readings) });
}

/** The same in a component; `given`: rows that something above the list takes. */
export function useTitleRows(given = 0): number {
  const type = useStore((state) => state.display.type);
  return useRows(Math.max(given, titleRowsGiven(type, useLayout(), useScreenHeight(), useReadings())));
}

/** Sets the number of visible rows for the style sheet: they share the room, up to their normal height. */
export function rowsStyle(shown: number): CSSProperties {
  return { "--shown": shown } as CSSProperties;
}
