/*
 * Readings inside a string: base text between ANCHOR and SEPARATOR, its reading up to END. They are the signs that
 * Unicode has for this (interlinear annotation); no keyboard and no catalogue of a library brings them.
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

/** The text without its readings: for names and attributes, which are spoken and not seen. */
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
