/** Where the phrases of a text end, before its last character, as ascending places in the text. */
export type PhraseEnds = (text: string) => readonly number[];

let phraseEnds: PhraseEnds | null = null;
/** Texts are shown again and again; the oldest goes first. */
const known = new Map<string, readonly number[]>();
const MOST_KNOWN = 400;

/** Whoever brings the readings brings this too: nobody else needs it. */
export function bringPhraseEnds(ends: PhraseEnds): void {
  phraseEnds = ends;
}

/** Where the phrases of a Japanese text end; nowhere while nobody knows. */
export function endsOfPhrases(text: string): readonly number[] {
  if (phraseEnds === null) return [];
  const there = known.get(text);
  if (there !== undefined) return there;
  const ends = phraseEnds(text);
  const [oldest] = known.keys();
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(text, ends);
  return ends;
}
