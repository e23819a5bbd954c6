import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CheckedIn } from "#contract/domain/lending.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { createReturns } from "#main/visit/returns.ts";
import { loan } from "#test/support/screens/sample-records.ts";

const NOW = "2026-11-28T01:15:00.000Z";

beforeEach(() => void vi.useFakeTimers({ now: new Date(NOW) }));
afterEach(() => void vi.useRealTimers());

function taken(barcode: string): CheckedIn {
  return { title: loan(barcode, `本${barcode}`).title, barcode, place: { kind: "trolley" }, tag: "unsaid" };
}

/** A library system that answers when the test says so. */
function desk() {
  const returns = createReturns();
  const sent: string[] = [];
  const waiting: ((answer: Result<CheckedIn>) => void)[] = [];
  return {
    returns,
    sent,
    bring: (barcode: string) =>
      returns.takeBack(barcode, async (turn) => {
        await turn;
        sent.push(barcode);
        return new Promise((resolve) => waiting.push(resolve));
      }),
    async answer(result: Result<CheckedIn>) {
      await vi.advanceTimersByTimeAsync(0);
      waiting.shift()?.(result);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

it("D86: copies are sent one after the other, in the order of their scans", async () => {
  const d = desk();
  const answers = ["1", "2", "3"].map(d.bring);
  for (const barcode of ["1", "2", "3"]) {
    await vi.advanceTimersByTimeAsync(0);
    expect(d.sent.at(-1)).toBe(barcode);
    await d.answer(ok(taken(barcode)));
  }
  expect(await Promise.all(answers)).toEqual(["1", "2", "3"].map((one) => ok({ ...taken(one), at: NOW })));
  expect(d.returns.ofVisit().map(({ barcode }) => barcode)).toEqual(["1", "2", "3"]);
});

it("the same copy within 30 s is one return, and a later one another", async () => {
  const d = desk();
  const first = d.bring("1");
  const meanwhile = d.bring("1");
  await d.answer(ok(taken("1")));
  await vi.advanceTimersByTimeAsync(29_000);
  const again = d.bring("1");
  await vi.advanceTimersByTimeAsync(0);
  expect(d.sent).toEqual(["1"]);
  expect([await meanwhile, await again]).toEqual([await first, await first]);
  await vi.advanceTimersByTimeAsync(1000);
  void d.bring("1");
  await vi.advanceTimersByTimeAsync(0);
  expect(d.sent).toEqual(["1", "1"]);
});

it("a copy that was lent meanwhile is returned again", async () => {
  const d = desk();
  void d.bring("1");
  await d.answer(ok(taken("1")));
  d.returns.lent("1");
  void d.bring("1");
  await vi.advanceTimersByTimeAsync(0);
  expect(d.sent).toEqual(["1", "1"]);
});

it("a copy that was refused is sent again, and one that failed stops no other", async () => {
  const d = desk();
  const no = d.bring("1");
  await d.answer(refused(refusal("not-done")));
  expect(await no).toMatchObject({ refusal: { name: "not-done" } });
  void d.bring("1");
  await d.answer(ok(taken("1")));
  expect(d.sent).toEqual(["1", "1"]);
  await expect(d.returns.takeBack("2", () => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
  void d.bring("3");
  await d.answer(ok(taken("3")));
  expect(d.returns.ofVisit().map(({ barcode }) => barcode)).toEqual(["1", "3"]);
});

it("a copy that is returned in the next visit is a return of its own", async () => {
  const d = desk();
  void d.bring("1");
  await d.answer(ok(taken("1")));
  d.returns.forget();
  void d.bring("1");
  await vi.advanceTimersByTimeAsync(0);
  expect(d.sent).toEqual(["1", "1"]);
});

it("a copy that was lent and returned again is one return for as long as any other", async () => {
  const d = desk();
  void d.bring("1");
  await d.answer(ok(taken("1")));
  await vi.advanceTimersByTimeAsync(20_000);
  d.returns.lent("1");
  void d.bring("1");
  await d.answer(ok(taken("1")));
  await vi.advanceTimersByTimeAsync(15_000);
  void d.bring("1");
  await vi.advanceTimersByTimeAsync(0);
  expect(d.sent).toEqual(["1", "1"]);
});

it("the end of a visit loses no scanned copy, and shows none of them to the next", async () => {
  const d = desk();
  void d.bring("1");
  void d.bring("2");
  await d.answer(ok(taken("1")));
  d.returns.forget();
  await d.answer(ok(taken("2")));
  expect(d.sent).toEqual(["1", "2"]);
  expect(d.returns.ofVisit()).toEqual([]);
});
