/** What the position in a pick list depends on. */
export interface ShelfPlace {
  readonly closedStacks: boolean;
  readonly place: { readonly ja: string };
  readonly callNumber: string;
  readonly barcode: string;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * The order of a pick list: open shelves before closed stacks, then by place, then by call number as on the label (by code point:
 * digits, Latin letters, kana), then by barcode.
 */
export function inShelfOrder<L extends { readonly copy: ShelfPlace }>(lines: readonly L[]): readonly L[] {
  return [...lines].sort(
    ({ copy: a }, { copy: b }) =>
      Number(a.closedStacks) - Number(b.closedStacks) ||
      byText(a.place.ja, b.place.ja) ||
      byText(a.callNumber, b.callNumber) ||
      byText(a.barcode, b.barcode),
  );
}
