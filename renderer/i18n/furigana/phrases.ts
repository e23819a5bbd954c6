/** Where the phrases of a text end, before its last character, as ascending places in the text. */
export type PhraseEnds = (text: string) => readonly number[];

/** Word joiner: a phrase does not end at it. */
const JOINED = "\u2060";

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
