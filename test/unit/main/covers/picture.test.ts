import { describe, expect, it } from "vitest";
import { readPicture, typeOf } from "#main/covers/picture.ts";
import { JPEG_FILE, pngClaiming, pngFile, WEBP_FILE } from "#test/support/main/cover-files.ts";

const MILLION = 1_000_000;

/** A WebP whose only chunk is this one. */
function webpWith(kind: string, chunk: string): Buffer {
  return Buffer.concat([
    Buffer.from(`RIFF\0\0\0\0WEBP${kind}\x0a\0\0\0`, "latin1"),
    Buffer.from(chunk, "hex"),
  ]);
}

describe("what a page is given to decode", () => {
  it("is JPEG, PNG or WebP by its first bytes", () => {
    expect(typeOf(JPEG_FILE)).toBe("image/jpeg");
    expect(typeOf(pngFile(60, 84))).toBe("image/png");
    expect(typeOf(WEBP_FILE)).toBe("image/webp");
    for (const other of [
      "GIF89a",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "BM",
      "RIFF1234WAVEfmt ",
      "\x00\x00\x01\x00",
      "",
    ])
      expect(typeOf(Buffer.from(other, "latin1"))).toBeNull();
  });

  it("keeps each format with its bytes, in memory of its own", () => {
    for (const file of [JPEG_FILE, pngFile(60, 84), WEBP_FILE]) {
      const picture = readPicture(file, MILLION);
      expect(picture?.bytes).toEqual(new Uint8Array(file));
      expect(picture?.bytes.buffer.byteLength).toBe(file.byteLength);
    }
  });

  it("has its size in each kind of WebP, and in a JPEG with fill bytes", () => {
    const lossless = webpWith("VP8L", "2f3bc014000000000000");
    const extended = webpWith("VP8X", "000000003b0000530000");
    const filled = Buffer.concat([
      JPEG_FILE.subarray(0, 2),
      Buffer.from("ffffff", "hex"),
      JPEG_FILE.subarray(2),
    ]);
    for (const file of [lossless, extended, filled, WEBP_FILE, JPEG_FILE]) {
      expect(readPicture(file, 60 * 84)).not.toBeNull();
      expect(readPicture(file, 60 * 84 - 1)).toBeNull();
    }
  });

  it("has no more pixels than allowed, by what its head claims", () => {
    expect(readPicture(pngFile(60, 84), 60 * 84)).not.toBeNull();
    expect(readPicture(pngFile(60, 84), 60 * 84 - 1)).toBeNull();
    expect(readPicture(pngClaiming(30_000, 30_000), 4 * MILLION)).toBeNull();
    expect(readPicture(pngClaiming(0, 0), 4 * MILLION)).toBeNull();
    expect(readPicture(pngClaiming(0xffff_ffff, 0xffff_ffff), 4 * MILLION)).toBeNull();
  });

  it("is no sign for 'no picture': a pixel, a line", () => {
    for (const [width, height] of [
      [1, 1],
      [15, 100],
      [100, 15],
      [16, 81],
      [600, 16],
    ] as const)
      expect(readPicture(pngFile(width, height), MILLION)).toBeNull();
    expect(readPicture(pngFile(16, 80), MILLION)).not.toBeNull();
  });

  it("is whole enough to tell its size; every shorter file is refused or read, and none throws", () => {
    for (const file of [JPEG_FILE, WEBP_FILE, pngFile(60, 84)])
      for (let length = 0; length < file.length; length += 1)
        expect(() => readPicture(file.subarray(0, length), MILLION)).not.toThrow();
    expect(readPicture(Buffer.from("ffd8ffe0", "hex"), MILLION)).toBeNull();
    expect(
      readPicture(Buffer.concat([Buffer.from("ffd8ff", "hex"), Buffer.alloc(5000, 0xff)]), MILLION),
    ).toBeNull();
  });
});
