/** The stream is longer than the limit. */
export class TooLong extends Error {
  override readonly name = "TooLong";
}

/** Initial buffer size in bytes; most answers are shorter. */
const FIRST_ROOM = 16 * 1024;

/** A larger copy of the buffer; the old one is wiped. */
function grown(store: Uint8Array, length: number, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(store.length * 2, needed));
  larger.set(store.subarray(0, length));
  store.fill(0);
  return larger;
}

/**
 * Reads a stream to its end into one buffer, and wipes each chunk, so that no patron data stays in the connection's read
 * buffers (R78). Rejects with the stream's error, or with `TooLong` beyond `most` bytes; the buffer is then wiped and the
 * stream destroyed.
 */
export async function readAndWipe(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  let store = new Uint8Array(Math.min(FIRST_ROOM, most));
  let length = 0;
  try {
    for await (const piece of stream) {
      const end = length + piece.length;
      if (end <= most) {
        if (end > store.length) store = grown(store, length, end);
        store.set(piece, length);
        length = end;
      }
      piece.fill(0);
      if (end > most) throw new TooLong("longer than an answer may be");
    }
  } catch (error) {
    store.fill(0);
    throw error;
  }
  return store.subarray(0, length);
}
