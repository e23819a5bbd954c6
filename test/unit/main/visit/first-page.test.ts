import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { replaceFirstPage, SPARE_MS } from "#main/visit/first-page.ts";
import { REHEARSAL_LIMIT_MS } from "#main/visit/idle-page.ts";
import type { VisitState } from "#main/visit/state.ts";
import { spareAndScanner } from "#test/support/main/spare-page.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function open() {
  const { deps, ...spare } = spareAndScanner();
  let now: Pick<VisitState, "phase" | "visit"> = { phase: "attract", visit: 1 };
  replaceFirstPage({ ...deps, painted: Promise.resolve(), state: () => now });
  await vi.advanceTimersByTimeAsync(SPARE_MS - 1);
  expect(spare.done).toEqual([]);
  return {
    ...spare,
    becomes: (next: typeof now) => {
      now = next;
    },
  };
}

it("replaces the first page once its spare has rendered the keyboard, and not before", async () => {
  const { done, ready } = await open();
  await vi.advanceTimersByTimeAsync(REHEARSAL_LIMIT_MS - 1);
  expect(done).toEqual(["rehearse"]);
  ready();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(done).toEqual(["rehearse", "renew"]);
});

it("tries others if the spare is lost, and then leaves the first page", async () => {
  const { done, ready, lost } = await open();
  await vi.advanceTimersByTimeAsync(1);
  lost();
  await vi.advanceTimersByTimeAsync(SPARE_MS);
  expect(done).toEqual(["rehearse", "rehearse"]);
  await vi.advanceTimersByTimeAsync(REHEARSAL_LIMIT_MS + SPARE_MS);
  expect(done).toEqual(["rehearse", "rehearse", "rehearse"]);
  await vi.advanceTimersByTimeAsync(REHEARSAL_LIMIT_MS);
  ready();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(done).toHaveLength(3);
});

it("waits until a code is read, and leaves the page to its patron", async () => {
  const { done, ready, reads, becomes } = await open();
  await vi.advanceTimersByTimeAsync(1);
  reads(true);
  ready();
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toEqual(["rehearse"]);
  becomes({ phase: "open", visit: 1 });
  reads(false);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(done).toEqual(["rehearse"]);
});

it.each([
  { phase: "open", visit: 1 },
  { phase: "ending", visit: 1 },
  { phase: "attract", visit: 2 },
  { phase: "out-of-order", visit: 1 },
] as const)("does nothing in %o", async (state) => {
  const { done, becomes } = await open();
  becomes(state);
  await vi.advanceTimersByTimeAsync(SPARE_MS);
  expect(done).toEqual([]);
});

it("leaves the page to a patron who comes meanwhile", async () => {
  const { done, ready, becomes } = await open();
  await vi.advanceTimersByTimeAsync(1);
  becomes({ phase: "open", visit: 1 });
  ready();
  await vi.advanceTimersByTimeAsync(SPARE_MS);
  expect(done).toEqual(["rehearse"]);
});
