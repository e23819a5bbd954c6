import { describe, expect, it } from "vitest";
import {
  barcodeOf,
  COPIES,
  cardOf,
  copyMark,
  MOST_VISITS,
  markOf,
  marksIn,
  marksInBytes,
  PATRONS,
  patronMark,
} from "#soak/visits/marks.ts";

describe("marks", () => {
  it.each(["latin", "kana"] as const)("%s: are read back among other words, each for itself", (hand) => {
    for (const number of [0, 7, 101, 1234, MOST_VISITS, patronMark(PATRONS - 1)]) {
      expect(marksIn(`前${markOf(hand, number)}後`)).toEqual([number]);
    }
    expect(marksIn([3, 1, 3].map((number) => markOf(hand, number)).join(""))).toEqual([1, 3]);
  });

  it("ask for no key twice in a row", () => {
    for (let number = 0; number < 100_000; number += 997) {
      for (const hand of ["latin", "kana"] as const) expect(markOf(hand, number)).not.toMatch(/(.)\1/u);
    }
  });

  it("a card is its patron's mark, a longer number and half a mark are none", () => {
    expect(marksIn(`{"card":"${cardOf(12)}"}`)).toEqual([patronMark(12)]);
    expect(marksIn(`${cardOf(12)}3`)).toEqual([]);
    expect(marksIn("2904999")).toEqual([]);
    expect(marksIn(markOf("latin", 5).slice(0, -1))).toEqual([]);
  });

  it("a barcode is its copy's mark, one of another copy and a longer number are none", () => {
    expect(marksIn(`"${barcodeOf(COPIES - 1)}"`)).toEqual([copyMark(COPIES - 1)]);
    expect(barcodeOf(7)).toMatch(/^1\d{8}$/u);
    expect(marksIn(`${barcodeOf(3)}4`)).toEqual([]);
    expect(marksIn("190473999")).toEqual([]);
    expect(copyMark(0)).toBeGreaterThan(MOST_VISITS);
    expect(copyMark(COPIES - 1)).toBeLessThan(patronMark(0));
  });

  it("are found in bytes as programs have them in files and in memory", () => {
    const written = [
      Buffer.from("\u0000\u0001"),
      Buffer.from(markOf("kana", 8), "utf16le"),
      Buffer.from(markOf("latin", 9), "utf8"),
      Buffer.from(`x${cardOf(2)}\n`, "utf16le"),
      Buffer.from(barcodeOf(4)),
    ];
    expect(marksInBytes(Buffer.concat(written))).toEqual([8, 9, copyMark(4), patronMark(2)]);
    expect(marksInBytes(Buffer.alloc(1000))).toEqual([]);
  });
});
