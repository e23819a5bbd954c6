/** Longest valid answer in bytes; the longest real ones, with hundreds of loans, have about 20 kB. */
const MAX_FRAME_BYTES = 64 * 1024;
const CR = 0x0d;

/** Bytes between messages that belong to none: LF of a CR LF, NUL, blanks (SIP-1). */
function isJunk(byte: number | undefined): boolean {
  return byte === 0x0a || byte === CR || byte === 0x00 || byte === 0x20;
}

/** Bytes without leading junk. */
export function withoutJunk(bytes: Buffer): Buffer {
  let start = 0;
  while (start < bytes.length && isJunk(bytes[start])) start += 1;
  return bytes.subarray(start);
}

/** Assembles messages from chunks. */
export interface Frames {
  /** Takes the next chunk; returns the messages that are complete now, without their ends, or null if one is too long. */
  push(piece: Uint8Array): Buffer[] | null;
  /** The bytes since the last end, without leading junk. */
  pending(): Buffer;
  /** Discards and wipes everything: a message may contain patron data. */
  clear(): void;
}

/** Splits a stream at each CR; in all supported encodings CR is never part of another character. */
export function createFrames(): Frames {
  let store = Buffer.alloc(1024);
  let length = 0;
  let overflown = false;

  function add(bytes: Uint8Array): boolean {
    if (length + bytes.length > MAX_FRAME_BYTES) return false;
    if (length + bytes.length > store.length) {
      const larger = Buffer.alloc(Math.max(store.length * 2, length + bytes.length));
      store.copy(larger, 0, 0, length);
      store.fill(0);
      store = larger;
    }
    store.set(bytes, length);
    length += bytes.length;
    return true;
  }

  function take(): Buffer {
    const frame = withoutJunk(Buffer.from(store.subarray(0, length)));
    clear();
    return frame;
  }

  function clear(): void {
    store.fill(0, 0, length);
    length = 0;
  }

  return {
    push(piece) {
      const frames: Buffer[] = [];
      for (let start = 0; start < piece.length && !overflown; ) {
        const end = piece.indexOf(CR, start);
        overflown = !add(piece.subarray(start, end === -1 ? piece.length : end));
        if (end === -1) break;
        const frame = take();
        if (frame.length > 0) frames.push(frame);
        start = end + 1;
      }
      return overflown ? null : frames;
    },
    pending: () => withoutJunk(Buffer.from(store.subarray(0, length))),
    clear,
  };
}
