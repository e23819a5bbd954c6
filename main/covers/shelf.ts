import type { CoverPicture } from "#contract/domain/cover.ts";
import type { TitleId } from "#contract/domain/title.ts";

/** A cached cover; null = the source has none. */
export type Kept = CoverPicture | null;

/** An in-memory cache of limited size; never on disk. */
export interface CoverShelf {
  /** Undefined = not cached. */
  get(id: TitleId): Kept | undefined;
  put(id: TitleId, kept: Kept): void;
  clear(): void;
}

/** Size of an entry without an image, in bytes. */
const ENTRY_BYTES = 64;

function sizeOf(kept: Kept): number {
  return ENTRY_BYTES + (kept?.bytes.byteLength ?? 0);
}

/** Creates it; the least recently used entries are dropped. */
export function createCoverShelf(mostBytes: number): CoverShelf {
  // A Map keeps insertion order: the first entry is the least recently used.
  const kept = new Map<TitleId, Kept>();
  let bytes = 0;

  function drop(id: TitleId): void {
    const old = kept.get(id);
    if (old === undefined) return;
    kept.delete(id);
    bytes -= sizeOf(old);
  }

  return {
    get(id) {
      const one = kept.get(id);
      if (one === undefined) return undefined;
      kept.delete(id);
      kept.set(id, one);
      return one;
    },
    put(id, one) {
      drop(id);
      if (sizeOf(one) > mostBytes) return;
      kept.set(id, one);
      bytes += sizeOf(one);
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
    clear() {
      kept.clear();
      bytes = 0;
    },
  };
}
