/** More came than an answer may have. */
export class TooLong extends Error {
  override readonly name = "TooLong";
}

/** Room at the beginning: most answers are shorter. */
const FIRST_ROOM = 16 * 1024;

/** More room for what has come so far; the old one is overwritten. */
function grown(store: Uint8Array, length: number, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(store.length * 2, needed));
  larger.set(store.subarray(0, length));
  store.fill(0);
  return larger;
}

/**
 * The bytes of a stream, read to its end, in a store of their own. Every piece is overwritten with zeros as soon as it has been
 * read: the memory that a connection reads into holds nothing of anybody (R78). Rejects with what the stream fails with, and
 * with `TooLong` beyond `most` bytes; what came is overwritten then, and the stream is destroyed.
 */
export async function takenBytes(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
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
