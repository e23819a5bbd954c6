import { hasReadings, piecesOf, withoutReadings } from "../i18n/furigana/marks.ts";
import type { Point } from "./plan-way.ts";

/** A rectangle in units of the floor. */
export interface PlanBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Widths of a character as shares of its height: CJK, and Latin. */
const WIDE = 1;
const NARROW = 0.6;

/** Height of a line, and of its letters above the middle of the line, as shares of a letter. */
const LINE = 1.2;
const DESCENT = 0.36;

/** Height of furigana, and where their line stands above that of their words, in letters. */
export const READING = 0.5;
const READING_RISE = 1;

/** How far words beside a mark still reach over its middle where they stand lower or higher than it, in letters. */
const SLIGHTLY = 0.2;

/** Distance of two lines on a shelf, in letters. */
export const LINE_GAP = 1.15;

/** Width of words without their readings, in units of the floor; `letter` is the height of a letter. */
export function widthOf(words: string, letter: number): number {
  const signs = [...withoutReadings(words)].map((sign) =>
    (sign.codePointAt(0) ?? 0) < 0x1100 ? NARROW : WIDE,
  );
  return signs.reduce((sum, width) => sum + width, 0) * letter;
}

/** Area that two rectangles share. */
export function overlap(one: PlanBox, other: PlanBox): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The first place that covers nothing, else the one that covers least; what is outside the floor counts as covered. */
export function freest(
  places: readonly PlanBox[],
  taken: readonly PlanBox[],
  floor: { readonly width: number; readonly height: number },
): number {
  const whole: PlanBox = { x: 0, y: 0, ...floor };
  const covered = places.map((place) => {
    const outside = place.width * place.height - overlap(place, whole);
    return taken.reduce((sum, box) => sum + overlap(place, box), outside * 4);
  });
  // Rounding leaves a trace of an area.
  const least = Math.min(...covered) + 1e-6;
  return covered.findIndex((area) => area <= least);
}

/** A strip along each part of a line. */
export function stripsOf(line: readonly Point[], half: number): readonly PlanBox[] {
  return line.slice(1).map((to, at) => {
    const from = line[at] ?? to;
    return {
      x: Math.min(from.x, to.x) - half,
      y: Math.min(from.y, to.y) - half,
      width: Math.abs(from.x - to.x) + 2 * half,
      height: Math.abs(from.y - to.y) + 2 * half,
    };
  });
}

/**
 * Where words with their furigana may stand beside a mark: below or above it, also to one side, else right or left, level with it or
 * a little lower or higher. `radius` is that of the mark.
 */
export function besideMark(
  { x, y }: Point,
  words: string,
  letter: number,
  radius: number,
  floor: { readonly width: number; readonly height: number },
): readonly PlanBox[] {
  const [width, height] = [
    widthOf(words, letter) + letter * 0.3,
    letter * (LINE + (hasReadings(words) ? READING : 0)),
  ];
  // Moved inwards at the sides of the floor.
  const inside = (left: number): number =>
    Math.max(letter * 0.3, Math.min(floor.width - width - letter * 0.3, left));
  const starts = [inside(x - width / 2), inside(x + radius - width), inside(x - radius)];
  const gap = radius + letter * 0.1;
  const aside = radius + letter * 0.25;
  return [
    ...starts.map((start) => ({ x: start, y: y + gap, width, height })),
    ...starts.map((start) => ({ x: start, y: y - gap - height, width, height })),
    ...[y - height / 2, y - letter * SLIGHTLY, y + letter * SLIGHTLY - height].flatMap((top) => [
      { x: x + aside, y: top, width, height },
      { x: x - aside - width, y: top, width, height },
    ]),
  ];
}

/** The point of `text` in the middle of a box (`textAnchor="middle"`). */
export function textAt({ x, y, width, height }: PlanBox, letter: number): Point {
  return { x: x + width / 2, y: y + height / 2 + letter * DESCENT };
}

/** The point of words in a box that has room for their furigana above them. */
export function wordsAt(box: PlanBox, words: string, letter: number): Point {
  const { x, y } = textAt(box, letter);
  return { x, y: hasReadings(words) ? y + (letter * READING) / 2 : y };
}

/** The furigana of words, each with the middle of its line's foot: there is no ruby in a drawing. */
export function readingsAt(
  words: string,
  { x, y }: Point,
  letter: number,
): readonly (Point & { readonly reading: string })[] {
  let left = x - widthOf(words, letter) / 2;
  return piecesOf(words).flatMap(({ base, reading }) => {
    const width = widthOf(base, letter);
    const middle = left + width / 2;
    left += width;
    return reading === undefined ? [] : [{ x: middle, y: y - letter * READING_RISE, reading }];
  });
}

/** The label in one line or two, whichever can be larger, with the height of its letters. */
export function inOneOrTwoLines(
  sign: string,
  { width, height }: PlanBox,
  letter: number,
): { readonly letter: number; readonly lines: readonly string[] } {
  const fittings = [[sign], halves(sign)].map((lines) => {
    const widest = Math.max(...lines.map((line) => widthOf(line, 1)));
    const high = height / (1 + (lines.length - 1) * LINE_GAP);
    return { letter: Math.min(letter, high, width / (widest + 0.2)), lines };
  });
  return fittings.reduce((one, other) => (other.letter > one.letter ? other : one));
}

/** Parted at the space nearest to the middle; whole without a space. */
function halves(sign: string): readonly string[] {
  const spaces = [...sign.matchAll(/ /gu)].map(({ index }) => index);
  const offCentre = (at: number): number => Math.abs(at - sign.length / 2);
  const [middle] = spaces.toSorted((one, other) => offCentre(one) - offCentre(other));
  return middle === undefined ? [sign] : [sign.slice(0, middle), sign.slice(middle + 1)];
}

/** Short label of each shelf: the number in its name if it is unique, otherwise the whole name, without readings. Digits may be full-width. */
export function signsOf(names: readonly string[]): readonly string[] {
  const numbers = names.map((name) => /\d+/u.exec(name.normalize("NFKC"))?.[0]);
  return names.map((name, place) => {
    const number = numbers[place];
    return number === undefined || numbers.indexOf(number) !== numbers.lastIndexOf(number)
      ? withoutReadings(name)
      : number;
  });
}
