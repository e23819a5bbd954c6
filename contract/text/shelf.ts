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

/** Finds the shelf of a copy by its 配架場所, otherwise by its call number; null if the map does not have it. */
export function shelfOf(
  floors: readonly MapFloor[],
  copy: Pick<Copy, "library" | "callNumber" | "place" | "closedStacks">,
): { readonly floor: MapFloor; readonly shelf: MapShelf } | null {
  if (copy.closedStacks) return null;
  const call = readCallNumber(copy.callNumber);
  const there = floors
    .filter(({ library }) => library === copy.library)
    .flatMap((floor) => floor.shelves.map((shelf) => ({ floor, shelf })));
  return (
    there.find(({ shelf }) => shelf.place === copy.place.ja) ??
    there.find(({ shelf }) => call !== null && shelf.ranges.some((range) => isIn(call, range))) ??
    null
  );
}
