import type { Hold } from "../domain/hold.ts";
import type { LibraryId } from "../domain/library.ts";
import type { MapFloor, MapShelf, ShelfRange } from "../domain/shelf-map.ts";
import type { Copy } from "../domain/title.ts";

/** A parsed call number: the letter of the shelf (K, R), the class digits, the book mark. */
interface CallNumber {
  readonly letter: string;
  readonly digits: string;
  readonly mark: string;
}

const CALL_NUMBER = /^\s*([A-Z]*)\s*(\d[\d.]*)\s*(\p{L}?)/u;

/** Parses a call number; null without a class number. The book mark loses its voiced marks, as on shelves. */
export function readCallNumber(text: string): CallNumber | null {
  const found = CALL_NUMBER.exec(text.normalize("NFKC").toUpperCase());
  if (found === null) return null;
  const [, letter = "", digits = "", mark = ""] = found;
  return { letter, digits: digits.replaceAll(".", ""), mark: mark.normalize("NFD").charAt(0) };
}

function isIn(call: CallNumber, range: ShelfRange): boolean {
  const from = readCallNumber(range.from);
  const to = readCallNumber(range.to);
  if (from === null || to === null || call.letter !== from.letter) return false;
  if (call.digits < from.digits) return false;
  if (from.mark !== "" && call.digits === from.digits && call.mark < from.mark) return false;
  if (to.mark === "") return call.digits <= to.digits || call.digits.startsWith(to.digits);
  return call.digits < to.digits || (call.digits === to.digits && call.mark <= to.mark);
}

/** A shelf, and the floor on which it stands. */
export interface ShelfOnFloor {
  readonly floor: MapFloor;
  readonly shelf: MapShelf;
}

function shelvesOf(floors: readonly MapFloor[], library: LibraryId): readonly ShelfOnFloor[] {
  return floors
    .filter((floor) => floor.library === library)
    .flatMap((floor) => floor.shelves.map((shelf) => ({ floor, shelf })));
}

/** Finds the hold shelf of a library; null if the map does not have it. */
export function holdShelfOf(floors: readonly MapFloor[], library: LibraryId): ShelfOnFloor | null {
  return shelvesOf(floors, library).find(({ shelf }) => shelf.holds === true) ?? null;
}

const NUMBERS = new Intl.Collator("ja", { numeric: true });

/** Compares two numbers of the hold shelf as they stand on it: A-2 before A-10. */
export function compareShelfNumbers(one: string, other: string): number {
  return NUMBERS.compare(one, other);
}

/** Holds as they are fetched: those in this library first, then by their number on the hold shelf. */
export function inShelfOrder<T extends Pick<Hold, "pickup" | "ready">>(
  holds: readonly T[],
  own: LibraryId,
): readonly T[] {
  return holds.toSorted(
    (a, b) =>
      Number(a.pickup !== own) - Number(b.pickup !== own) ||
      compareShelfNumbers(a.ready?.shelf ?? "", b.ready?.shelf ?? ""),
  );
}

/** Finds the shelf of a copy by its 配架場所, otherwise by its call number; null if the map does not have it. */
export function shelfOf(
  floors: readonly MapFloor[],
  copy: Pick<Copy, "library" | "callNumber" | "place" | "closedStacks">,
): ShelfOnFloor | null {
  if (copy.closedStacks) return null;
  const call = readCallNumber(copy.callNumber);
  const there = shelvesOf(floors, copy.library).filter(({ shelf }) => shelf.holds !== true);
  return (
    there.find(({ shelf }) => shelf.place === copy.place.ja) ??
    there.find(({ shelf }) => call !== null && shelf.ranges.some((range) => isIn(call, range))) ??
    null
  );
}
