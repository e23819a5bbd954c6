import type { Language } from "#contract/domain/text.ts";

/*
 * Readings inside a string: base text between ANCHOR and SEPARATOR, its reading up to END. These are Unicode's interlinear
 * annotation characters, which occur in no input or catalogue.
 */
export const ANCHOR = "\uFFF9";
export const SEPARATOR = "\uFFFA";
export const END = "\uFFFB";

const ANNOTATED = /\uFFF9([^\uFFFA]*)\uFFFA([^\uFFFB]*)\uFFFB/gu;

/** A piece of text; with a reading when it has one. */
export interface Piece {
  readonly base: string;
  readonly reading?: string;
}

/** True when the text carries readings. */
export function hasReadings(text: string): boolean {
  return text.includes(ANCHOR);
}

/**
 * As in `READINGS`: a run of kanji and its reading in brackets; with its figure, where the reading is of both: 「2日[ふつか]」,
 * 「1階[いっかい]」, but not 「30日[にち]」.
 */
const WRITTEN =
  /(\d+[日人階番](?!\[(?:にち|にん|かい|がい|ばん)\])|[\p{Script=Han}々]+)\[([\p{Script=Hiragana}ー]+)\]/gu;

/** A library's text with the readings it has written in brackets, 「休館[きゅうかん]」, or without them. */
export function writtenReadings(text: string, shown: boolean): string {
  return text.replaceAll(WRITTEN, shown ? `${ANCHOR}$1${SEPARATOR}$2${END}` : "$1");
}

/** After these a word begins: another reading, and particles. */
const WORD_BEGINS = /[\]がはをにでとのもへ]$/u;
/** The end of a reading that is the counter's own, after which the figure can stay. */
const COUNTER = /(?:にち|にん|かい|がい|ばん)$/u;

/** For children: the readings in the place of their kanji, 「1かい ぶんがくの たな」. */
function readingsAlone(text: string): string {
  return text.replaceAll(WRITTEN, (_all, base: string, reading: string, at: number) => {
    const [figure = ""] = /^\d+/u.exec(base) ?? [];
    const counter = figure === "" ? undefined : COUNTER.exec(reading)?.[0];
    const space = WORD_BEGINS.test(text.slice(0, at)) ? " " : "";
    return space + (counter === undefined ? reading : figure + counter);
  });
}

/** A library's text as it is shown: with the readings it has written, without them, or for children with them alone. */
export function libraryText(text: string, language: Language, furigana: boolean): string {
  return language === "ja-x-child" ? readingsAlone(text) : writtenReadings(text, furigana);
}

/** The text without its readings, for accessible names and attributes. */
export function withoutReadings(text: string): string {
  return hasReadings(text) ? text.replace(ANNOTATED, "$1") : text;
}

/** The pieces of a text, in order. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(ANNOTATED)) {
    if (match.index > at) pieces.push({ base: text.slice(at, match.index) });
    pieces.push({ base: match[1] ?? "", reading: match[2] ?? "" });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ base: text.slice(at) });
  return pieces;
}

/** A piece split at phrase ends; `at` is its start. Readings are not split. */
function cut(piece: Piece, at: number, ends: readonly number[]): readonly Piece[] {
  if (piece.reading !== undefined) return [piece];
  const inside = ends.map((end) => end - at).filter((place) => place > 0 && place < piece.base.length);
  return [0, ...inside].map((from, part) => ({ base: piece.base.slice(from, inside[part]) }));
}

/** The pieces of a text by phrases, after which a line may break. A text with spaces breaks there, and after punctuation. */
export function phrasesOf(text: string): readonly (readonly Piece[])[] {
  const pieces = piecesOf(text);
  const bare = pieces.map(({ base }) => base).join("");
  const ends = bare.includes(" ") ? endsOfClauses(bare) : endsOfPhrases(bare);
  const phrases: Piece[][] = [[]];
  let at = 0;
  for (const piece of pieces) {
    for (const part of cut(piece, at, ends)) {
      if (ends.includes(at)) phrases.push([]);
      phrases.at(-1)?.push(part);
      at += part.base.length;
    }
  }
  return phrases;
}

const endsOfClauses = (text: string): readonly number[] =>
  [...text.matchAll(/[、。](?=\S)/gu)].map(({ index }) => index + 1);

/** Where the phrases of a text end, before its last character, as ascending places in the text. */
export type PhraseEnds = (text: string) => readonly number[];

/** Word joiner: a phrase does not end at it. */
export const JOINED = "\u2060";

let phraseEnds: PhraseEnds | null = null;
/** A cache of texts; the oldest is dropped. */
const known = new Map<string, readonly number[]>();
const MOST_KNOWN = 400;

/** Sets the segmenter, which is loaded with the readings. */
export function bringPhraseEnds(ends: PhraseEnds): void {
  phraseEnds = ends;
}

/** Forgets all texts: some are a patron's. */
export function forgetPhrases(): void {
  known.clear();
}

/** Ends of the phrases of a Japanese text; none until the segmenter is set. */
export function endsOfPhrases(text: string): readonly number[] {
  if (phraseEnds === null) return [];
  const there = known.get(text);
  if (there !== undefined) return there;
  const ends = phraseEnds(text).filter((end) => text[end] !== JOINED && text[end - 1] !== JOINED);
  const [oldest] = known.keys();
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(text, ends);
  return ends;
}
