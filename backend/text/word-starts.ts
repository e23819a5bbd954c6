import { foldPlain, foldStrict } from "./fold.ts";
import { readAs } from "./readings.ts";

/** A run of characters of one script in a title. */
interface Run {
  readonly key: string;
  /** In characters. */
  readonly length: number;
  /** Kana: read as they are. */
  readonly isKana: boolean;
  /** A word begins here: true for all but hiragana after another script. */
  readonly begins: boolean;
}

/** Usual and maximum number of kana per character of another script. */
const USUAL = 2;
const MOST = 5;
const RUNS =
  /\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|[^\p{Script=Hiragana}\p{Script=Katakana}ー\s\p{P}]+/gu;
const HIRAGANA = /^\p{Script=Hiragana}/u;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const LATIN = /[^\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u;
const JOINS = /[^\s\p{P}]$/u;
/** Length of the longest character. */
const CHAR_LENGTH = 2;

function runsOf(title: string): readonly Run[] {
  const text = title.normalize("NFKC");
  return [...text.matchAll(RUNS)].flatMap(({ 0: run, index }): Run[] => {
    const key = LATIN.test(run) ? foldStrict(run) : foldPlain(run);
    const before = text.slice(Math.max(0, index - CHAR_LENGTH), index);
    const begins = !HIRAGANA.test(run) || !JOINS.test(before);
    return key === "" ? [] : [{ key, length: [...key].length, isKana: KANA.test(run), begins }];
  });
}

/** The start of each run of a title in its reading, by the most likely alignment: two kana per kanji; null = they do not fit. */
function align(runs: readonly Run[], reading: string): readonly number[] | null {
  const nowhere = Array<number>(reading.length + 1).fill(Number.POSITIVE_INFINITY);
  // By place in the reading: the least cost of the runs so far when they end there, and where the last one begins.
  let costs = nowhere.with(0, 0);
  const begins: number[][] = [];
  for (const run of runs) {
    const next = [...nowhere];
    const from = [...nowhere];
    for (const [place, before] of costs.entries()) {
      if (before === Number.POSITIVE_INFINITY) continue;
      const [least, most] = lengthsOf(run, reading, place);
      const usual = run.isKana ? most : USUAL * run.length;
      for (let length = least; length <= most; length += 1) {
        const cost = before + (length - usual) ** 2;
        if (cost >= (next[place + length] ?? 0)) continue;
        next[place + length] = cost;
        from[place + length] = place;
      }
    }
    costs = next;
    begins.push(from);
  }
  if (costs[reading.length] === Number.POSITIVE_INFINITY) return null;
  let end = reading.length;
  const starts = begins.toReversed().map((from) => {
    end = from[end] ?? 0;
    return end;
  });
  return starts.reverse();
}

/** Least and most kana that a run can have at a place of the reading; none when the least is more than the most. */
function lengthsOf(run: Run, reading: string, place: number): readonly [number, number] {
  const { length } = run.key;
  if (run.isKana) return [length, reading.startsWith(run.key, place) ? length : 0];
  return [1, Math.min(MOST * run.length, reading.length - place)];
}

/** The words of a reading that contains spaces. */
function spaced(words: readonly string[]): readonly string[] {
  const keys = words.map(foldStrict);
  // A single kana is a particle and not searched.
  return keys.flatMap((key, at) => (at > 0 && key.length > 1 ? [keys.slice(at).join("")] : []));
}

/**
 * The suffixes of a strict reading that begin at a word, except the first word: `ワガハイ ワ ネコ` gives ねこ. A reading without spaces is
 * aligned with the title, where kanji after kana begin a word, and so does each kanji with its own reading (黒猫: くろ, ねこ).
 * Ambiguous positions are left out. `key`: the folded reading, when it is there.
 */
export function wordSuffixes(title: string, reading: string, key = foldStrict(reading)): readonly string[] {
  const words = reading.trim().split(/\s+/u);
  if (words.length > 1) return spaced(words);
  if (key === "") return [];
  const runs = runsOf(title);
  // A title in kana only has no detectable word boundaries.
  if (runs.length === 1 && runs[0]?.isKana === true) return [];
  const starts = align(runs, key) ?? [];
  const places = starts.flatMap((start, at) => {
    const run = runs[at];
    if (run === undefined) return [];
    const inside = run.isKana ? [] : (readAs(run.key, key.slice(start, starts[at + 1])) ?? []);
    return [...(run.begins ? [start] : []), ...inside.map((place) => start + place)];
  });
  return [...new Set(places)].filter((place) => place > 0).map((place) => key.slice(place));
}
