/** Kana in strict keys: no small ones, and only one of those that sound alike. */
const KANA = [
  ..."あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん",
  ..."がぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽ",
];

/**
 * All keys one edit away from a kana key: a character inserted, deleted, replaced, or two swapped. A key of n characters has
 * about 140 n of them; keys with other characters only those without a new character.
 */
export function oneSlipAway(key: string): readonly string[] {
  const chars = [...key];
  const letters = /^\p{Script=Hiragana}+$/u.test(key) ? KANA : [];
  const slips = new Set<string>();
  for (let at = 0; at <= chars.length; at += 1) {
    const before = chars.slice(0, at).join("");
    const [first = "", second = "", ...rest] = chars.slice(at);
    const after = second + rest.join("");
    for (const letter of letters) slips.add(before + letter + first + after);
    if (first === "") continue;
    slips.add(before + after);
    for (const letter of letters) slips.add(before + letter + after);
    if (second !== "") slips.add(before + second + first + rest.join(""));
  }
  slips.delete(key);
  slips.delete("");
  return [...slips];
}

/** Whether two keys are at most one edit apart. */
export function isOneSlipAway(a: string, b: string): boolean {
  const [short, long] = [[...a], [...b]].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = (chars: readonly string[], from: number): string => chars.slice(from).join("");
  if (long.length > short.length) return rest(short, at) === rest(long, at + 1);
  if (rest(short, at + 1) === rest(long, at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && rest(short, at + 2) === rest(long, at + 2)
  );
}

/** Two keys without their common prefix and suffix. */
function difference(a: string, b: string): readonly [string, string] {
  const [x, y] = [[...a], [...b]];
  const shorter = Math.min(x.length, y.length);
  let start = 0;
  while (start < shorter && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < shorter - start && x.at(-1 - end) === y.at(-1 - end)) end += 1;
  const middle = (chars: readonly string[]): string => chars.slice(start, chars.length - end).join("");
  return [middle(x), middle(y)];
}

const KANJI = /^\p{Script=Han}{1,2}$/u;
const SOME_KANA = /^\p{Script=Hiragana}{1,4}$/u;

/** Whether one or two kanji of one key are kana in the other: 星の王子様, 星の王子さま. */
export function isWrittenOtherwise(a: string, b: string): boolean {
  const [x, y] = difference(a, b);
  return a !== x && b !== y && ((KANJI.test(x) && SOME_KANA.test(y)) || (KANJI.test(y) && SOME_KANA.test(x)));
}

/** Minimum number of letters for transpositions. */
const LETTERS_TO_MIX = 5;

/**
 * Whether two keys begin the same and continue with the same letters in another order, except one missing or added: なつめせきそ,
 * なつめそうせき.
 */
export function isMixedUp(a: string, b: string): boolean {
  const half = Math.floor(Math.min(a.length, b.length) / 2);
  if (Math.min(a.length, b.length) < LETTERS_TO_MIX || a.slice(0, half) !== b.slice(0, half)) return false;
  const left = [...b];
  let tooMany = 0;
  for (const char of a) {
    const at = left.indexOf(char);
    if (at === -1) tooMany += 1;
    else left.splice(at, 1);
  }
  return tooMany + left.length <= 1;
}

/** Minimum number of letters of a prefix. */
const LETTERS_TO_BEGIN = 5;

/** Whether a key begins with something one edit away from another key of five letters or more. */
export function beginsOneSlipAway(text: string, beginning: string): boolean {
  const [chars, length] = [[...text], [...beginning].length];
  return (
    length >= LETTERS_TO_BEGIN &&
    [length - 1, length, length + 1].some((some) => isOneSlipAway(chars.slice(0, some).join(""), beginning))
  );
}
