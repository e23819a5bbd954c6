import { describe, expect, it } from "vitest";
import { overviewBalance, parseAmount } from "#main/library/amounts.ts";

describe("an amount", () => {
  it.each([
    ["7.00", 7],
    ["120", 120],
    [" 12,50 ", 12.5],
    ["1,234.50", 1234.5],
    ["1,234", 1234],
    ["$3", 3],
    ["￥300", 300],
    ["12.5 €", 12.5],
    ["0", 0],
    ["-5.00", -5],
  ])("%s is read", (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  it.each(["", " ", "none", "1.2.3", "1e9", "12abc", "1,23,4", "99999999999", "NaN", "0x10"])(
    "%j is no amount",
    (text) => {
      expect(parseAmount(text)).toBeNull();
    },
  );
});

describe("what is owed", () => {
  it("has its currency, and is absent when it is zero, a credit, unknown or without a currency", () => {
    expect(overviewBalance(12.5, "USD")).toEqual({ owed: { amount: 12.5, currency: "USD" } });
    for (const [amount, currency] of [
      [0, "JPY"],
      [-3, "JPY"],
      [null, "JPY"],
      [Number.NaN, "JPY"],
      [300, ""],
      [300, "yen"],
    ] as const) {
      expect(overviewBalance(amount, currency)).toEqual({});
    }
  });
});
