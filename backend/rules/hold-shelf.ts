/** Numbers of one letter. */
const PER_LETTER = 99;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A valid number of a hold shelf: letters, digits and signs, no spaces at its ends. */
export const SHELF_NUMBER = /^[^\s\p{C}](?:[^\p{C}]{0,10}[^\s\p{C}])?$/u;

/** The first free number of the hold shelf: ... Z-99, then plain numbers. */
export function nextShelf(taken: ReadonlySet<string>): string {
  for (let at = 0; ; at += 1) {
    const letter = LETTERS[Math.floor(at / PER_LETTER)];
    const number =
      letter === undefined ? String(at + 1) : `${letter}-${String((at % PER_LETTER) + 1).padStart(2, "0")}`;
    if (!taken.has(number)) return number;
  }
}
