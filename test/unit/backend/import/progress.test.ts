import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { progressOn } from "#backend/import/progress.ts";

/** What a run of ten seconds shows, with a list of this length. */
function shown(isTTY: boolean, whole: number | null): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 120 });
  let now = 0;
  const view = progressOn(stream as unknown as NodeJS.WriteStream, () => now);
  for (const done of [0, 2000, 4000]) {
    view.show({ records: done, rejected: 3, done, whole });
    now += 5000;
  }
  view.end();
  return String(stream.read());
}

test("a bar on a terminal has the share, records, rate, time left and rejected records", () => {
  expect(shown(true, 10_000)).toContain("40% | 4000 records | 400/s | 0:15 left | 3 rejected");
});

test("elsewhere, and where the length is not told, there is a line every five seconds", () => {
  expect(shown(false, 10_000)).toBe(
    "20% 2000 records, 400/s, 0:20 left\n40% 4000 records, 400/s, 0:15 left\n",
  );
  expect(shown(true, null)).toBe("2000 records, 400/s\n4000 records, 400/s\n");
});
