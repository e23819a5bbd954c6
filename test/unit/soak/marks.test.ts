import { describe, expect, it } from "vitest";
import {
  cardOf,
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

  it("are found in bytes as programs have them in files and in memory", () => {
    const written = [
      Buffer.from("\u0000\u0001"),
      Buffer.from(markOf("kana", 8), "utf16le"),
      Buffer.from(markOf("latin", 9), "utf8"),
      Buffer.from(`x${cardOf(2)}\n`, "utf16le"),
    ];
    expect(marksInBytes(Buffer.concat(written))).toEqual([8, 9, patronMark(2)]);
    expect(marksInBytes(Buffer.alloc(1000))).toEqual([]);
  });
});
