/** Part of a list that fits one page. */
export interface PageOf<T> {
  readonly items: readonly T[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** Sizes of the next and the previous page; 0 = none. */
  readonly next: number;
  readonly previous: number;
}

/** Returns one page of a list; the last one if it does not exist any more. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): PageOf<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, wanted), pages);
  const start = (page - 1) * size;
  return {
    items: all.slice(start, start + size),
    page,
    pages,
    next: Math.max(0, Math.min(size, all.length - start - size)),
    previous: page > 1 ? size : 0,
  };
}

/** Page of the first matching item; 1 if there is none. */
export function pageWith<T>(all: readonly T[], matches: (item: T) => boolean, size: number): number {
  const index = all.findIndex(matches);
  return index < 0 ? 1 : Math.floor(index / size) + 1;
}
