import { describe, expect, test } from "vitest";
import { type Block, cutFlow } from "#renderer/components/page-breaks.ts";

const rows = (count: number, height: number, gap: number): readonly Block[] =>
  Array.from({ length: count }, (_, index) => {
    const top = index * (height + gap);
    return { top, bottom: top + height };
  });

describe("a flow that is higher than its room", () => {
  test("is one part when it fits", () => {
    expect(cutFlow(rows(2, 100, 10), 210, 300)).toEqual([{ start: 0, end: 210 }]);
  });

  test("is cut between rows, and no row is lost or cut", () => {
    const blocks = rows(7, 100, 10);
    const cuts = cutFlow(blocks, 760, 250);
    for (const { start, end } of cuts) expect(end - start).toBeLessThanOrEqual(250);
    for (const { top, bottom } of blocks) {
      expect(cuts.filter(({ start, end }) => start <= top && bottom <= end)).toHaveLength(1);
      expect(cuts.filter(({ start, end }) => top < end && bottom > start)).toHaveLength(1);
    }
  });

  test("shows a lower edge that ends a hair below the cut once", () => {
    const blocks = [
      { top: 0, bottom: 40 },
      { top: 50, bottom: 100.6 },
      { top: 112, bottom: 200 },
    ];
    expect(cutFlow(blocks, 200, 100)[1]?.start).toBe(100.6);
  });

  test("is cut inside something only when that alone is higher than the room, and then between its lines", () => {
    const card = { top: 0, bottom: 500 };
    const lines = rows(10, 40, 10);
    const cuts = cutFlow([card, ...lines], 500, 220);
    for (const { top, bottom } of lines) {
      expect(cuts.filter(({ start, end }) => start <= top && bottom <= end)).toHaveLength(1);
    }
  });

  describe("whose first part would be half empty", () => {
    const head = { top: 0, bottom: 100 };
    const lines = rows(6, 40, 10).map(({ top, bottom }) => ({ top: top + 110, bottom: bottom + 110 }));
    const row = { top: 110, bottom: 400 };

    test("begins a row there, cut between its lines", () => {
      const [first] = cutFlow([head, { ...row, soft: true }, ...lines], 400, 300);
      expect(first).toEqual({ start: 0, end: 300 });
    });

    test("shows no bare edge of a row whose first line is in the next part", () => {
      const edge = { top: 190, bottom: 420, soft: true };
      const below = rows(3, 40, 10).map(({ top, bottom }) => ({ top: top + 280, bottom: bottom + 280 }));
      const [first, second] = cutFlow([head, edge, ...below], 420, 300);
      expect(first?.end).toBeLessThanOrEqual(190);
      expect(second?.start).toBe(190);
    });

    test("shows no bare edge of a row whose last line was in the part before", () => {
      const edge = { top: 110, bottom: 330, soft: true };
      const after = { top: 350, bottom: 450 };
      const cuts = cutFlow([head, edge, ...lines.slice(0, 4), after], 450, 310);
      expect(cuts).toEqual([
        { start: 0, end: 310 },
        { start: 330, end: 450 },
      ]);
    });

    test("cuts no control for that", () => {
      const [first] = cutFlow([head, row, ...lines], 400, 300);
      expect(first?.end).toBeLessThanOrEqual(110);
    });
  });

  test("keeps what stands in another column whole while a high one is cut", () => {
    const left = { top: 0, bottom: 900 };
    const right = rows(6, 130, 20);
    const cuts = cutFlow([left, ...right], 900, 320);
    for (const { top, bottom } of right) {
      expect(cuts.some(({ start, end }) => start <= top && bottom <= end)).toBe(true);
    }
  });

  test("goes on below two columns that leave no gap through both: nothing is left out, and no line is cut", () => {
    const left = { top: 60, bottom: 400 };
    const lines = rows(4, 100, 0).map(({ top, bottom }) => ({ top: top + 80, bottom: bottom + 80 }));
    const [last] = rows(1, 100, 0).map(({ top, bottom }) => ({ top: top + 470, bottom: bottom + 470 }));
    const cuts = cutFlow([{ top: 0, bottom: 50 }, left, ...lines, last as Block], 570, 420);
    expect(cuts.at(-1)?.end).toBe(570);
    for (const { top, bottom } of [...lines, last as Block])
      expect(cuts.some(({ start, end }) => start <= top && bottom <= end)).toBe(true);
  });

  test("cuts the higher thing where two overlap without end, and shows all of it", () => {
    const cuts = cutFlow(
      [
        { top: 0, bottom: 300 },
        { top: 280, bottom: 560 },
        { top: 0, bottom: 590 },
      ],
      590,
      400,
    );
    expect(cuts[0]?.start).toBe(0);
    for (const [index, { end }] of cuts.slice(0, -1).entries())
      expect(cuts[index + 1]?.start).toBeLessThanOrEqual(end);
    expect(cuts.at(-1)?.end).toBe(590);
  });

  test("shows more than a heading where two columns below it leave no gap through both", () => {
    const heading = { top: 0, bottom: 60 };
    const left = [
      { top: 70, bottom: 330 },
      { top: 350, bottom: 620 },
    ];
    const right = rows(4, 130, 14).map(({ top, bottom }) => ({ top: top + 70, bottom: bottom + 70 }));
    const [first, ...more] = cutFlow([heading, ...left, ...right], 646, 560);
    expect(first?.end).toBeGreaterThan(300);
    expect(more.at(-1)?.end).toBe(646);
  });

  test("leaves a high row whole below a heading: nothing stands beside it", () => {
    expect(
      cutFlow(
        [
          { top: 0, bottom: 60 },
          { top: 70, bottom: 570 },
        ],
        570,
        520,
      )[0],
    ).toEqual({ start: 0, end: 60 });
  });

  test("takes an icon beside the words of a row for no column: the row stays whole", () => {
    const row = { top: 123, bottom: 600 };
    const [icon, line] = [
      { top: 435, bottom: 510 },
      { top: 464, bottom: 522 },
    ];
    const cuts = cutFlow([{ top: 0, bottom: 111 }, row, icon, line], 600, 598);
    expect(cuts).toEqual([
      { start: 0, end: 111 },
      { start: 123, end: 600 },
    ]);
  });

  test("ends, whatever it is given", () => {
    expect(cutFlow([], 1000, 300)).toHaveLength(1);
    expect(cutFlow(rows(3, 1, 0), 3, 1).length).toBeLessThanOrEqual(3);
  });
});
