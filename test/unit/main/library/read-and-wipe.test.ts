import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { readAndWipe, TooLong } from "#main/library/read-and-wipe.ts";

const SECRET = Buffer.from("吾輩は猫である、名前はまだ無い".repeat(2000));

/** Bytes in pieces of so many, each a buffer of its own, as a connection hands them over. */
function pieces(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, at) => Buffer.from(bytes.subarray(at * size, (at + 1) * size)));
}

function isWiped(piece: Uint8Array): boolean {
  return piece.every((byte) => byte === 0);
}

describe("an answer that comes in pieces", () => {
  it.each([7, 1000, 16_384, 1_000_000])(
    "is whole, and every piece of %i bytes is wiped (R78)",
    async (size) => {
      const given = pieces(SECRET, size);
      expect(Buffer.compare(await readAndWipe(Readable.from(given), 1_000_000), SECRET)).toBe(0);
      expect(given.every(isWiped)).toBe(true);
    },
  );

  it("may be as long as it may, and empty", async () => {
    expect(await readAndWipe(Readable.from(pieces(SECRET, 999)), SECRET.length)).toHaveLength(SECRET.length);
    expect(await readAndWipe(Readable.from([]), 10)).toHaveLength(0);
  });

  it("is given up when it is longer; what came is wiped, and the stream is destroyed", async () => {
    const given = pieces(SECRET, 4000);
    const stream = Readable.from(given);
    await expect(readAndWipe(stream, 9000)).rejects.toThrow(TooLong);
    expect(given.slice(0, 3).every(isWiped)).toBe(true);
    expect(stream.destroyed).toBe(true);
  });

  it("fails as the stream fails", async () => {
    const stream = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        throw new Error("cut off");
      })(),
    );
    await expect(readAndWipe(stream, 100)).rejects.toThrow("cut off");
  });
});
