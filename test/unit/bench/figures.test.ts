import { describe, expect, it } from "vitest";
import { type Figure, markdown, percentile, table } from "#bench/figures.ts";

describe("figures of a bench run", () => {
  it("takes percentiles by nearest rank", () => {
    const samples = [5, 1, 3, 2, 4, 6, 7, 8, 9, 10];
    expect(percentile(samples, 0.5)).toBe(5);
    expect(percentile(samples, 0.95)).toBe(10);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it("sets each figure beside its yardstick", () => {
    const figure: Figure = {
      what: "scan to next screen",
      unit: "ms",
      samples: [20, 30],
      yardstick: { what: "bare window", samples: [10, 15] },
      budget: "50 ms",
      met: true,
    };
    const [head, row] = table([figure]).split("\n");
    expect(head).toContain("yardstick");
    expect(row).toContain("2.00x");
    expect(row).toContain("met");
    const [, , inDocs] = markdown([figure]).split("\n");
    expect(inDocs).toBe(
      "| scan to next screen | 2 | 20.0 / 30.0 ms | bare window | 10.0 / 15.0 ms | 2.00x | 50 ms | met |",
    );
  });
});
