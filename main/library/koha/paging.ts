/** A page as Koha counts it: `_page` (first = 1) and `_per_page`. */
export interface KohaPage {
  readonly page: number;
  readonly size: number;
}

/**
 * The smallest page of Koha's that holds the `count` rows from the `from`th on (first = 0). Koha pages by whole pages only, and a
 * request for one row more than a screen shows fits no multiple of the screen's page.
 */
export function pageAround(from: number, count: number): KohaPage {
  let size = count;
  while (Math.floor(from / size) !== Math.floor((from + count - 1) / size)) size += 1;
  return { page: Math.floor(from / size) + 1, size };
}
