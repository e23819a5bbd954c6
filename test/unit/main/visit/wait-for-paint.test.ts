import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Page } from "#main/shell/page.ts";
import { type Deferred, deferred } from "#main/time/deferred.ts";
import { isPaintedInTime, PAINT_LIMIT_MS, unlessLost } from "#main/visit/wait-for-paint.ts";

describe("work on a page that may be lost", () => {
  it("is answered, when the page stays", async () => {
    expect(await unlessLost({ lost: deferred<void>().promise }, Promise.resolve("done"))).toBe("done");
  });

  it("is not waited for, when the page is lost meanwhile: it would never answer", async () => {
    const lost = deferred<void>();
    const work = unlessLost({ lost: lost.promise }, new Promise<string>(() => undefined));
    lost.resolve();
    expect(await work).toBeNull();
  });

  it("that fails because the page dies is no fault of the work: its death is told a moment later", async () => {
    const lost = deferred<void>();
    const work = unlessLost({ lost: lost.promise }, Promise.reject(new Error("no frame")));
    setTimeout(lost.resolve, 20);
    expect(await work).toBeNull();
  });

  it("that fails on a page that is there fails", async () => {
    const work = Promise.reject(new Error("nonsense"));
    await expect(unlessLost({ lost: deferred<void>().promise }, work)).rejects.toThrow("nonsense");
  });
});

describe("a page that goes live", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const never = (): Deferred<void> => deferred<void>();
  const pageOf = (painted: Deferred<void>, lost = never()): Page =>
    ({ greeted: never().promise, painted: painted.promise, lost: lost.promise }) as unknown as Page;

  it("stands when its first picture is there", async () => {
    const painted = never();
    const stands = isPaintedInTime(pageOf(painted));
    painted.resolve();
    expect(await stands).toBe(true);
  });

  it("is given up when it is lost, and when it never shows one (R84)", async () => {
    const lost = never();
    const gone = isPaintedInTime(pageOf(never(), lost));
    lost.resolve();
    expect(await gone).toBe(false);
    const stuck = isPaintedInTime(pageOf(never()));
    await vi.advanceTimersByTimeAsync(PAINT_LIMIT_MS);
    expect(await stuck).toBe(false);
  });
});
