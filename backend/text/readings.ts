import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unvoiced } from "./fold.ts";

const FILE = join(import.meta.dirname, "../../assets/kanji/readings.txt");

/** Minimum length of a reading that is also tried without its last kana: 長 in 長靴 is なが, of ながい. */
const WITH_STEM = 3;

let byKanji: ReadonlyMap<string, readonly string[]> | undefined;
const inWords = new Map<string, readonly string[]>();
let byReading: ReadonlyMap<string, readonly string[]> | undefined;

/** Longest reading in the file, in kana. */
const LONGEST = 4;
/** Maximum number of kanji of a word derived from its reading. */
const MOST_KANJI = 3;

function readings(): ReadonlyMap<string, readonly string[]> {
  byKanji ??= new Map(
    readFileSync(FILE, "utf8")
      .trim()
      .split("\n")
      .map((line) => {
        const [kanji = "", ...rest] = line;
        return [kanji, [...new Set(rest.join("").split(" ").map(unvoiced))]] as const;
      }),
  );
  return byKanji;
}

/** Readings of a folded kanji inside a word, unvoiced; none for rare kanji. */
function readingsOf(kanji: string): readonly string[] {
  const known = inWords.get(kanji);
  if (known !== undefined) return known;
  const whole = readings().get(kanji) ?? [];
  const stems = whole.filter((one) => one.length >= WITH_STEM).map((one) => one.slice(0, -1));
  const all = [...new Set([unvoiced(kanji), ...whole, ...stems])];
  inWords.set(kanji, all);
  return all;
}

/** The folded kanji with this unvoiced reading. */
function kanjiReadAs(reading: string): readonly string[] {
  if (byReading === undefined) {
    const all = new Map<string, string[]>();
    for (const [kanji, each] of readings())
      for (const one of each) all.set(one, [...(all.get(one) ?? []), kanji]);
    byReading = all;
  }
  return byReading.get(reading) ?? [];
}

/**
 * The start of each character of a folded text in a strict reading, or null when they do not fit: kana match themselves, a kanji
 * any of its readings, voiced or not (雪国: ゆき|くに, but also せつ|こく).
 */
export function readAs(text: string, reading: string): readonly number[] | null {
  const chars = [...text];
  const kana = unvoiced(reading);
  const dead = new Set<number>();
  const from = (at: number, place: number): readonly number[] | null => {
    const char = chars[at];
    if (char === undefined) return place === kana.length ? [] : null;
    const state = at * (kana.length + 1) + place;
    if (dead.has(state)) return null;
    for (const one of readingsOf(char)) {
      const rest = kana.startsWith(one, place) ? from(at + 1, place + one.length) : null;
      if (rest !== null) return [place, ...rest];
    }
    dead.add(state);
    return null;
  };
  return from(0, 0);
}

/**
 * Words of two or three kanji that can be read as this strict kana key (せつこく: 雪国), those of two first, at most `most`; a split of
 * the key with more words than that is too ambiguous and left out.
 */
export function wordsReadAs(reading: string, most: number): readonly string[] {
  const kana = unvoiced(reading);
  const found: string[] = [];
  for (let kanji = 2; kanji <= MOST_KANJI; kanji += 1) {
    for (const parts of partings(kana, kanji)) {
      const choices = parts.map(kanjiReadAs);
      const count = choices.reduce((product, each) => product * each.length, 1);
      if (count > 0 && count <= most - found.length) found.push(...combined(choices));
    }
  }
  return found;
}

/** All ways to split a key into this many readings. */
function partings(kana: string, into: number): readonly (readonly string[])[] {
  if (into === 1) return kana.length > 0 && kana.length <= LONGEST ? [[kana]] : [];
  const lengths = Array.from({ length: Math.min(LONGEST, kana.length) }, (_, at) => at + 1);
  return lengths.flatMap((length) =>
    partings(kana.slice(length), into - 1).map((rest) => [kana.slice(0, length), ...rest]),
  );
}

function combined(choices: readonly (readonly string[])[]): readonly string[] {
  return choices.reduce<readonly string[]>(
    (words, next) => words.flatMap((word) => next.map((kanji) => word + kanji)),
    [""],
  );
}
