import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { replaceFirstPage, SPARE_MS } from "#main/visit/first-page.ts";
import type { VisitState } from "#main/visit/state.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function open() {
  let now: Pick<VisitState, "phase" | "visit"> = { phase: "attract", visit: 1 };
  const done: string[] = [];
  const spare = Promise.withResolvers<void>();
  replaceFirstPage({
    painted: Promise.resolve(),
    state: () => now,
    rehearse() {
      done.push("rehearse");
      return spare.promise;
    },
    renewPage: () => done.push("renew"),
  });
  await vi.advanceTimersByTimeAsync(SPARE_MS - 1);
  expect(done).toEqual([]);
  return {
    done,
    spare,
    becomes: (next: typeof now) => {
      now = next;
    },
  };
}

it("replaces the first page once its spare has rendered the keyboard, however long that takes", async () => {
  const { done, spare } = await open();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).toEqual(["rehearse"]);
  spare.resolve();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(done).toEqual(["rehearse", "renew"]);
});

it("leaves it if the spare is lost", async () => {
  const { done, spare } = await open();
  await vi.advanceTimersByTimeAsync(1);
  spare.reject(new Error("the page went away"));
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
  const { done, spare, becomes } = await open();
  await vi.advanceTimersByTimeAsync(1);
  becomes({ phase: "open", visit: 1 });
  spare.resolve();
  await vi.advanceTimersByTimeAsync(SPARE_MS);
  expect(done).toEqual(["rehearse"]);
});
