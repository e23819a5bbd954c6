/** Characters of a `unicode-range`. */
export function charactersOf(range: string): readonly number[] {
  return range.split(",").flatMap((part) => {
    const [first = 0, last = first] = part
      .trim()
      .slice(2)
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, more) => first + more);
  });
}

/** A `unicode-range` of characters in ascending order. */
export function rangeOf(characters: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const one of characters) {
    const last = spans.at(-1);
    if (last !== undefined && one === last[1] + 1) last[1] = one;
    else spans.push([one, one]);
  }
  const hex = (one: number): string => one.toString(16);
  return spans
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(",");
}
