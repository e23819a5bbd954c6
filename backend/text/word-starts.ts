import { foldPlain, foldStrict } from "./fold.ts";
import { readAs } from "./readings.ts";

/** A run of characters of one script in a title. */
interface Run {
  readonly key: string;
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

function runsOf(title: string): readonly Run[] {
  const text = title.normalize("NFKC");
  return [...text.matchAll(RUNS)].flatMap(({ 0: run, index }): Run[] => {
    const key = LATIN.test(run) ? foldStrict(run) : foldPlain(run);
    const begins = !HIRAGANA.test(run) || !JOINS.test(text.slice(0, index));
    return key === "" ? [] : [{ key, isKana: KANA.test(run), begins }];
  });
}

/** The start of each run of a title in its reading, by the most likely alignment: two kana per kanji. */
interface Way {
  readonly cost: number;
  readonly starts: readonly number[];
}

function align(runs: readonly Run[], reading: string): readonly number[] | null {
  let ways = new Map<number, Way>([[0, { cost: 0, starts: [] }]]);
  for (const run of runs) {
    const next = new Map<number, Way>();
    for (const [place, way] of ways) {
      const starts = [...way.starts, place];
      for (const length of lengthsOf(run, reading, place)) {
        const usual = run.isKana ? length : USUAL * [...run.key].length;
        const cost = way.cost + (length - usual) ** 2;
        const known = next.get(place + length);
        if (known === undefined || cost < known.cost) next.set(place + length, { cost, starts });
      }
    }
    ways = next;
  }
  return ways.get(reading.length)?.starts ?? null;
}

function lengthsOf(run: Run, reading: string, place: number): readonly number[] {
  if (run.isKana) return reading.startsWith(run.key, place) ? [run.key.length] : [];
  const most = Math.min(MOST * [...run.key].length, reading.length - place);
  return Array.from({ length: Math.max(0, most) }, (_, at) => at + 1);
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
 * Ambiguous positions are left out.
 */
export function wordSuffixes(title: string, reading: string): readonly string[] {
  const words = reading.trim().split(/\s+/u);
  if (words.length > 1) return spaced(words);
  const runs = runsOf(title);
  // A title in kana only has no detectable word boundaries.
  if (runs.length === 1 && runs[0]?.isKana === true) return [];
  const key = foldStrict(reading);
  const starts = align(runs, key) ?? [];
  const places = starts.flatMap((start, at) => {
    const run = runs[at];
    if (run === undefined) return [];
    const inside = run.isKana ? [] : (readAs(run.key, key.slice(start, starts[at + 1])) ?? []);
    return [...(run.begins ? [start] : []), ...inside.map((place) => start + place)];
  });
  return [...new Set(places)].filter((place) => place > 0).map((place) => key.slice(place));
}
