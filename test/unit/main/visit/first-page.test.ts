import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { REHEARSED_MS, replaceFirstPage, SPARE_MS } from "#main/visit/first-page.ts";
import type { VisitState } from "#main/visit/state.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function open() {
  let now: Pick<VisitState, "phase" | "visit"> = { phase: "attract", visit: 1 };
  const done: string[] = [];
  replaceFirstPage({
    painted: Promise.resolve(),
    state: () => now,
    warm: () => done.push("warm"),
    renewPage: () => done.push("renew"),
  });
  await vi.advanceTimersByTimeAsync(SPARE_MS - 1);
  expect(done).toEqual([]);
  return {
    done,
    becomes: (next: typeof now) => {
      now = next;
    },
  };
}

it("replaces the first page once its spare has had time to render the keyboard", async () => {
  const { done } = await open();
  vi.advanceTimersByTime(1);
  expect(done).toEqual(["warm"]);
  vi.advanceTimersByTime(REHEARSED_MS);
  expect(done).toEqual(["warm", "renew"]);
  vi.advanceTimersByTime(600_000);
  expect(done).toHaveLength(2);
});

it.each([
  { phase: "open", visit: 1 },
  { phase: "ending", visit: 1 },
  { phase: "attract", visit: 2 },
  { phase: "out-of-order", visit: 1 },
] as const)("does nothing in %o", async (state) => {
  const { done, becomes } = await open();
  becomes(state);
  vi.advanceTimersByTime(SPARE_MS + REHEARSED_MS);
  expect(done).toEqual([]);
});

it("leaves the page to a patron who comes meanwhile", async () => {
  const { done, becomes } = await open();
  vi.advanceTimersByTime(1);
  becomes({ phase: "open", visit: 1 });
  vi.advanceTimersByTime(REHEARSED_MS);
  expect(done).toEqual(["warm"]);
});
