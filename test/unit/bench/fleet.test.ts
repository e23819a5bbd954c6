import { describe, expect, it } from "vitest";
import { enginesOf, nameOf, sizesOf } from "#bench/backend/sizes.ts";
import { bendOf, isWithin } from "#bench/fleet/verdict.ts";

const hundred = (slow: number): readonly number[] =>
  Array.from({ length: 100 }, (_, at) => (at < slow ? 250 : 8));

describe("the verdict of the fleet's calls", () => {
  it("keeps the budget while one call in twenty is slow, and no longer", () => {
    expect(isWithin(hundred(5), 0)).toBe(true);
    expect(isWithin(hundred(6), 0)).toBe(false);
  });

  it("gives no figure for few calls, and a quick answer does not make up for a failed one", () => {
    expect(isWithin(hundred(0).slice(0, 19), 0)).toBeNull();
    expect(isWithin(hundred(0), 1)).toBe(false);
  });
});

describe("where a curve bends", () => {
  const curve = (...costs: readonly number[]) => costs.map((cost, at) => ({ size: 10 ** at, cost }));

  it("nowhere while the cost stays, or is too small to be told", () => {
    expect(bendOf(curve(2, 2.4, 1.9, 2.6))).toBeNull();
    expect(bendOf(curve(0.05, 0.1, 0.2))).toBeNull();
    expect(bendOf([])).toBeNull();
  });

  it("at the first size that costs half as much again, whatever the order", () => {
    expect(bendOf(curve(2, 2.1, 3.2, 30).toReversed())).toBe(100);
  });
});

describe("sizes and engines of an option", () => {
  it("are numbers with their unit, and back", () => {
    expect(sizesOf("300,20k,1.5M")).toEqual([300, 20_000, 1_500_000]);
    expect([300, 20_000, 1_500_000].map(nameOf)).toEqual(["300", "20k", "1.5M"]);
    expect(enginesOf("postgres,sqlite")).toEqual(["postgres", "sqlite"]);
  });

  it("are refused when they are neither", () => {
    expect(() => sizesOf("20K")).toThrow("20K");
    expect(() => sizesOf("0")).toThrow("0");
    expect(() => enginesOf("mysql")).toThrow("mysql");
  });
});
