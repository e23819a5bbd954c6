/** Kana of a strict key: no small ones, and of those that sound alike only one. */
const KANA = [
  ..."あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん",
  ..."がぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽ",
];

/**
 * Every key that is one slip away from a key in kana: a character too many, one missing, one wrong, two swapped. A key
 * of n characters has about 140 n of them; a key with anything but kana has only those that need no new character.
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

/** Are two keys at most one slip apart? */
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
