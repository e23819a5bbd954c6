import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COLLECT_AFTER_MS, collectAfterVisits, collectGarbage } from "#main/visit/collect-heap.ts";
import type { VisitState } from "#main/visit/state.ts";

describe("what main knew of a patron is collected when the kiosk is idle", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function terminal() {
    let settle = (): void => undefined;
    let phase: VisitState["phase"] = "attract";
    const collect = vi.fn();
    const onSettled = (listener: () => void): void => {
      settle = listener;
    };
    collectAfterVisits({ onSettled, state: () => ({ phase }) }, collect);
    return {
      collect,
      settle: () => settle(),
      become: (next: VisitState["phase"]) => {
        phase = next;
      },
    };
  }

  it("once after each visit, when the next page is on the screen", () => {
    const { collect, settle } = terminal();
    settle();
    vi.advanceTimersByTime(COLLECT_AFTER_MS - 1);
    expect(collect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10 * COLLECT_AFTER_MS);
    expect(collect).toHaveBeenCalledOnce();
  });

  it.each(["open", "ending"] as const)("not while a visit is %s", (phase) => {
    const { collect, settle, become } = terminal();
    settle();
    become(phase);
    vi.advanceTimersByTime(10 * COLLECT_AFTER_MS);
    expect(collect).not.toHaveBeenCalled();
  });

  it("once, when one visit follows upon another", () => {
    const { collect, settle } = terminal();
    settle();
    vi.advanceTimersByTime(COLLECT_AFTER_MS / 2);
    settle();
    vi.advanceTimersByTime(10 * COLLECT_AFTER_MS);
    expect(collect).toHaveBeenCalledOnce();
  });
});

it("unreferenced objects are gone, and no other part of the program can collect", async () => {
  // A reference that was just made or looked at holds until the turn is over.
  const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 20));
  const held = (() => new WeakRef({}))();
  await nextTurn();
  expect(held.deref()).toBeDefined();
  await nextTurn();
  collectGarbage();
  expect(held.deref()).toBeUndefined();
  expect(runInNewContext("typeof gc")).toBe("undefined");
});
