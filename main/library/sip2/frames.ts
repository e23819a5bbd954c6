/** The longest answer that is one; the longest real ones, with hundreds of loans, have some 20 kB. */
const MAX_FRAME_BYTES = 64 * 1024;
const CR = 0x0d;

/** What stands between messages and belongs to none: LF of a CR LF, NUL, blanks (SIP-1). */
function isJunk(byte: number | undefined): boolean {
  return byte === 0x0a || byte === CR || byte === 0x00 || byte === 0x20;
}

/** Bytes without the junk at their start. */
export function withoutJunk(bytes: Buffer): Buffer {
  let start = 0;
  while (start < bytes.length && isJunk(bytes[start])) start += 1;
  return bytes.subarray(start);
}

/** Collects what comes in pieces. */
export interface Frames {
  /** Takes the next piece; answers the messages that are whole now, without their ends, or null: longer than any. */
  push(piece: Uint8Array): Buffer[] | null;
  /** What has come since the last end, without junk at its start. */
  pending(): Buffer;
  /** Forgets all of it: a message is somebody's. */
  clear(): void;
}

/** Cuts a stream of bytes at each CR; in none of our character tables is CR a part of another sign. */
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
