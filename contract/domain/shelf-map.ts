import type { LibraryId } from "./library.ts";
import type { LocalText } from "./text.ts";

/** Marks on a floor plan besides its shelves; `here` = the kiosk. */
export const MAP_MARKS = ["here", "entrance", "desk", "stairs", "lift"] as const;
export type MapMark = (typeof MAP_MARKS)[number];

/** A range of call numbers, both ends included: `913.6 ア` to `913.6 コ`, `K900` to `K999`, or `48` to `49`. */
export interface ShelfRange {
  readonly from: string;
  readonly to: string;
}

/** A shelf on a floor: a rectangle in the floor's own units. */
export interface MapShelf {
  /** As labelled at the shelf: 「12番の棚」. */
  readonly name: LocalText;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ranges: readonly ShelfRange[];
  /** 配架場所 in Japanese whose copies are all on this shelf, whatever their call number: 「1階 雑誌」. */
  readonly place?: string;
  /** The hold shelf: holds that are ready stand here, and no copy that is found by its call number. */
  readonly holds?: true;
}

/** One floor of a library, seen from above. */
export interface MapFloor {
  readonly library: LibraryId;
  readonly name: LocalText;
  /** Size in units of the library's choice, for instance decimetres. */
  readonly width: number;
  readonly height: number;
  readonly shelves: readonly MapShelf[];
  readonly marks: readonly { readonly kind: MapMark; readonly x: number; readonly y: number }[];
}
