import type { CoverPicture } from "#contract/domain/cover.ts";
import type { TitleId } from "#contract/domain/title.ts";

/** What is remembered of a title's cover; null = its source has none. */
export type Kept = CoverPicture | null;

/** Pictures in memory, up to so many bytes; never on disk. */
export interface CoverShelf {
  /** Undefined = nothing is known of it. */
  get(id: TitleId): Kept | undefined;
  put(id: TitleId, kept: Kept): void;
  clear(): void;
}

/** What an entry without a picture is counted as, in bytes. */
const ENTRY_BYTES = 64;

function sizeOf(kept: Kept): number {
  return ENTRY_BYTES + (kept?.bytes.byteLength ?? 0);
}

/** Makes room for a new one by giving up what was not looked at for longest. */
export function createCoverShelf(mostBytes: number): CoverShelf {
  // A Map keeps the order in which its entries were put: the first is the one not looked at for longest.
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
